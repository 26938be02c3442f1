package io.tierhub.grade;

import io.tierhub.vocabulary.TextParts;
import io.tierhub.vocabulary.Tier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the tier policy makes of a customer's grades.
 *
 * @param candidate the tier by the score alone
 * @param score the composite, 0 to 100 with four decimals; null if there is none
 * @param provisional whether the history is too short to be sure
 * @param source what decided: {@code policy}, {@code override}
 * @param contributions the models' parts of the score
 * @param step what hysteresis did; null without it
 * @param machine the tier by the rules, whatever a person says
 * @param override what a person says of it; null: nobody does, or it does not bear on this customer
 */
public record TierDecision(
        Tier tier,
        Tier candidate,
        @Nullable Double score,
        boolean provisional,
        String source,
        List<Reason> reasons,
        List<Contribution> contributions,
        @Nullable TierStep step,
        Tier machine,
        @Nullable TierOverride override) {
    /** The source of a tier that the rules gave. */
    public static final String POLICY = "policy";
    /** The source of a tier that a person gave. */
    public static final String OVERRIDE = "override";

    /** Writes a JSON object of two arrays of objects: reasons (code, points, zh, en) and contributions (factor, value, points, zh, en). */
    public void detailJson(TextParts out) {
        Json.reasons(reasons, out.word("{\"reasons\":"));
        Json.contributions(contributions, out.word(",\"contributions\":"));
        out.end("}");
    }
}
