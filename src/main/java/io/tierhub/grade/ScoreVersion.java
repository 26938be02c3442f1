package io.tierhub.grade;

import io.tierhub.behaviour.Known;
import io.tierhub.vocabulary.Tier;
import org.jspecify.annotations.Nullable;

/**
 * What a run made of a customer, and what it made it from: enough to make it again from what is stored.
 *
 * @param asOf epoch day that it describes
 * @param knownAt epoch milliseconds: what the hub knew then
 * @param reference epoch day of the population that ranks were taken from
 * @param ruleset {@link Ruleset#id()}
 * @param score 0 to 100 with four decimals; null if there was none
 * @param source what decided about the tier
 */
public record ScoreVersion(
        int asOf,
        long knownAt,
        int reference,
        String ruleset,
        @Nullable Double score,
        Tier tier,
        String source) {

    /** In ten-thousandths; no score counts as 0. */
    int points() {
        return score == null ? 0 : (int) Math.round(score * Points.ONE);
    }

    /**
     * What the hub knew. An earlier release did not note when: then what happened by the graded day is taken for known.
     */
    public Known known() {
        return knownAt == 0 ? (day, recordedAt) -> day <= asOf : Known.at(Math.floorDiv(knownAt, 1000L));
    }

    /** Whether people would call both the same result. */
    public boolean sameResult(ScoreVersion other) {
        return tier == other.tier
                && points() == other.points()
                && ruleset.equals(other.ruleset)
                && source.equals(other.source);
    }
}
