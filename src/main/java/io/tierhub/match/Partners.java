package io.tierhub.match;

import java.util.Arrays;

/** How many other records of the same customer a record has on average: what the candidates of some records add up to. */
final class Partners {
    private static final int PROBES = 4_000;
    private static final int ROUNDS = 20;
    private static final double LEAST = 0.01;

    private final MatchIndex index;
    private final ContentOrder order;
    private final PairScores scores;

    Partners(MatchIndex index, ContentOrder order, PairScores scores) {
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

    /** The odds of all candidate pairs, ascending, so that they always add up to the same sum. */
    private double[] odds(int[] ids) {
        Candidates candidates = new Candidates(index.keys(), index.rules().pairsPerRecord());
        BlockingKeys keys = new BlockingKeys();
        FeatureView view = new FeatureView();
        double[] odds = new double[ids.length * index.rules().pairsPerRecord()];
        int n = 0;
        for (int id : ids) {
            index.records().view(id, view);
            int found = candidates.find(id, keys.of(view), view);
            for (int i = 0; i < found; i++) {
                odds[n++] = Math.pow(2, scores.score(view, candidates.get(i), Double.NEGATIVE_INFINITY));
            }
        }
        double[] all = Arrays.copyOf(odds, n);
        Arrays.sort(all);
        return all;
    }
}
