package io.tierhub.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PurchaseFitTest {
    private static void fits(PurchaseFit fit, double r, double alpha, double a, double b, double logLikelihood) {
        assertThat(fit.sound()).isTrue();
        assertThat(fit.model().r()).isCloseTo(r, within(Math.max(0.002, 0.005 * r)));
        assertThat(fit.model().alpha()).isCloseTo(alpha, within(Math.max(0.002, 0.005 * alpha)));
        assertThat(fit.model().a()).isCloseTo(a, within(Math.max(0.002, 0.005 * a)));
        assertThat(fit.model().b()).isCloseTo(b, within(Math.max(0.002, 0.005 * b)));
        assertThat(fit.logLikelihood()).isCloseTo(logLikelihood, within(0.001));
    }

    @Test
    void thePublishedCustomersGiveThePublishedParametersOfBgNbd() throws IOException {
        PurchaseFit fit = PurchaseFit.of(PurchaseKind.BG_NBD, Cdnow.published().histories());
        fits(fit, .242593, 4.413532, .792886, 2.425755, -9582.425561);
        double[] times = {.1429, 1, 3, 31.8571, 32, 78};
        double[] expected = {.0078, .0532, .1506, 1.0405, 1.0437, 1.8576};
        for (int i = 0; i < times.length; i++) {
            assertThat(fit.model().expectedOfNew(times[i])).isCloseTo(expected[i], within(0.002));
        }
        assertThat(fit.model().none(0, 0, 0, 39)).isCloseTo(.5737864, within(0.002));
    }

    @Test
    void thePublishedCustomersGiveThePublishedParametersOfMbgNbd() throws IOException {
        PurchaseFit fit = PurchaseFit.of(PurchaseKind.MBG_NBD, Cdnow.published().histories());
        fits(fit, .524838, 6.182994, .891356, 1.613999, -9582.132685);
    }

    @Test
    void wholeDaysFitAsWeeksDoWithAlphaSevenTimesAsLarge() throws IOException {
        Cdnow.Summary weeks = Cdnow.published();
        double[] tx = Arrays.stream(weeks.tx()).map(t -> Math.round(t * 7)).toArray();
        double[] age = Arrays.stream(weeks.age()).map(t -> Math.round(t * 7)).toArray();
        fits(
                PurchaseFit.of(PurchaseKind.BG_NBD, PurchaseHistories.of(weeks.x(), tx, age)),
                .242595,
                30.895213,
                .792921,
                2.425905,
                -14363.530443);
        for (int i = 0; i < tx.length; i++) {
            tx[i] /= 7;
            age[i] /= 7;
        }
        fits(
                PurchaseFit.of(PurchaseKind.BG_NBD, PurchaseHistories.of(weeks.x(), tx, age)),
                .242595,
                4.413602,
                .792922,
                2.425906,
                -9582.429207);
    }

    @Test
    void theLikelihoodAtThePublishedRoundedParametersIsThePublishedOne() throws IOException {
        PurchaseHistories histories = Cdnow.published().histories();
        double[] at = Arrays.stream(new double[] {.243, 4.414, .793, 2.426})
                .map(Math::log)
                .toArray();
        double mean = new PurchaseLikelihood(PurchaseKind.BG_NBD, histories).at(at, new double[4]);
        assertThat(-mean * histories.customers()).isCloseTo(-9582.426831, within(1e-5));
    }

    @Test
    void theParametersThatMadeTheDataAreFoundAgain() {
        long seed = 7;
        for (PurchaseKind kind : PurchaseKind.values()) {
            PurchaseModel truth = new PurchaseModel(kind, .5, 6, .9, 2.2);
            PurchaseHistories histories =
                    Draws.customers(truth, 40_000, new Random(seed)).histories();
            PurchaseFit fit = PurchaseFit.of(kind, histories);
            String as = kind + ", seed " + seed + ": " + fit;
            assertThat(fit.sound()).as(as).isTrue();
            double[] point = {Math.log(.5), Math.log(6), Math.log(.9), Math.log(2.2)};
            double mean = new PurchaseLikelihood(kind, histories).at(point, new double[4]);
            assertThat(fit.logLikelihood() + mean * 40_000)
                    .as(as + "; 9.3 is passed once in 1,000 draws")
                    .isBetween(0.0, 9.3);
            assertThat(fit.model().r()).as(as).isCloseTo(.5, within(.05));
            assertThat(fit.model().alpha()).as(as).isCloseTo(6, within(.6));
            assertThat(fit.model().a() / (fit.model().a() + fit.model().b()))
                    .as(as)
                    .isCloseTo(.9 / 3.1, within(.02));
        }
    }

    @Test
    void theLikelihoodIsThatOfTheFormulaCustomerByCustomer() {
        long seed = 5;
        PurchaseModel at = new PurchaseModel(PurchaseKind.BG_NBD, .4, 5, .8, 2);
        for (PurchaseKind kind : PurchaseKind.values()) {
            Cdnow.Summary customers = Draws.customers(at, 300, new Random(seed));
            double sum = 0;
            for (int i = 0; i < 300; i++) {
                sum += formula(
                        kind, at, customers.x()[i], customers.tx()[i], customers.age()[i]);
            }
            double[] point = {Math.log(.4), Math.log(5), Math.log(.8), Math.log(2)};
            PurchaseLikelihood function = new PurchaseLikelihood(kind, customers.histories());
            assertThat(function.at(point, new double[4])).as("seed " + seed).isCloseTo(-sum / 300, within(1e-10));
            Draws.checkSlope(function, point);
        }
    }

    private static double formula(PurchaseKind kind, PurchaseModel m, int x, double tx, double age) {
        int k = x + kind.more();
        double alive = Math.pow(m.alpha() + age, -(m.r() + x));
        double lost = k == 0 ? 0 : m.a() / (m.b() + k - 1) * Math.pow(m.alpha() + tx, -(m.r() + x));
        return GammaFunction.log(m.r() + x)
                - GammaFunction.log(m.r())
                + m.r() * Math.log(m.alpha())
                + GammaFunction.log(m.a() + m.b())
                - GammaFunction.log(m.b())
                + GammaFunction.log(m.b() + k)
                - GammaFunction.log(m.a() + m.b() + k)
                + Math.log(alive + lost);
    }

    @Test
    void theOrderOfTheCustomersMakesNoDifferenceToTheLastBit() {
        long seed = 9;
        Cdnow.Summary some =
                Draws.customers(new PurchaseModel(PurchaseKind.BG_NBD, .5, 6, .9, 2.2), 3_000, new Random(seed));
        int n = some.x().length;
        PurchaseHistories turned = PurchaseHistories.of(
                IntStream.range(0, n).map(i -> some.x()[n - 1 - i]).toArray(),
                IntStream.range(0, n).mapToDouble(i -> some.tx()[n - 1 - i]).toArray(),
                IntStream.range(0, n).mapToDouble(i -> some.age()[n - 1 - i]).toArray());
        assertThat(PurchaseFit.of(PurchaseKind.BG_NBD, turned))
                .as("seed " + seed)
                .isEqualTo(PurchaseFit.of(PurchaseKind.BG_NBD, some.histories()));
    }

    @Test
    void timesThatAreAllDifferentAreRefusedBeforeTheyRunIntoEachOther() {
        int n = 1 << 21;
        double[] age = IntStream.range(0, n).mapToDouble(i -> i).toArray();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PurchaseHistories.of(new int[n], new double[n], age))
                .withMessageContaining("whole days");
        double[] fewer = Arrays.copyOf(age, n - 1);
        assertThat(PurchaseHistories.of(new int[n - 1], new double[n - 1], fewer)
                        .rows())
                .isEqualTo(n - 1);
    }

    @Test
    void customersWhoAreAllAlikeHaveNoSoundModel() {
        int[] x = new int[500];
        double[] tx = new double[500];
        double[] age = new double[500];
        Arrays.fill(x, 10);
        Arrays.fill(tx, 50);
        Arrays.fill(age, 52);
        assertThat(PurchaseFit.of(PurchaseKind.BG_NBD, PurchaseHistories.of(x, tx, age))
                        .sound())
                .isFalse();
        Arrays.fill(x, 0);
        Arrays.fill(tx, 0);
        assertThat(PurchaseFit.of(PurchaseKind.BG_NBD, PurchaseHistories.of(x, tx, age))
                        .sound())
                .isFalse();
    }
}
