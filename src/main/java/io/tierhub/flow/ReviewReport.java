package io.tierhub.flow;

import io.tierhub.grade.Advice;
import io.tierhub.grade.Flaps;
import io.tierhub.grade.PeriodTally;
import io.tierhub.grade.PopulationPicture;
import io.tierhub.grade.ServiceTally;
import io.tierhub.grade.TierMoves;
import java.time.LocalDate;
import java.util.List;

/**
 * What to look at once a quarter.
 *
 * @param from the state after this day's grading is where the period begins
 * @param to its last day
 * @param customers that had a tier at the end
 * @param drift the population stability index of the shares of tiers from start to end
 * @param service of those that had the tier at the start
 * @param overrides that lasted into the period, by who asked for them
 * @param referenceDay of the population that ranks are taken from
 */
public record ReviewReport(
        LocalDate from,
        LocalDate to,
        String ruleset,
        LocalDate referenceDay,
        long customers,
        TierMoves migration,
        Flaps flaps,
        double drift,
        List<PeriodTally.Line> tiers,
        List<ServiceTally.Line> service,
        List<OverridesBy> overrides,
        PopulationPicture picture,
        QualityReport quality,
        List<Advice> advice) {
    /** Changes of tier for each customer and quarter. */
    public double changesPerQuarter() {
        return TierReport.perQuarter(flaps.changes(), customers, from, to);
    }
}
