package io.tierhub.grade;

import io.tierhub.vocabulary.Tier;
import org.jspecify.annotations.Nullable;

/**
 * How many customers went from which tier to which between two days. Rates are of the customers that had a graded tier
 * on both.
 */
public final class TierMoves {
    private static final int TIERS = Tier.values().length;

    /** The last row and column are of those without a tier. */
    private final long[][] moves = new long[TIERS + 1][TIERS + 1];

    private long upgraded;
    private long downgraded;
    private long stable;

    /** One customer; null on a day on which it had no tier. */
    public void add(@Nullable Tier from, @Nullable Tier to) {
        add(from, to, 1);
    }

    void add(@Nullable Tier from, @Nullable Tier to, long customers) {
        moves[place(from)][place(to)] += customers;
        if (from != null && to != null && graded(from) && graded(to)) {
            int way = to.compareTo(from);
            upgraded += way < 0 ? customers : 0;
            downgraded += way > 0 ? customers : 0;
            stable += way == 0 ? customers : 0;
        }
    }

    public long moved(@Nullable Tier from, @Nullable Tier to) {
        return moves[place(from)][place(to)];
    }

    /** Customers that had a graded tier on both days. */
    public long graded() {
        return upgraded + downgraded + stable;
    }

    public long upgraded() {
        return upgraded;
    }

    public long downgraded() {
        return downgraded;
    }

    public long stable() {
        return stable;
    }

    /** Whether it is a tier that the policy gives by merit. */
    static boolean graded(Tier tier) {
        return tier.compareTo(Tier.PROSPECT) < 0;
    }

    private static int place(@Nullable Tier tier) {
        return tier == null ? TIERS : tier.ordinal();
    }
}
