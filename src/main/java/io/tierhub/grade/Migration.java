package io.tierhub.grade;

import io.tierhub.vocabulary.Tier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** How customers and their revenue move between tiers when one ruleset takes the place of another, on one day. */
public final class Migration {
    private static final int TIERS = Tier.values().length;

    /** The largest movers that are named. */
    public static final int NAMED = 20;

    private final long[][] customers = new long[TIERS][TIERS];
    private final long[][] cents = new long[TIERS][TIERS];
    private final List<Mover> largest;

    /** A customer whose tier would be another; the revenue is in hundredths. */
    public record Mover(long customer, Tier from, Tier to, long cents) {}

    /**
     * @param before tiers by the rules that hold
     * @param after tiers by the rules to come, of the same customers; revenue is taken from {@code before}
     */
    public Migration(TierColumn before, TierColumn after) {
        before.alike(after);
        Comparator<Mover> bySize = Comparator.comparingLong(Mover::cents)
                .thenComparing(Comparator.comparingLong(Mover::customer).reversed());
        PriorityQueue<Mover> top = new PriorityQueue<>(bySize);
        for (int i = 0; i < before.size(); i++) {
            Tier from = before.tier(i);
            Tier to = after.tier(i);
            customers[from.ordinal()][to.ordinal()]++;
            cents[from.ordinal()][to.ordinal()] += before.cents(i);
            if (from != to) {
                top.add(new Mover(before.customer(i), from, to, before.cents(i)));
                if (top.size() > NAMED) {
                    top.remove();
                }
            }
        }
        List<Mover> movers = new ArrayList<>(top);
        movers.sort(bySize.reversed());
        largest = List.copyOf(movers);
    }

    public long customers(Tier from, Tier to) {
        return customers[from.ordinal()][to.ordinal()];
    }

    /** In hundredths. */
    public long cents(Tier from, Tier to) {
        return cents[from.ordinal()][to.ordinal()];
    }

    /** Those that move with the most revenue, largest first. */
    public List<Mover> largest() {
        return largest;
    }

    public long customers() {
        return sum(customers, true);
    }

    public long moved() {
        return sum(customers, false);
    }

    /** The revenue of all, in hundredths. */
    public long cents() {
        return sum(cents, true);
    }

    /** The revenue of those that move, in hundredths. */
    public long movedCents() {
        return sum(cents, false);
    }

    /** What decides how many persons have to approve. */
    public RulesetStep.Moves moves() {
        return new RulesetStep.Moves(share(moved(), customers()), share(movedCents(), cents()));
    }

    /** In hundredths of a percent, rounded up, so that a share above a bound never looks like one at it. */
    private static int share(long part, long whole) {
        return whole == 0 ? 0 : (int) Math.ceil(part * 10_000.0 / whole);
    }

    private static long sum(long[][] cells, boolean all) {
        long sum = 0;
        for (int from = 0; from < TIERS; from++) {
            for (int to = 0; to < TIERS; to++) {
                sum += all || from != to ? cells[from][to] : 0;
            }
        }
        return sum;
    }
}
