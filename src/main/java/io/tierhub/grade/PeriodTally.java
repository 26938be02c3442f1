package io.tierhub.grade;

import io.tierhub.vocabulary.Tier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the customers of each tier did in a period. */
public final class PeriodTally {
    private static final int NONE = Tier.values().length;

    private final Counts[] counts = new Counts[NONE + 1];

    /**
     * What one customer did in the period.
     *
     * @param start the tier before it; null: none, as of one that came in it
     * @param end the tier at its end; null: none any more
     * @param cents what it brought, refunds of older orders taken off
     * @param satisfactionMicros the sum over its rated tickets
     */
    public record Did(
            @Nullable Tier start,
            @Nullable Tier end,
            long cents,
            int orders,
            int tickets,
            int rated,
            long satisfactionMicros) {}

    /**
     * One tier. What customers did is told of those that had the tier at the start.
     *
     * @param tier null: customers without a tier at the start (or, of {@code atEnd}, at the end)
     * @param cents of those that had it at the start
     * @param centsOfEnd of those that have it at the end
     * @param bought how many bought at all
     * @param again how many of them bought twice or more
     * @param satisfactionMicros the sum over rated tickets
     */
    public record Line(
            @Nullable Tier tier,
            long atStart,
            long atEnd,
            long cents,
            long centsOfEnd,
            long bought,
            long again,
            long upgraded,
            long tickets,
            long rated,
            long satisfactionMicros) {}

    private static final class Counts {
        long atStart;
        long atEnd;
        long cents;
        long centsOfEnd;
        long bought;
        long again;
        long upgraded;
        long tickets;
        long rated;
        long satisfaction;
    }

    public PeriodTally() {
        for (int i = 0; i < counts.length; i++) {
            counts[i] = new Counts();
        }
    }

    public void add(Did did) {
        Counts start = counts[place(did.start)];
        start.atStart++;
        start.cents += did.cents;
        start.bought += did.orders > 0 ? 1 : 0;
        start.again += did.orders > 1 ? 1 : 0;
        start.tickets += did.tickets;
        start.rated += did.rated;
        start.satisfaction += did.satisfactionMicros;
        Counts end = counts[place(did.end)];
        end.atEnd++;
        end.centsOfEnd += did.cents;
        Tier from = did.start;
        Tier to = did.end;
        if (from != null && to != null && TierMoves.graded(from) && to.compareTo(from) < 0) {
            start.upgraded++;
        }
    }

    /** Tiers from the best on, then those without one; tiers that nobody had or has are left out. */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            Counts each = counts[i];
            if (each.atStart + each.atEnd > 0) {
                lines.add(new Line(
                        i == NONE ? null : Tier.values()[i],
                        each.atStart,
                        each.atEnd,
                        each.cents,
                        each.centsOfEnd,
                        each.bought,
                        each.again,
                        each.upgraded,
                        each.tickets,
                        each.rated,
                        each.satisfaction));
            }
        }
        return lines;
    }

    private static int place(@Nullable Tier tier) {
        return tier == null ? NONE : tier.ordinal();
    }
}
