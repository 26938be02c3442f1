package io.tierhub.grade;

import io.tierhub.vocabulary.Tier;
import org.jspecify.annotations.Nullable;

/**
 * Between which tiers a customer's lies, whatever its score; a ceiling wins over a floor.
 *
 * @param floor the tier that it has at the least; null: any
 * @param ceiling the tier that it has at the most; null: any
 */
record Bounds(@Nullable Tier floor, @Nullable Tier ceiling) {
    static final Bounds NONE = new Bounds(null, null);

    Bounds atLeast(Tier tier) {
        return floor == null || tier.compareTo(floor) < 0 ? new Bounds(tier, ceiling) : this;
    }

    Bounds atMost(Tier tier) {
        return ceiling == null || tier.compareTo(ceiling) > 0 ? new Bounds(floor, tier) : this;
    }

    /** The nearest tier within; what is outside of the graded tiers stays. */
    Tier of(Tier wanted) {
        if (wanted == Tier.PROSPECT || wanted == Tier.UNGRADED) {
            return wanted;
        }
        Tier raised = floor != null && wanted.compareTo(floor) > 0 ? floor : wanted;
        return ceiling != null && raised.compareTo(ceiling) < 0 ? ceiling : raised;
    }
}
