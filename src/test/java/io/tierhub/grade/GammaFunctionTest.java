package io.tierhub.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GammaFunctionTest {
    @Test
    void wholeNumbersGiveFactorialsAndHalvesTheSquareRootOfPi() {
        double factorial = 1;
        for (int n = 1; n <= 20; n++) {
            assertThat(GammaFunction.log(n)).as("Gamma(%d)", n).isCloseTo(Math.log(factorial), within(1e-14 * (1 + n)));
            factorial *= n;
        }
        assertThat(GammaFunction.log(0.5)).isCloseTo(Math.log(Math.PI) / 2, within(1e-14));
        assertThat(GammaFunction.log(1e-6)).isCloseTo(13.815509980749431, within(1e-13));
        assertThat(GammaFunction.log(10_000)).isCloseTo(82_099.71749644238, within(1e-10));
    }

    @Test
    void theDerivativeIsMinusEulersNumberAtOneAndRisesByOneOverX() {
        assertThat(GammaFunction.digamma(1)).isCloseTo(-0.5772156649015329, within(5e-15));
        for (double x = 0.01; x < 200; x *= 1.3) {
            assertThat(GammaFunction.digamma(x + 1) - GammaFunction.digamma(x))
                    .as("at %s", x)
                    .isCloseTo(1 / x, within(1e-12 / x));
        }
    }
}
