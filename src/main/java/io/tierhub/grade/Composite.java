package io.tierhub.grade;

import io.tierhub.grade.PolicySettings.Missing;
import java.math.BigDecimal;
import java.util.List;

/** The weighted mean of the models' scores, in whole numbers: rounded half up once, at the end. */
final class Composite {
    private static final int NEUTRAL = Points.MAX / 2;

    private final long[] weights;
    private final Missing missing;
    private final BigDecimal minCoverage;

    Composite(PolicySettings settings) {
        this(
                settings.composite().stream()
                        .map(PolicySettings.Component::weight)
                        .toList(),
                settings.missing(),
                settings.minCoverage());
    }

    Composite(List<BigDecimal> weights, Missing missing, BigDecimal minCoverage) {
        this.weights = weights.stream()
                .mapToLong(weight ->
                        weight.movePointRight(PolicySettings.WEIGHT_DECIMALS).longValueExact())
                .toArray();
        this.missing = missing;
        this.minCoverage = minCoverage;
    }

    /** @param scores of each component, or {@link Points#NONE}; the result is NONE where too few are present */
    int score(int[] scores) {
        long present = 0;
        long whole = 0;
        long sum = 0;
        for (int i = 0; i < scores.length; i++) {
            whole += weights[i];
            present += scores[i] == Points.NONE ? 0 : weights[i];
            sum += weights[i] * value(scores[i]);
        }
        long by = missing == Missing.RENORMALISE ? present : whole;
        boolean enough = minCoverage.multiply(BigDecimal.valueOf(whole)).compareTo(BigDecimal.valueOf(present)) <= 0;
        return present == 0 || !enough ? Points.NONE : (int) ((2 * sum + by) / (2 * by));
    }

    /** The share of the weights that has a score, with four decimals. */
    double coverage(int[] scores) {
        long present = 0;
        long whole = 0;
        for (int i = 0; i < scores.length; i++) {
            whole += weights[i];
            present += scores[i] == Points.NONE ? 0 : weights[i];
        }
        return Points.toScore((int) ((2 * present * Points.ONE + whole) / (2 * whole)));
    }

    /** What a component gives to the score, given all scores. */
    double part(int component, int[] scores) {
        long by = 0;
        for (int i = 0; i < scores.length; i++) {
            by += missing == Missing.RENORMALISE && scores[i] == Points.NONE ? 0 : weights[i];
        }
        return Points.toScore(value(scores[component])) * weights[component] / by;
    }

    /** What a score counts for, also where there is none. */
    int value(int score) {
        if (score != Points.NONE) {
            return score;
        }
        return missing == Missing.NEUTRAL ? NEUTRAL : 0;
    }
}
