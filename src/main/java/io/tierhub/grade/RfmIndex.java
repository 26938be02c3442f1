package io.tierhub.grade;

import io.tierhub.grade.RfmSettings.Weights;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The RFM index of every cell: 100 (wR (R-1) + wF (F-1) + wM (M-1)) / ((k-1) (wR + wF + wM)). At most 1,000 cells, so it
 * is worked out exactly, once.
 */
final class RfmIndex {
    private final int k;
    private final int[] points;
    private final double[] weights;

    RfmIndex(int k, Weights weights) {
        this.k = k;
        BigDecimal whole = weights.r().add(weights.f()).add(weights.m()).multiply(BigDecimal.valueOf(k - 1L));
        this.weights = new double[] {
            weights.r().doubleValue() / whole.doubleValue(),
            weights.f().doubleValue() / whole.doubleValue(),
            weights.m().doubleValue() / whole.doubleValue()
        };
        points = new int[k * k * k];
        for (int i = 0; i < points.length; i++) {
            BigDecimal sum = weights.r()
                    .multiply(BigDecimal.valueOf(i / k / k))
                    .add(weights.f().multiply(BigDecimal.valueOf(i / k % k)))
                    .add(weights.m().multiply(BigDecimal.valueOf(i % k)));
            points[i] = sum.multiply(BigDecimal.valueOf(Points.MAX))
                    .divide(whole, 0, RoundingMode.HALF_UP)
                    .intValueExact();
        }
    }

    int at(int r, int f, int m) {
        return points[((r - 1) * k + f - 1) * k + m - 1];
    }

    /** What a score adds to the index; factor 0 is R, 1 is F, 2 is M. */
    double part(int factor, int score) {
        return 100 * weights[factor] * (score - 1);
    }
}
