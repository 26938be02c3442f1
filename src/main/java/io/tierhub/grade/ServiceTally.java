package io.tierhub.grade;

import io.tierhub.vocabulary.Tier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What serving the customers of each tier took in a period, and how they answered whether they would recommend us. */
public final class ServiceTally {
    private static final int NONE = Tier.values().length;
    /** Of 0 to 10, from which an answer is a promoter's, and up to which it is a detractor's. */
    private static final double PROMOTER = 9;

    private static final double DETRACTOR = 6;
    private static final double MILLIS_IN_HOUR = 3_600_000;

    private final Counts[] counts = new Counts[NONE + 1];

    /**
     * One tier.
     *
     * @param tier null: customers without one at the start
     * @param tickets opened in the period
     * @param closed how many of them are closed by now
     * @param hours from opening to closing, of those, all together
     * @param minutes of work that tickets say they took
     * @param timed of the tickets, how many have a time until which they should be closed, and were, or are late
     * @param inTime how many of those were closed by then
     * @param answers customers whose golden record says how likely they recommend us
     */
    public record Line(
            @Nullable Tier tier,
            long customers,
            long tickets,
            long closed,
            double hours,
            double minutes,
            long timed,
            long inTime,
            long answers,
            long promoters,
            long detractors) {}

    private static final class Counts {
        long customers;
        long tickets;
        long closed;
        double hours;
        double minutes;
        long timed;
        long inTime;
        long answers;
        long promoters;
        long detractors;
    }

    public ServiceTally() {
        for (int i = 0; i < counts.length; i++) {
            counts[i] = new Counts();
        }
    }

    /** A customer that had a tier at the start. */
    public void customer(@Nullable Tier tier) {
        of(tier).customers++;
    }

    /**
     * A ticket of the period.
     *
     * @param openMs how long it was open, in milliseconds; negative: it still is, or nobody says
     * @param inTime whether it was closed when it should be; null: that cannot be told, or not yet
     */
    public void ticket(@Nullable Tier tier, long openMs, double minutes, @Nullable Boolean inTime) {
        Counts each = of(tier);
        each.tickets++;
        each.minutes += minutes;
        each.timed += inTime == null ? 0 : 1;
        each.inTime += Boolean.TRUE.equals(inTime) ? 1 : 0;
        if (openMs >= 0) {
            each.closed++;
            each.hours += openMs / MILLIS_IN_HOUR;
        }
    }

    /** What a customer answered, 0 to 10. */
    public void answer(@Nullable Tier tier, double nps) {
        Counts each = of(tier);
        each.answers++;
        each.promoters += nps >= PROMOTER ? 1 : 0;
        each.detractors += nps <= DETRACTOR ? 1 : 0;
    }

    private Counts of(@Nullable Tier tier) {
        return counts[tier == null ? NONE : tier.ordinal()];
    }

    /** Tiers from the best on, then those without one; tiers of which there is nothing to say are left out. */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            Counts each = counts[i];
            if (each.customers + each.tickets + each.answers > 0) {
                lines.add(new Line(
                        i == NONE ? null : Tier.values()[i],
                        each.customers,
                        each.tickets,
                        each.closed,
                        each.hours,
                        each.minutes,
                        each.timed,
                        each.inTime,
                        each.answers,
                        each.promoters,
                        each.detractors));
            }
        }
        return lines;
    }
}
