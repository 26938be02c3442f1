package io.tierhub.grade;

import io.tierhub.grade.PolicySettings.Combiner;
import io.tierhub.grade.PolicySettings.Missing;
import java.math.BigDecimal;
import java.util.List;

/** The weighted mean of the models' scores, in whole numbers: rounded half up once, at the end. */
final class Composite {
    private static final int NEUTRAL = Points.MAX / 2;

    private final long[] weights;
    private final Missing missing;
    private final BigDecimal minCoverage;
    private final Combiner combiner;

    Composite(PolicySettings settings) {
        this(
                settings.composite().stream()
                        .map(PolicySettings.Component::weight)
                        .toList(),
                settings.missing(),
                settings.minCoverage(),
                settings.combining());
    }

    Composite(List<BigDecimal> weights, Missing missing, BigDecimal minCoverage, Combiner combiner) {
        this.weights = weights.stream()
                .mapToLong(weight ->
                        weight.movePointRight(PolicySettings.WEIGHT_DECIMALS).longValueExact())
                .toArray();
        this.missing = missing;
        this.minCoverage = minCoverage;
        this.combiner = combiner;
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
        if (present == 0 || !enough) {
            return Points.NONE;
        }
        int deciding = deciding(scores);
        return deciding < 0 ? (int) ((2 * sum + by) / (2 * by)) : value(scores[deciding]);
    }

    /**
     * The smallest score of a component with which the whole reaches a border, all else as it is; {@link Points#NONE} where
     * 100 is not enough, or where the component has no score to begin with. What rounding would give away is not counted on.
     */
    int needed(int component, int[] scores, int border) {
        int[] raised = scores.clone();
        raised[component] = Points.MAX;
        if (scores[component] == Points.NONE || score(raised) < border) {
            return Points.NONE;
        }
        if (deciding(scores) < 0) {
            return Math.min(Points.MAX, scores[component] + (int) more(component, scores, border));
        }
        int low = scores[component];
        int high = Points.MAX;
        while (low < high) {
            int middle = (low + high) >>> 1;
            raised[component] = middle;
            if (score(raised) >= border) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return high;
    }

    /** By how much a component's score must rise, so that the weighted mean is exactly the border; rounded up. */
    private long more(int component, int[] scores, int border) {
        long by = 0;
        long sum = 0;
        for (int i = 0; i < scores.length; i++) {
            by += missing == Missing.RENORMALISE && scores[i] == Points.NONE ? 0 : weights[i];
            sum += weights[i] * value(scores[i]);
        }
        long lacking = Math.max(0, border * by - sum);
        return (lacking + weights[component] - 1) / weights[component];
    }

    /** The component with the largest score that enough of the weights reach; -1 where all have a part in the whole. */
    private int deciding(int[] scores) {
        if (combiner == Combiner.WEIGHTED || combiner == Combiner.LOOKUP) {
            return -1;
        }
        int best = -1;
        for (int i = 0; i < scores.length; i++) {
            boolean better = best < 0 || value(scores[i]) > value(scores[best]);
            if (counted(scores[i]) && better && enoughReach(scores, value(scores[i]))) {
                best = i;
            }
        }
        return best;
    }

    private boolean enoughReach(int[] scores, int border) {
        long all = 0;
        long reach = 0;
        for (int i = 0; i < scores.length; i++) {
            all += counted(scores[i]) ? weights[i] : 0;
            reach += counted(scores[i]) && value(scores[i]) >= border ? weights[i] : 0;
        }
        return switch (combiner) {
            case WORST_OF -> reach == all;
            case MAJORITY -> 2 * reach > all;
            default -> true;
        };
    }

    private boolean counted(int score) {
        return score != Points.NONE || missing != Missing.RENORMALISE;
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
        int deciding = deciding(scores);
        if (deciding >= 0) {
            return deciding == component ? Points.toScore(value(scores[component])) : 0;
        }
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
