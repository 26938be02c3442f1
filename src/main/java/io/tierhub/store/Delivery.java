package io.tierhub.store;

import org.jspecify.annotations.Nullable;

/**
 * An outbox row on its way to one target.
 *
 * @param number the store's own, growing in the order of enqueuing; 0 until then
 * @param id stable over retries
 * @param seq grows for each customer and target
 * @param attempts how many were made
 * @param lastStatus the HTTP status of the last attempt; null if there was no answer
 * @param nextAttemptAt epoch milliseconds; likewise createdAt
 * @param data the event's data, JSON
 */
public record Delivery(
        long number,
        String id,
        String target,
        long customer,
        long seq,
        String type,
        Status status,
        int attempts,
        @Nullable Integer lastStatus,
        @Nullable String lastError,
        long nextAttemptAt,
        long createdAt,
        String data) {

    /** Where a delivery stands. One that is being sent is still PENDING: a stop in the middle sends it again. */
    public enum Status {
        PENDING,
        DELIVERED,
        DEAD,
        SUPERSEDED,
        /** Done without being told: the target does not have the record of this customer. */
        NOT_THERE
    }

    /** A new one, due at once. */
    public static Delivery fresh(
            String id, String target, long customer, long seq, String type, long now, String data) {
        return new Delivery(0, id, target, customer, seq, type, Status.PENDING, 0, null, null, now, now, data);
    }
}
