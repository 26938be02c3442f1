package io.tierhub.grade;

import org.jspecify.annotations.Nullable;

/**
 * What a day made of a customer's tier.
 *
 * @param lookAgain the epoch day on which a hold may end though nothing else happens; null: none
 */
public record TierStep(
        TierState state, Action action, @Nullable Integer lookAgain) {
    /** Why the tier is what it is. */
    public enum Action {
        INITIAL,
        SAME,
        UPGRADE,
        DOWNGRADE,
        /** The score is lower, but within the margin. */
        HOLD_MARGIN,
        /** The tier has not stood for long enough to go down. */
        HOLD_DWELL,
        /** The candidate has not stood for enough days. */
        HOLD_CONFIRM,
        /** A floor, a ceiling or an exclusion, which wait for nothing. */
        IMMEDIATE
    }
}
