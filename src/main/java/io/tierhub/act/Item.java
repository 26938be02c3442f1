package io.tierhub.act;

import org.jspecify.annotations.Nullable;

/**
 * One thing that follows from a run.
 *
 * @param step its number in the action, see {@link ActionRule}
 * @param occurrence 1, and more where it is done again and again
 * @param name of the task or text; of a look or an end, that of the action
 * @param owner of a task; null otherwise
 * @param startMs when it is done, or when a task comes
 * @param dueMs until when a task is to be done; null otherwise
 */
public record Item(
        int step,
        int occurrence,
        Kind kind,
        String name,
        @Nullable String owner,
        long startMs,
        @Nullable Long dueMs,
        boolean marketing) {
    /** What there is to do. */
    public enum Kind {
        TASK,
        SEND,
        NOTIFY,
        /** The end of a sequence. */
        END,
        /** The look whether an order came. */
        THEN
    }

    /** Where it stands. */
    public enum State {
        /** Its time has not come. */
        WAITING,
        /** A task that is to be done. */
        OPEN,
        /** A task that somebody did. */
        DONE,
        /** Went out, or happened. */
        SENT,
        /** Taken back, for the customer went on. */
        CANCELLED,
        /** Not sent: no consent, or nobody to hear it. */
        SKIPPED
    }
}
