package io.tierhub.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpendModelTest {
    private static final SpendModel MODEL = new SpendModel(6.25, 3.74, 15.44);

    @Test
    void aMeanIsDrawnTowardsThatOfAllTheMoreTheFewerPurchasesThereAre() {
        assertThat(MODEL.mean(2, 22.35)).isCloseTo(24.663714, within(1e-6));
        assertThat(MODEL.mean(1, 11.77)).isCloseTo(18.916852, within(1e-6));
        assertThat(MODEL.mean(7, 73.74)).isCloseTo(71.469671, within(1e-6));
        assertThat(MODEL.mean(0, Double.NaN)).isCloseTo(35.218978, within(1e-6));
    }

    @Test
    void thePublishedCustomersGiveThePublishedParameters() throws IOException {
        Cdnow.Summary customers = Cdnow.published();
        int[] buyers = IntStream.range(0, customers.x().length)
                .filter(i -> customers.x()[i] > 0 && customers.mean()[i] > 0)
                .toArray();
        assertThat(buyers).hasSize(946);
        int[] x = Arrays.stream(buyers).map(i -> customers.x()[i]).toArray();
        double[] sums = Arrays.stream(buyers)
                .mapToDouble(i -> customers.x()[i] * customers.mean()[i])
                .toArray();
        SpendFit fit = SpendFit.of(x, sums);
        assertThat(fit.sound()).isTrue();
        assertThat(fit.model().p()).isCloseTo(6.248802, within(0.031));
        assertThat(fit.model().q()).isCloseTo(3.744589, within(0.0187));
        assertThat(fit.model().v()).isCloseTo(15.447750, within(0.077));
        assertThat(fit.logLikelihood()).isCloseTo(-4055.923244, within(0.001));
        assertThat(fit.model().meanOfAll()).isCloseTo(35.171, within(0.01));
    }

    @Test
    void theParametersThatMadeTheDataAreFoundAgain() {
        long seed = 1;
        int[] x = new int[20_000];
        double[] sums = sums(MODEL, x, new Random(seed));
        SpendFit fit = SpendFit.of(x, sums);
        assertThat(fit.sound()).isTrue();
        double[] truth = {Math.log(MODEL.p()), Math.log(MODEL.q()), Math.log(MODEL.v())};
        double likelihood = -x.length * new SpendLikelihood(x, sums).at(truth, new double[3]);
        assertThat(fit.logLikelihood() - likelihood)
                .as("seed %d: %s; 8.1 is passed once in 1,000 draws", seed, fit)
                .isBetween(0.0, 8.1);
        assertThat(fit.model().p()).as("seed " + seed).isCloseTo(MODEL.p(), within(0.5));
        assertThat(fit.model().meanOfAll()).as("seed " + seed).isCloseTo(MODEL.meanOfAll(), within(0.3));
    }

    /** Draws customers; the sum of whole-numbered Gammas of one rate is a Gamma, so p may be broken. */
    private static double[] sums(SpendModel model, int[] x, Random random) {
        double[] sums = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = 1 + random.nextInt(6);
            double rate = Draws.gamma(random, model.q()) / model.v();
            sums[i] = Draws.gamma(random, model.p() * x[i]) / rate;
        }
        return sums;
    }

    @Test
    void theCurrencyAndTheOrderOfTheCustomersMakeNoDifference() {
        long seed = 2;
        int[] x = new int[2_000];
        double[] sums = sums(MODEL, x, new Random(seed));
        SpendFit fit = SpendFit.of(x, sums);
        SpendFit other = SpendFit.of(x, Arrays.stream(sums).map(s -> s * 1e6).toArray());
        assertThat(other.sound()).isTrue();
        assertThat(other.model().mean(2, 22.35e6) / 1e6).isCloseTo(fit.model().mean(2, 22.35), within(1e-4));
        int[] turnedX =
                IntStream.range(0, x.length).map(i -> x[x.length - 1 - i]).toArray();
        double[] turned = IntStream.range(0, x.length)
                .mapToDouble(i -> sums[x.length - 1 - i])
                .toArray();
        assertThat(SpendFit.of(turnedX, turned)).isEqualTo(fit);
    }

    @Test
    void customersWhoAllSpendTheSameHaveNoModel() {
        int[] x = new int[200];
        Arrays.fill(x, 3);
        double[] sums = new double[200];
        Arrays.fill(sums, 60);
        assertThat(SpendFit.of(x, sums).sound()).isFalse();
    }

    @Test
    void spendThatHasNoMeanOrOneFarBeyondAllThatWasSeenHasNoModel() {
        int beyond = 0;
        for (long seed = 1; seed <= 20; seed++) {
            int[] x = new int[2_000];
            double[] sums = sums(new SpendModel(2, 0.8, 10), x, new Random(seed));
            assertThat(SpendFit.of(x, sums).sound()).as("seed " + seed).isFalse();
            sums = sums(new SpendModel(2, 1.02, 10), x, new Random(seed));
            SpendFit fit = SpendFit.of(x, sums);
            double seen = Arrays.stream(sums).sum() / Arrays.stream(x).sum();
            assertThat(fit.sound())
                    .as("seed %d: %s, seen %s", seed, fit, seen)
                    .isEqualTo(fit.model().q() > 1 && fit.model().meanOfAll() <= 10 * seen);
            beyond += fit.model().q() > 1 && !fit.sound() ? 1 : 0;
        }
        assertThat(beyond).isPositive();
    }

    @Test
    void theSlopeIsThatOfTheFunction() {
        long seed = 3;
        int[] x = new int[50];
        double[] sums = sums(MODEL, x, new Random(seed));
        Draws.checkSlope(new SpendLikelihood(x, sums), new double[] {1.5, 1.2, 2.5});
    }
}
