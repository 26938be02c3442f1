package io.tierhub.grade;

import io.tierhub.vocabulary.Tier;
import org.jspecify.annotations.Nullable;

/**
 * A tier as it stands, with what is on its way; days are epoch days.
 *
 * @param upSince the first day in a row on which the candidate is higher; null: it is not
 * @param downSince the same of lower, beyond the margin
 */
public record TierState(
        Tier tier,
        int since,
        @Nullable Integer upSince,
        @Nullable Integer downSince) {
    static TierState begun(Tier tier, int day) {
        return new TierState(tier, day, null, null);
    }

    /** The same with nothing on its way. */
    TierState settled() {
        return new TierState(tier, since, null, null);
    }
}
