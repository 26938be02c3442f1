package io.tierhub.grade;

/**
 * Walks along the negative binomial distribution of the number of purchases: the chance of exactly j is
 * (rate)_j / j! (1-z)^rate z^j. Starts at j = 0.
 */
final class NegativeBinomial {
    /** Where a walk ends at last: nobody buys a million times within a horizon. */
    static final int MOST = 1_000_000;

    /** Chances below the smallest double are kept as e^(-FOLD x folds) times a double. */
    private static final double FOLD = 600;

    private final double rate;
    private final double z;
    private int j;
    private double exactly;
    private int folds;
    private double more;

    NegativeBinomial(double rate, double z) {
        this.rate = rate;
        this.z = z;
        double log = rate * StrictMath.log1p(-z);
        folds = (int) (-log / FOLD);
        exactly = StrictMath.exp(log + FOLD * folds);
        more = -StrictMath.expm1(log);
    }

    /** The chance of more than j. */
    double more() {
        return more;
    }

    /** A bound of the sum of {@link #more} over all larger j; infinite as long as the chances still grow. */
    double rest() {
        double shrinks = Math.max(z, z * (rate + j) / (j + 1)); // of each chance from j on to the next, at most
        double share = shrinks / (1 - shrinks);
        return folds > 0 || shrinks >= 1 ? Double.POSITIVE_INFINITY : exactly * share * share;
    }

    /** Goes on to j + 1. */
    void next() {
        exactly *= z * (rate + j) / (j + 1);
        j++;
        if (folds > 0 && exactly > 1) {
            exactly *= StrictMath.exp(-FOLD);
            folds--;
        }
        more = Math.max(0, more - (folds > 0 ? 0 : exactly));
    }
}
