package io.tierhub.match;

import java.util.Arrays;
import java.util.function.Supplier;

/** How many other records of the same customer a record has on average: what the candidates of some records add up to. */
final class Partners {
    private static final int PROBES = 4_000;
    private static final int ROUNDS = 20;
    private static final double LEAST = 0.01;
    /** In bits: thousands of such candidates would make less than one partner. */
    private static final double HOPELESS = -14;

    private final MatchIndex index;
    private final ContentOrder order;
    private final Supplier<PairScores> scores;

    /** @param scores makes those of one thread */
    Partners(MatchIndex index, ContentOrder order, Supplier<PairScores> scores) {
        this.index = index;
        this.order = order;
        this.scores = scores;
    }

    /** @param assumed what the scorer's weights say; more partners make each candidate likelier, which makes more partners */
    double of(int[] ids, double assumed) {
        int probes = Math.min(PROBES, ids.length);
        double[] odds = odds(Arrays.copyOf(ids, probes));
        double partners = assumed;
        for (int round = 0; round < ROUNDS; round++) {
            double more = partners / assumed;
            double sum = 0;
            for (double each : odds) {
                sum += each * more / (1 + each * more);
            }
            partners = Math.max(LEAST, sum / probes);
        }
        return partners;
    }

    /** The odds of all candidate pairs but the hopeless, ascending, so that they always add up to the same sum. */
    private double[] odds(int[] ids) {
        double[] all = InParts.of(ids.length, (from, to) -> odds(ids, from, to)).stream()
                .flatMapToDouble(Arrays::stream)
                .toArray();
        Arrays.sort(all);
        return all;
    }

    private double[] odds(int[] ids, int from, int to) {
        Candidates candidates = new Candidates(index.keys(), index.rules().pairsPerRecord());
        PairScores mine = scores.get();
        BlockingKeys keys = new BlockingKeys();
        FeatureView view = new FeatureView();
        double[] odds = new double[(to - from) * index.rules().pairsPerRecord()];
        int n = 0;
        for (int i = from; i < to; i++) {
            index.records().view(ids[i], view);
            int found = candidates.find(ids[i], keys.of(view), view, order);
            for (int j = 0; j < found; j++) {
                index.records().touch(candidates.get(j));
            }
            for (int j = 0; j < found; j++) {
                double bits = mine.score(view, candidates.get(j), HOPELESS);
                if (bits >= HOPELESS) {
                    odds[n++] = Math.pow(2, bits);
                }
            }
        }
        return Arrays.copyOf(odds, n);
    }
}
