package io.tierhub.cleanse;

import io.tierhub.intake.Rejection;

/** What became of one source record. */
public sealed interface Cleansed<T> {
    /** It is standardised. */
    record Clean<T>(T value) implements Cleansed<T> {}

    /** It goes to quarantine. */
    record Refused<T>(Rejection rejection) implements Cleansed<T> {}
}
