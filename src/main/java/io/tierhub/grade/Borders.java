package io.tierhub.grade;

import io.tierhub.behaviour.ByteReader;
import io.tierhub.behaviour.ByteWriter;
import java.util.Arrays;

/**
 * What a value must reach for each score above 1. All of quantile scoring comes down to k - 1 such numbers: a score is a
 * step function of the value, and values are whole numbers, so each step has a smallest value that is on it.
 */
final class Borders {
    private final long[] from;
    private final boolean flat;

    private Borders(long[] from, boolean flat) {
        this.from = from;
        this.flat = flat;
    }

    /** Fixed cuts, ascending. */
    static Borders fixed(long[] cuts) {
        return new Borders(cuts.clone(), false);
    }

    /** The borders that the ranks of a population set; {@code sorted} ascending. */
    static Borders quantile(long[] sorted, int k, RfmSettings.Ties ties) {
        int n = sorted.length;
        boolean flat = n == 0 || sorted[0] == sorted[n - 1];
        long[] from = new long[k - 1];
        for (int score = 2; score <= k && !flat; score++) {
            from[score - 2] = switch (ties) {
                case LOW -> low(sorted, k, score);
                case MID -> mid(sorted, k, score);
                case HIGH -> high(sorted, k, score);
            };
        }
        return new Borders(from, flat);
    }

    /** Whether all values of the population were equal, so that a rank says nothing. */
    boolean flat() {
        return flat;
    }

    /** 1 to k; more is better. */
    int score(long value) {
        if (flat) {
            return (from.length + 2) / 2;
        }
        int score = 1;
        while (score <= from.length && from[score - 1] <= value) {
            score++;
        }
        return score;
    }

    /** 1 + floor(k x worse / n) reaches the score when worse >= (score - 1) n / k: past that many values. */
    private static long low(long[] sorted, int k, int score) {
        return sorted[share(score - 1, sorted.length, k) - 1] + 1;
    }

    /** k - floor(k x better / n) reaches the score when better < (k - score + 1) n / k: from that many from the top. */
    private static long high(long[] sorted, int k, int score) {
        return sorted[sorted.length - share(k - score + 1, sorted.length, k)];
    }

    /** 1 + floor(k (2 worse + equal) / 2n), where 2 worse + equal is worse plus (worse + equal). */
    private static long mid(long[] sorted, int k, int score) {
        int need = share(score - 1, 2 * (long) sorted.length, k);
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            long value = sorted[middle];
            if (below(sorted, value) + below(sorted, value + 1) >= need) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        if (low == sorted.length) {
            return sorted[low - 1] + 1;
        }
        int worse = below(sorted, sorted[low]);
        return 2 * worse >= need ? sorted[worse - 1] + 1 : sorted[low];
    }

    /** ceil(parts x n / k). */
    private static int share(int parts, long n, int k) {
        return (int) ((parts * n + k - 1) / k);
    }

    /** How many values are smaller. */
    static int below(long[] sorted, long value) {
        return below(sorted, 0, sorted.length, value);
    }

    /** The same where those before {@code from} are smaller, and those from {@code to} on are not. */
    static int below(long[] sorted, int from, int to, long value) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    void write(ByteWriter out) {
        out.unsigned(from.length);
        out.raw(flat ? 1 : 0);
        for (long border : from) {
            out.signed(border);
        }
    }

    static Borders read(ByteReader in) {
        long[] from = new long[(int) in.unsigned()];
        boolean flat = in.raw() == 1;
        Arrays.setAll(from, i -> in.signed());
        return new Borders(from, flat);
    }
}
