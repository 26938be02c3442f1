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
 * @param note why a person dropped it, or what somebody had changed at the target; null unless there is such a thing
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
        String data,
        @Nullable String note) {

    /** Where a delivery stands. One that is being sent is still PENDING: a stop in the middle sends it again. */
    public enum Status {
        PENDING,
        /** It waits for a person, as too many customers changed at once. */
        HELD,
        DELIVERED,
        DEAD,
        SUPERSEDED,
        /** Done without being told: the target does not have the record of this customer. */
        NOT_THERE,
        /** A person gave it up. */
        DROPPED;

        /** Whether it is still to be sent. */
        public boolean waits() {
            return this == PENDING || this == HELD;
        }
    }

    /** A new one, due at once. */
    public static Delivery fresh(
            String id, String target, long customer, long seq, String type, long now, String data) {
        return new Delivery(0, id, target, customer, seq, type, Status.PENDING, 0, null, null, now, now, data, null);
    }

    /** The same, to wait for a person first. */
    public Delivery held() {
        return new Delivery(
                number,
                id,
                target,
                customer,
                seq,
                type,
                Status.HELD,
                attempts,
                lastStatus,
                lastError,
                nextAttemptAt,
                createdAt,
                data,
                note);
    }
}
