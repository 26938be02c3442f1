package io.tierhub.match;

import java.util.function.Supplier;

/** The chances u of all rungs: how often pairs drawn by lot stand on them, each counted by the chance that it is two customers. */
final class Strangers {
    private static final int PAIRS = 60_000;
    /** So many pairs, as the shipped chances have them, are counted beside those that were drawn. */
    private static final double PRIOR_PAIRS = 500;

    private Strangers() {}

    /** @param scores makes those of one thread */
    static double[] chances(Weights shipped, int[] ids, Supplier<PairScores> scores, long seed) {
        double[] counted = new double[Weights.CELLS];
        for (double[] part : InParts.of(PAIRS, (from, to) -> counted(ids, scores.get(), seed, from, to))) {
            for (int cell = 0; cell < counted.length; cell++) {
                counted[cell] += part[cell];
            }
        }
        return shipped.smoothed(shipped.allU(), counted, PRIOR_PAIRS);
    }

    private static double[] counted(int[] ids, PairScores scores, long seed, int from, int to) {
        double[] counted = new double[Weights.CELLS];
        for (long i = from; i < to; i++) {
            int one = ids[drawn(seed, 2 * i, ids.length)];
            int other = ids[drawn(seed, 2 * i + 1, ids.length)];
            if (one != other) {
                double bits = scores.score(one, other, Double.NEGATIVE_INFINITY);
                count(scores.scorer(), 1 / (1 + Math.pow(2, bits)), counted);
            }
        }
        return counted;
    }

    private static int drawn(long seed, long lot, int among) {
        return (int) ((Hash.mix(seed, lot) >>> 33) * among >>> 31);
    }

    private static void count(Scorer scored, double chance, double[] counted) {
        for (MatchField field : MatchField.ALL) {
            Level level = scored.levels[field.ordinal()];
            if (level != null) {
                counted[Weights.cell(field, level)] += chance;
            }
        }
    }
}
