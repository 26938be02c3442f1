package io.tierhub.store;

import io.tierhub.vocabulary.Entity;
import org.jspecify.annotations.Nullable;

/**
 * A ledger row: one content, taken in or being taken in.
 *
 * @param sha256 of the content, lower-case hex; of what is pulled, a name instead; with the system its identity
 * @param size in bytes
 * @param name of the file, without folder
 * @param reason why it was refused; null otherwise
 * @param startedAt epoch milliseconds; likewise finishedAt, null while it is read
 */
public record ImportFile(
        long id,
        String sha256,
        long size,
        String system,
        Entity entity,
        String name,
        Status status,
        Progress progress,
        @Nullable String reason,
        long startedAt,
        @Nullable Long finishedAt) {

    /** How far a file has come. */
    public enum Status {
        READING,
        /** What is pulled has no end. */
        PULLING,
        DONE,
        REFUSED
    }

    /** Chunks committed so far and the fate of their rows: totals, not increments. */
    public record Progress(int chunksDone, long rowsRead, long rowsLoaded, long rowsUnchanged, long rowsQuarantined) {
        /** Nothing yet. */
        public static final Progress NONE = new Progress(0, 0, 0, 0, 0);
    }
}
