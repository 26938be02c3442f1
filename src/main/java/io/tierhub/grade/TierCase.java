package io.tierhub.grade;

import io.tierhub.vocabulary.Tier;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** One customer on its way through the steps of the tier policy. */
final class TierCase {
    final GradeInput input;
    /** Of each model of the composite, or {@link Points#NONE}. */
    final int[] scores;

    final Set<Cause> causes = EnumSet.noneOf(Cause.class);
    Tier tier = Tier.UNGRADED;
    Tier candidate = Tier.UNGRADED;
    int score = Points.NONE;
    boolean provisional;
    /** Gates that hold, in the order of the ruleset. */
    final List<GateSettings> gates = new ArrayList<>(0);

    Bounds bounds = Bounds.NONE;
    /** Whether later steps have nothing more to say. */
    boolean settled;

    TierCase(GradeInput input, int[] scores) {
        this.input = input;
        this.scores = scores;
    }

    /** What a step did that people want to be told. */
    enum Cause {
        EXCLUDED,
        GRADING_REFUSED,
        NO_ORDER,
        INSUFFICIENT_DATA,
        SHORT_HISTORY
    }

    /** Whether a person's override bears on the case: not on who is excluded, nor on who has not ordered yet. */
    boolean overridable() {
        return !causes.contains(Cause.EXCLUDED)
                && !causes.contains(Cause.GRADING_REFUSED)
                && !causes.contains(Cause.NO_ORDER);
    }

    /** Ends the case outside of the graded tiers. */
    void settle(Tier outcome, Cause cause) {
        tier = outcome;
        candidate = outcome;
        causes.add(cause);
        settled = true;
    }
}
