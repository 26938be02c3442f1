package io.tierhub.grade;

import io.tierhub.grade.TierStep.Action;
import io.tierhub.vocabulary.Tier;
import org.jspecify.annotations.Nullable;

/**
 * Holds tiers still while scores swing: a function of the state so far and a day's candidate. It counts days of the
 * calendar, not runs; a day without a run counts as unchanged, so how often a customer is graded changes nothing, as long
 * as it is looked at again on the day that {@link TierStep#lookAgain} names.
 */
final class Hysteresis {
    private final HysteresisSettings settings;
    private final int margin;
    private final int[] lowest = new int[Tier.values().length];

    Hysteresis(HysteresisSettings settings, PolicySettings policy) {
        this.settings = settings;
        margin = Points.reaching(settings.margin());
        for (Tier tier : new Tier[] {Tier.A, Tier.B, Tier.C}) {
            lowest[tier.ordinal()] = Points.reaching(policy.cut(tier));
        }
    }

    /** The step of a day after those that the memory holds; once more of its last day, the one that replaces it. */
    TierStep step(@Nullable TierMemory memory, int day, Candidate candidate) {
        if (memory == null) {
            return step((TierState) null, day, candidate);
        }
        if (day < memory.asOf()) {
            throw new IllegalArgumentException("a day before " + memory.asOf() + " is a replay, which has no state");
        }
        return step(day == memory.asOf() ? memory.before() : memory.now(), day, candidate);
    }

    private TierStep step(@Nullable TierState state, int day, Candidate candidate) {
        Tier wanted = candidate.bounds().of(candidate.tier());
        if (state == null) {
            return new TierStep(TierState.begun(wanted, day), Action.INITIAL, null);
        }
        if (!graded(state.tier()) || !graded(wanted)) {
            return state.tier() == wanted
                    ? new TierStep(state.settled(), Action.SAME, null)
                    : new TierStep(TierState.begun(wanted, day), Action.IMMEDIATE, null);
        }
        Tier bounded = candidate.bounds().of(state.tier());
        if (bounded == state.tier()) {
            return follow(state, day, wanted, candidate.score());
        }
        TierStep next = follow(TierState.begun(bounded, day), day, wanted, candidate.score());
        return next.action() == Action.UPGRADE ? next : new TierStep(next.state(), Action.IMMEDIATE, next.lookAgain());
    }

    private static boolean graded(Tier tier) {
        return tier != Tier.PROSPECT && tier != Tier.UNGRADED;
    }

    private TierStep follow(TierState state, int day, Tier wanted, int score) {
        int way = wanted.compareTo(state.tier());
        if (way == 0) {
            return new TierStep(state.settled(), Action.SAME, null);
        }
        return way < 0 ? up(state, day, wanted) : down(state, day, wanted, score);
    }

    private TierStep up(TierState state, int day, Tier wanted) {
        int since = state.upSince() == null ? day : state.upSince();
        if (day - since + 1 >= settings.upDays()) {
            return new TierStep(TierState.begun(wanted, day), Action.UPGRADE, null);
        }
        TierState waiting = new TierState(state.tier(), state.since(), since, null);
        return new TierStep(waiting, Action.HOLD_CONFIRM, since + settings.upDays() - 1);
    }

    private TierStep down(TierState state, int day, Tier wanted, int score) {
        if (within(state.tier(), score)) {
            return new TierStep(state.settled(), Action.HOLD_MARGIN, null);
        }
        int since = state.downSince() == null ? day : state.downSince();
        TierState waiting = new TierState(state.tier(), state.since(), null, since);
        if (day - state.since() < settings.dwellDays()) {
            return new TierStep(waiting, Action.HOLD_DWELL, lookAgain(waiting));
        }
        if (day - since + 1 < settings.downDays()) {
            return new TierStep(waiting, Action.HOLD_CONFIRM, lookAgain(waiting));
        }
        int lower = Math.min(wanted.ordinal(), state.tier().ordinal() + settings.maxDown());
        return fallen(TierState.begun(Tier.values()[lower], day), day, wanted, score);
    }

    /** Where the candidate is lower still, its days go on counting for the next step down. */
    private TierStep fallen(TierState state, int day, Tier wanted, int score) {
        if (state.tier() == wanted || within(state.tier(), score)) {
            return new TierStep(state, Action.DOWNGRADE, null);
        }
        TierState waiting = new TierState(state.tier(), day, null, day);
        return new TierStep(waiting, Action.DOWNGRADE, Math.max(day + 1, lookAgain(waiting)));
    }

    private int lookAgain(TierState waiting) {
        int counted = waiting.downSince() == null ? waiting.since() : waiting.downSince();
        return Math.max(waiting.since() + settings.dwellDays(), counted + settings.downDays() - 1);
    }

    /** Which of the borders of the margins a score reaches: when this changes, a hold may begin or end. */
    int band(int score) {
        int band = 0;
        for (Tier tier : new Tier[] {Tier.A, Tier.B, Tier.C}) {
            band = band << 1 | (within(tier, score) ? 1 : 0);
        }
        return band;
    }

    /** Whether a score is not so far below the cut of a tier that it counts as lower; without a score it always does. */
    private boolean within(Tier tier, int score) {
        return score != Points.NONE && score >= lowest[tier.ordinal()] - margin;
    }

    /**
     * What a day says of a customer.
     *
     * @param tier by the score alone, or outside of the graded tiers
     * @param score in points, or {@link Points#NONE}
     */
    record Candidate(Tier tier, int score, Bounds bounds) {}
}
