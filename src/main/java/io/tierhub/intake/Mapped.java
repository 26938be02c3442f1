package io.tierhub.intake;

/** What became of one row. */
public sealed interface Mapped {
    /** The row as a source record. */
    record Taken(SourceRecord source) implements Mapped {}

    /** The row for the quarantine. */
    record Refused(Rejection why) implements Mapped {}
}
