package io.tierhub.flow;

import io.tierhub.store.Tx;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An instant of the past up to which the hub had taken things in: what it learned later is not seen. That holds of facts, of
 * what persons said about tiers, of rules and of the population to compare with. Customers are those of today, with the
 * golden records, exchange rates and settings of today.
 *
 * @param ms epoch milliseconds
 * @param day that it belongs to in the business zone, an epoch day
 */
record AsKnown(long ms, int day) {
    /** For how many days versions of facts that gave way are kept. */
    static final int KEPT_DAYS = 730;

    /** @throws IllegalArgumentException for an instant that has not come, or of which too little is known */
    static AsKnown of(Tx tx, BusinessClock clock, Instant at) {
        Instant now = clock.now();
        if (at.isAfter(now)) {
            throw new IllegalArgumentException(at + " has not come yet; what the hub will know then nobody knows");
        }
        Instant first = now.minus(Duration.ofDays(KEPT_DAYS));
        @Nullable Long since = tx.behaviourPast().since();
        if (since != null && Instant.ofEpochMilli(since).isAfter(first)) {
            first = Instant.ofEpochMilli(since);
        }
        if (at.isBefore(first)) {
            throw new IllegalArgumentException(
                    "what the hub knew at " + at + " cannot be told: it keeps replaced versions of" + " facts for "
                            + KEPT_DAYS + " days, here since " + first + "; name that instant or a later one");
        }
        return new AsKnown(
                at.toEpochMilli(), (int) at.atZone(clock.zone()).toLocalDate().toEpochDay());
    }

    long seconds() {
        return Math.floorDiv(ms, 1000L);
    }
}
