package io.tierhub.act;

import org.jspecify.annotations.Nullable;

/**
 * An action that began for a customer.
 *
 * @param origin the customer for whom it began; another may have absorbed that one since
 * @param transition what set it off, see {@link Trigger}
 * @param day the as-of day on which it began, an epoch day
 * @param leftDay the day on which the customer went on; null while it holds
 * @param then whether it was seen that no order came
 */
public record Run(
        long origin,
        String action,
        String transition,
        int day,
        long startedMs,
        Held held,
        @Nullable Integer leftDay,
        boolean then) {
    /** Why nothing of {@code once} and {@code enrol} is done. */
    public enum Held {
        /** It is done. */
        NO,
        /** The customer is one of those with whom the others are compared; nothing at all is done. */
        CONTROL,
        /** It was done not long ago. */
        COOLDOWN,
        /** The very first grading found the customer so. */
        FIRST
    }

    /** Whether it still holds. */
    public boolean open() {
        return leftDay == null;
    }

    /** The idempotency key of everything that follows from it: {@code M000123:action:transition}. */
    public String key() {
        return new io.tierhub.vocabulary.CustomerId(origin) + ":" + action + ":" + transition;
    }
}
