package io.tierhub.match;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Expectation and maximisation over the pairs of one blocking pass (Dempster, Laird and Rubin 1977; Winkler 1988): which pairs
 * are one customer is not known, so each counts by the chance that it is, and the chances m follow from what is counted.
 */
final class Expectation {
    private static final int ROUNDS = 12;
    /** So many pairs of one customer, as the chances so far have them, are counted beside those that were found. */
    private static final double PRIOR_PAIRS = 20;

    private static final double LEAST_SHARE = 1e-6;

    private final PairSample pairs;
    private final Weights prior;
    private final @Nullable Level[] levels = new @Nullable Level[MatchField.ALL.length];
    private final double[] bits = new double[MatchField.ALL.length];
    private final double[] counted;
    private double logOdds;
    private double matches;

    Expectation(PairSample pairs, Weights prior) {
        this.pairs = pairs;
        this.prior = prior;
        this.counted = new double[prior.allM().length];
    }

    Expectation run() {
        double[] m = prior.allM();
        for (int round = 0; round < ROUNDS; round++) {
            expect(prior.with(prior.partners(), m, prior.allU()).allBits());
            m = settled(prior, counted);
        }
        return this;
    }

    /** How many pairs of one customer are expected among the pairs. */
    double matches() {
        return matches;
    }

    /** How many of them stand on a rung, by {@link Weights#cell}. */
    double counted(int cell) {
        return counted[cell];
    }

    private void expect(double[] cellBits) {
        Arrays.fill(counted, 0);
        matches = 0;
        for (int i = 0; i < pairs.size(); i++) {
            pairs.read(i, cellBits, levels, bits);
            double sum = logOdds + Dependence.takenBack(levels, bits, pairs.chinese(i));
            for (double each : bits) {
                sum += each;
            }
            count(1 / (1 + Math.pow(2, -sum)));
        }
        double share = Math.min(Math.max(matches / pairs.size(), LEAST_SHARE), 1 - LEAST_SHARE);
        logOdds = Math.log(share / (1 - share)) / Math.log(2);
    }

    private void count(double chance) {
        matches += chance;
        for (int field = 0; field < levels.length; field++) {
            Level level = levels[field];
            if (level != null) {
                counted[field * Level.ALL.length + level.ordinal()] += chance;
            }
        }
    }

    /** The chances m of all rungs, from what was counted and the chances so far. */
    static double[] settled(Weights prior, double[] counted) {
        return prior.smoothed(prior.allM(), counted, PRIOR_PAIRS);
    }
}
