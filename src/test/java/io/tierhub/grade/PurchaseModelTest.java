package io.tierhub.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What the models foretell, beside published figures and beside the published formulas. */
class PurchaseModelTest {
    private static final PurchaseModel BG = new PurchaseModel(PurchaseKind.BG_NBD, .243, 4.414, .793, 2.426);
    private static final PurchaseModel MBG = new PurchaseModel(PurchaseKind.MBG_NBD, .525, 6.183, .891, 1.614);
    private static final Offset<Double> CLOSE = within(1e-6);

    @Test
    void bgNbdForetellsThePublishedFigures() {
        assertThat(BG.expected(2, 30.43, 38.86, 39)).isCloseTo(1.226028, CLOSE);
        assertThat(BG.alive(2, 30.43, 38.86)).isCloseTo(.726579, CLOSE);
        assertThat(BG.expected(1, 1.71, 38.86, 39)).isCloseTo(.203187, CLOSE);
        assertThat(BG.alive(1, 1.71, 38.86)).isCloseTo(.212101, CLOSE);
        assertThat(BG.expected(0, 0, 38.86, 39)).isCloseTo(.195098, CLOSE);
        assertThat(BG.alive(0, 0, 38.86)).isEqualTo(1);
        assertThat(BG.expected(26, 30.86, 31, 52)).isCloseTo(25.758196, CLOSE);
        assertThat(BG.alive(26, 30.86, 31)).isCloseTo(.968916, CLOSE);
        assertThat(BG.expected(7, 29.43, 38.86, 10)).isCloseTo(1.002723, CLOSE);
        assertThat(BG.none(0, 0, 0, 39)).isCloseTo(.573786, CLOSE);
    }

    @Test
    void bgNbdForetellsTheFirstYearOfANewCustomer() {
        assertThat(BG.expectedOfNew(1)).isCloseTo(.053268, CLOSE);
        assertThat(BG.expectedOfNew(10)).isCloseTo(.432413, CLOSE);
        assertThat(BG.expectedOfNew(39)).isCloseTo(1.196723, CLOSE);
        assertThat(BG.expectedOfNew(52)).isCloseTo(1.446051, CLOSE);
    }

    @Test
    void thousandsOfPurchasesAndAnExponentOfOneAreNoSpecialCase() {
        assertThat(BG.expected(1000, 500, 501, 39)).isCloseTo(74.501632, CLOSE);
        assertThat(BG.expected(2000, 500, 501, 500)).isCloseTo(1448.640025, CLOSE);
        PurchaseModel one = new PurchaseModel(PurchaseKind.BG_NBD, .243, 4.414, 1, 2.426);
        assertThat(one.expected(2, 30.43, 38.86, 39)).isCloseTo(1.102137, CLOSE);
    }

    @Test
    void mbgNbdForetellsThePublishedFiguresAndDoubtsOneTimeBuyers() {
        assertThat(MBG.expected(2, 30.43, 38.86, 39)).isCloseTo(1.262961, CLOSE);
        assertThat(MBG.alive(2, 30.43, 38.86)).isCloseTo(.706202, CLOSE);
        assertThat(MBG.expected(0, 0, 38.86, 39)).isCloseTo(.154013, CLOSE);
        assertThat(MBG.alive(0, 0, 38.86)).isCloseTo(.389735, CLOSE);
        assertThat(MBG.expected(1, 1.71, 38.86, 39)).isCloseTo(.188837, CLOSE);
        assertThat(MBG.alive(1, 1.71, 38.86)).isCloseTo(.170836, CLOSE);
    }

    @Test
    void theSeriesOfChancesIsThePublishedHypergeometricForm() {
        for (long seed = 1; seed <= 500; seed++) {
            Random random = new Random(seed);
            PurchaseModel model = random(random);
            int x = random.nextInt(12);
            double age = random.nextDouble() * 100;
            double time = random.nextDouble() * 60;
            assertThat(model.expectedIfAlive(x, age, time))
                    .as("seed %d: %s x %d T %s t %s", seed, model, x, age, time)
                    .isCloseTo(published(model, x, age, time), within(1e-7 * (1 + x)));
        }
    }

    /** Formula (10) of Fader, Hardie and Lee without its last factor; for MBG-NBD with one draw more. */
    private static double published(PurchaseModel m, int x, double age, double time) {
        int k = x + m.kind().more();
        double c = m.a() + m.b() + k - 1;
        double z = time / (m.alpha() + age + time);
        double f = hypergeometric(m.r() + x, m.b() + k, c, z);
        double power = Math.pow((m.alpha() + age) / (m.alpha() + age + time), m.r() + x);
        return c / (m.a() - 1) * (1 - power * f);
    }

    private static double hypergeometric(double a, double b, double c, double z) {
        double term = 1;
        double sum = 1;
        for (int k = 0; Math.abs(term) > 1e-17 * Math.abs(sum) && k < 1_000_000; k++) {
            term *= (a + k) * (b + k) / ((c + k) * (k + 1)) * z;
            sum += term;
        }
        return sum;
    }

    @Test
    void chancesAreChancesAndExpectationsGrowWithTime() {
        for (long seed = 1; seed <= 2_000; seed++) {
            Random random = new Random(seed);
            PurchaseModel model = random(random);
            int x = random.nextInt(4) == 0 ? random.nextInt(3_000) : random.nextInt(5);
            double age = random.nextDouble() * 500;
            double tx = x == 0 ? 0 : random.nextDouble() * age;
            String as = "seed " + seed + ": " + model + " x " + x + " t_x " + tx + " T " + age;
            assertThat(model.alive(x, tx, age)).as(as).isBetween(0.0, 1.0);
            double last = 0;
            double lastNone = 1;
            for (double time = 0; time < 300; time = time * 1.7 + 0.01) {
                double expected = model.expected(x, tx, age, time);
                double none = model.none(x, tx, age, time);
                assertThat(expected).as(as + " t " + time).isGreaterThanOrEqualTo(last * (1 - 1e-12));
                assertThat(none).as(as + " t " + time).isBetween(0.0, lastNone + 1e-12);
                assertThat(1 - none).as(as + " t " + time).isLessThanOrEqualTo(expected + 1e-9);
                last = expected;
                lastNone = none;
            }
        }
    }

    @Test
    void theUnitOfTimeMakesNoDifference() {
        for (long seed = 1; seed <= 500; seed++) {
            Random random = new Random(seed);
            PurchaseModel weeks = random(random);
            PurchaseModel days = new PurchaseModel(weeks.kind(), weeks.r(), weeks.alpha() * 7, weeks.a(), weeks.b());
            int x = random.nextInt(20);
            double age = random.nextDouble() * 100;
            double tx = x == 0 ? 0 : random.nextDouble() * age;
            assertThat(days.expected(x, tx * 7, age * 7, 39 * 7))
                    .as("seed " + seed)
                    .isCloseTo(weeks.expected(x, tx, age, 39), within(1e-9));
            assertThat(days.alive(x, tx * 7, age * 7))
                    .as("seed " + seed)
                    .isCloseTo(weeks.alive(x, tx, age), within(1e-12));
        }
    }

    private static PurchaseModel random(Random random) {
        return new PurchaseModel(
                PurchaseKind.values()[random.nextInt(2)],
                0.05 + random.nextDouble() * 3,
                0.5 + random.nextDouble() * 20,
                0.2 + random.nextDouble() * 3,
                0.3 + random.nextDouble() * 4);
    }
}
