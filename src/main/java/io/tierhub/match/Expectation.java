package io.tierhub.match;

import org.jspecify.annotations.Nullable;

/**
 * Expectation and maximisation over the pairs of one blocking pass (Dempster, Laird and Rubin 1977; Winkler 1988): which pairs
 * are one customer is not known, so each counts by the chance that it is, and the chances m follow from what is counted.
 * The fields that made the block agree by force there, and are left out.
 */
final class Expectation {
    private static final int ROUNDS = 12;
    /** So many pairs of one customer, as the prior chances have them, are counted beside those that were found. */
    private static final double PRIOR_PAIRS = 20;

    private final PairSample pairs;
    private final boolean[] leftOut;
    private final Weights prior;
    private final @Nullable Level[] levels = new @Nullable Level[MatchField.ALL.length];
    private final double[] bits = new double[MatchField.ALL.length];
    private double logOdds;

    /** How many pairs of one customer are expected among the pairs. */
    double matches;

    /** What was counted of each rung among pairs of one customer, by {@link Weights#cell}. */
    final double[] counted;

    Expectation(PairSample pairs, boolean[] leftOut, Weights prior) {
        this.pairs = pairs;
        this.leftOut = leftOut;
        this.prior = prior;
        this.counted = new double[prior.allM().length];
    }

    Expectation run() {
        double[] m = prior.allM();
        double[] u = prior.allU();
        logOdds = 0;
        for (int round = 0; round < ROUNDS; round++) {
            expect(ratios(m, u));
            maximise(m);
        }
        return this;
    }

    private static double[] ratios(double[] m, double[] u) {
        double[] ratios = new double[m.length];
        for (int cell = 0; cell < m.length; cell++) {
            ratios[cell] = Math.log(m[cell] / u[cell]) / Math.log(2);
        }
        return ratios;
    }

    private void expect(double[] ratios) {
        java.util.Arrays.fill(counted, 0);
        matches = 0;
        for (int i = 0; i < pairs.size(); i++) {
            pairs.read(i, ratios, leftOut, levels, bits);
            double sum = logOdds + Dependence.takenBack(levels, bits);
            for (double each : bits) {
                sum += each;
            }
            double chance = 1 / (1 + Math.pow(2, -sum));
            matches += chance;
            for (int field = 0; field < levels.length; field++) {
                Level level = levels[field];
                if (level != null) {
                    counted[field * Level.ALL.length + level.ordinal()] += chance;
                }
            }
        }
        double share = Math.min(Math.max(matches / pairs.size(), 1e-6), 1 - 1e-6);
        logOdds = Math.log(share / (1 - share)) / Math.log(2);
    }

    private void maximise(double[] m) {
        for (MatchField field : MatchField.ALL) {
            if (!leftOut[field.ordinal()]) {
                settle(prior, field, counted, m);
            }
        }
    }

    /** The chances of a field's rungs, from what was counted and the prior. */
    static void settle(Weights prior, MatchField field, double[] counted, double[] m) {
        double sum = 0;
        double shipped = 0;
        for (Level level : prior.levels(field)) {
            sum += counted[Weights.cell(field, level)];
            shipped += prior.m(field, level);
        }
        for (Level level : prior.levels(field)) {
            int cell = Weights.cell(field, level);
            m[cell] = (counted[cell] + PRIOR_PAIRS * prior.m(field, level) / shipped) / (sum + PRIOR_PAIRS);
        }
    }
}
