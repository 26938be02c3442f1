package io.tierhub.match;

import io.tierhub.cleanse.CleanRecord;

/** What matching needs of one record. */
public final class Features {
    private Features() {}

    /** Thread-safe: made in parallel by the caller. */
    public static Features of(CleanRecord record) {
        throw new UnsupportedOperationException("arrives with the next commit");
    }
}
