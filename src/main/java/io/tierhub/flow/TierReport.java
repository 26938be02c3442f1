package io.tierhub.flow;

import io.tierhub.grade.Flaps;
import io.tierhub.grade.PopulationPicture;
import io.tierhub.grade.TierMoves;
import io.tierhub.vocabulary.Tier;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * How the customers stand on a day, and how that came from an earlier one.
 *
 * @param tiers customers by tier
 * @param provisional those of them whose tier is provisional
 * @param scores customers by score, in 20 steps of 5 points; 100 is in the last
 * @param flaps of all customers since the earlier day
 */
public record TierReport(
        LocalDate asOf,
        LocalDate since,
        String ruleset,
        Map<Tier, Long> tiers,
        long provisional,
        List<Long> scores,
        TierMoves migration,
        Flaps flaps,
        PopulationPicture picture) {
    /** Days of a quarter, on average. */
    private static final double QUARTER = 91.3125;

    /** Customers that have a tier. */
    public long customers() {
        return tiers.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Changes of tier for each customer and quarter; 0 without customers or time. */
    public double changesPerQuarter() {
        return perQuarter(flaps.changes(), customers(), since, asOf);
    }

    static double perQuarter(long changes, long customers, LocalDate since, LocalDate until) {
        long days = until.toEpochDay() - since.toEpochDay();
        return customers == 0 || days <= 0 ? 0 : changes * QUARTER / customers / days;
    }
}
