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
 * @param approvedBy who approved what {@code ensure} asks for with {@code approval: required}; null: nobody did
 */
public record Run(
        long origin,
        String action,
        String transition,
        int day,
        long startedMs,
        Held held,
        @Nullable Integer leftDay,
        boolean then,
        @Nullable String approvedBy) {
    /** Why nothing of {@code once} and {@code enrol} is done. */
    public enum Held {
        /** It is done. */
        NO,
        /** The customer is one of those with whom the others are compared; nothing at all is done. */
        CONTROL,
        /** It was done not long ago. */
        COOLDOWN,
        /** The very first grading found the customer so. */
        FIRST,
        /** It is only written down what would be done; nobody hears of it. */
        DRY_RUN
    }

    /** The same where the customer went on, on a day; null: where it still holds. */
    Run leftOn(@Nullable Integer day) {
        return new Run(origin, action, transition, this.day, startedMs, held, day, then, approvedBy);
    }

    /** Whether systems hear of how the customer should stand. */
    public boolean counts() {
        return held != Held.CONTROL && held != Held.DRY_RUN;
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
