package io.tierhub.grade;

import java.util.Arrays;

/**
 * The mean of minus the log-likelihood of Gamma-Gamma over customers with x repeat purchases of mean m, at ln p, ln q, ln v:
 *
 * <pre>
 *   l = ln G(px+q) - ln G(px) - ln G(q) + q ln v + (px-1) ln m + px ln x - (px+q) ln(xm+v)
 * </pre>
 *
 * Customers with equal x stand together, so a gamma function is evaluated once an x and not once a customer.
 */
final class SpendLikelihood implements Objective {
    /** By group, ascending. */
    private final int[] x;
    /** By group, the sums x m of its customers, ascending. */
    private final double[][] sums;
    /** By group, the sum of all ln m. */
    private final double[] logMeans;

    private final int customers;

    /**
     * One customer a position.
     *
     * @param x repeat purchases, above 0
     * @param sums their money, above 0
     */
    SpendLikelihood(int[] x, double[] sums) {
        customers = x.length;
        this.x = Arrays.stream(x).sorted().distinct().toArray();
        this.sums = new double[this.x.length][];
        int[] sizes = new int[this.x.length];
        for (int each : x) {
            sizes[Arrays.binarySearch(this.x, each)]++;
        }
        for (int group = 0; group < sizes.length; group++) {
            this.sums[group] = new double[sizes[group]];
        }
        for (int i = 0; i < x.length; i++) {
            int group = Arrays.binarySearch(this.x, x[i]);
            this.sums[group][--sizes[group]] = sums[i];
        }
        logMeans = new double[sizes.length];
        for (int group = 0; group < sizes.length; group++) {
            Arrays.sort(this.sums[group]);
            for (double sum : this.sums[group]) {
                logMeans[group] += StrictMath.log(sum / this.x[group]);
            }
        }
    }

    @Override
    public double at(double[] point, double[] gradient) {
        double p = StrictMath.exp(point[0]);
        double q = StrictMath.exp(point[1]);
        double v = StrictMath.exp(point[2]);
        double logGammaQ = GammaFunction.log(q);
        double digammaQ = GammaFunction.digamma(q);
        double sum = 0;
        double byP = 0;
        double byQ = 0;
        double byV = 0;
        for (int group = 0; group < x.length; group++) {
            double n = sums[group].length;
            double px = p * x[group];
            double logX = StrictMath.log(x[group]);
            double logs = 0;
            double inverses = 0;
            for (double money : sums[group]) {
                logs += StrictMath.log(money + v);
                inverses += 1 / (money + v);
            }
            double digamma = GammaFunction.digamma(px + q);
            sum += n * (GammaFunction.log(px + q) - GammaFunction.log(px) - logGammaQ + q * point[2] + px * logX)
                    + (px - 1) * logMeans[group]
                    - (px + q) * logs;
            byP += px * (n * (digamma - GammaFunction.digamma(px) + logX) + logMeans[group] - logs);
            byQ += q * (n * (digamma - digammaQ + point[2]) - logs);
            byV += n * q - v * (px + q) * inverses;
        }
        gradient[0] = -byP / customers;
        gradient[1] = -byQ / customers;
        gradient[2] = -byV / customers;
        return -sum / customers;
    }
}
