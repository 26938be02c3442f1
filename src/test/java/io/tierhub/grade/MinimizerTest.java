package io.tierhub.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MinimizerTest {
    /** Rosenbrock's valley, which is bent and nearly flat along its floor. */
    private static double valley(double[] at, double[] slope) {
        double bend = at[1] - at[0] * at[0];
        slope[0] = -400 * at[0] * bend - 2 * (1 - at[0]);
        slope[1] = 200 * bend;
        return 100 * bend * bend + (1 - at[0]) * (1 - at[0]);
    }

    @Test
    void theFloorOfABentValleyIsFound() {
        Minimum minimum = Minimizer.from(new double[] {-1.2, 1}, MinimizerTest::valley);
        assertThat(minimum.found()).isTrue();
        assertThat(minimum.point()[0]).isCloseTo(1, within(1e-5));
        assertThat(minimum.point()[1]).isCloseTo(1, within(1e-5));
    }

    @Test
    void aFunctionThatFallsForEverHasNoMinimum() {
        Minimum minimum = Minimizer.from(new double[] {0}, (at, slope) -> {
            slope[0] = -Math.exp(-at[0] / 10);
            return 10 * Math.exp(-at[0] / 10);
        });
        assertThat(minimum.found()).isFalse();
    }

    @Test
    void aFunctionWithoutAValueIsNotAMinimum() {
        assertThat(Minimizer.from(new double[] {0}, (at, slope) -> Double.NaN).found())
                .isFalse();
    }

    @Test
    void ofSeveralStartsTheDeepestMinimumCounts() {
        // minima near -1 (deeper) and +1
        Objective wells = (at, slope) -> {
            double x = at[0];
            slope[0] = 4 * x * (x * x - 1) + 0.2;
            return (x * x - 1) * (x * x - 1) + 0.2 * x;
        };
        assertThat(Minimizer.from(new double[] {0.9}, wells).point()[0]).isCloseTo(.974, within(1e-3));
        Minimum best = Minimizer.best(new double[][] {{0.9}, {-0.9}}, wells);
        assertThat(best.point()[0]).isCloseTo(-1.024, within(1e-3));
    }
}
