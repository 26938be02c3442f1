package io.tierhub.publish;

import io.tierhub.vocabulary.Tier;
import org.jspecify.annotations.Nullable;

/**
 * What to do with the outbox when a customer's tier has changed: at most one tier event per customer and target waits,
 * and it tells the newest tier.
 *
 * <p>A target is <i>certain</i> when it has acknowledged the last event that was ever tried on it for this customer.
 * After a failed attempt, or one whose end nobody saw, it may hold a tier that it never acknowledged; then even a
 * return to the acknowledged tier has to be told.
 */
public final class Coalescing {
    /** What to do with the outbox. */
    public enum Decision {
        /** The target knows, or the waiting event already says so. */
        NOTHING,
        /** Write an event. */
        ENQUEUE,
        /** Write an event that supersedes the waiting one. */
        REPLACE,
        /** Withdraw the waiting event: the tier is again what the target acknowledged. */
        CANCEL
    }

    private Coalescing() {}

    /**
     * Decides; to be asked once for each change of tier.
     *
     * @param acknowledged the tier that the target acknowledged last; null if none
     * @param certain whether no attempt for this customer has been made since that acknowledgement; where that cannot
     *     be proved (an attempt may be under way, or have been cut off by a kill), false is the safe answer and costs at
     *     most one event that repeats a tier
     * @param waiting the tier that a waiting event tells; null if none waits
     */
    public static Decision decide(
            @Nullable Tier acknowledged, boolean certain, @Nullable Tier waiting, Tier now) {
        if (now == waiting) {
            return Decision.NOTHING;
        }
        if (certain && now == acknowledged) {
            return waiting == null ? Decision.NOTHING : Decision.CANCEL;
        }
        return waiting == null ? Decision.ENQUEUE : Decision.REPLACE;
    }
}
