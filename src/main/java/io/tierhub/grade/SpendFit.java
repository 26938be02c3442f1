package io.tierhub.grade;

import java.util.Arrays;

/**
 * The spend model of most likelihood.
 *
 * @param logLikelihood of all customers together
 * @param sound whether the search found a maximum, its parameters are in bounds, and the mean of all is one that
 *     could be: q is above 1, and the mean not beyond ten times what was seen
 */
record SpendFit(SpendModel model, double logLikelihood, boolean sound, int evaluations) {
    private static final double HIGHEST_MEAN = 10;

    /** The logarithms of p, q, v at which searches begin, with a mean of 1. */
    private static final double[][] STARTS = {{0, 1, 0}, {2, 1, 0}, {-1, 1, 1}};

    /**
     * One customer a position. Money is counted in its own mean while it is fitted, so the currency makes no difference.
     *
     * @param x repeat purchases, above 0
     * @param sums their money, above 0
     */
    static SpendFit of(int[] x, double[] sums) {
        double purchases = Arrays.stream(x).asLongStream().sum();
        double[] sorted = sums.clone();
        Arrays.sort(sorted);
        double unit = Arrays.stream(sorted).sum() / purchases;
        Minimum best = Minimizer.best(
                STARTS,
                new SpendLikelihood(
                        x, Arrays.stream(sums).map(sum -> sum / unit).toArray()));
        double[] at = new double[best.point().length];
        boolean sound = best.found();
        for (int i = 0; i < at.length; i++) {
            at[i] = StrictMath.exp(best.point()[i]);
            sound &= at[i] >= PurchaseFit.SMALLEST && at[i] <= PurchaseFit.LARGEST;
        }
        SpendModel model = new SpendModel(at[0], at[1], at[2] * unit);
        sound &= model.q() > 1 && model.meanOfAll() <= HIGHEST_MEAN * unit;
        double logLikelihood = -x.length * (best.value() + StrictMath.log(unit));
        return new SpendFit(model, logLikelihood, sound, best.evaluations());
    }
}
