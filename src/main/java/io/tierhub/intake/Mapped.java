package io.tierhub.intake;

import org.jspecify.annotations.Nullable;

/** What became of one row. */
public sealed interface Mapped {
    /** The row as a source record. */
    record Taken(SourceRecord source) implements Mapped {}

    /**
     * The row for the quarantine.
     *
     * @param key the key that it names itself by; null where it has none, or none could be read
     */
    record Refused(Rejection why, @Nullable String key) implements Mapped {}
}
