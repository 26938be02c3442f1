package io.tierhub.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tierhub.grade.Calibration.Band;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is foretold after 39 weeks of the CDNOW cohort, beside what the next 39 weeks brought. */
class ClvBacktestTest {
    private static final LocalDate END = LocalDate.parse("1998-06-30");
    private static final double WEEKS = 39;

    private static int[] x = {};
    private static double[] tx = {};
    private static double[] age = {};
    private static double[] past = {};
    private static double[] repeat = {};
    private static double[] orders = {};
    private static double[] money = {};
    private static double[] days = {};
    private static PurchaseModel bg = new PurchaseModel(PurchaseKind.BG_NBD, 1, 1, 1, 1);
    private static PurchaseModel mbg = bg;
    private static SpendModel spend = new SpendModel(1, 2, 1);

    @BeforeAll
    static void watch() throws IOException {
        List<double[]> rows = new ArrayList<>();
        for (TreeMap<LocalDate, Double> all : Cdnow.sample().values()) {
            var before = all.headMap(Cdnow.CALIBRATION, true);
            var after = all.tailMap(Cdnow.CALIBRATION, false).headMap(END, true);
            long first = all.firstKey().toEpochDay();
            double sum = before.values().stream().mapToDouble(d -> d).sum();
            rows.add(new double[] {
                before.size() - 1,
                (before.lastKey().toEpochDay() - first) / 7.0,
                (Cdnow.CALIBRATION.toEpochDay() - first) / 7.0,
                sum,
                sum - all.firstEntry().getValue(),
                after.size(),
                after.values().stream().mapToDouble(d -> d).sum(),
                before.lastKey().toEpochDay()
            });
        }
        x = IntStream.range(0, rows.size()).map(i -> (int) rows.get(i)[0]).toArray();
        tx = column(rows, 1);
        age = column(rows, 2);
        past = column(rows, 3);
        repeat = column(rows, 4);
        orders = column(rows, 5);
        money = column(rows, 6);
        days = column(rows, 7);
        PurchaseHistories histories = PurchaseHistories.of(x, tx, age);
        bg = PurchaseFit.of(PurchaseKind.BG_NBD, histories).model();
        mbg = PurchaseFit.of(PurchaseKind.MBG_NBD, histories).model();
        int[] spenders = IntStream.range(0, x.length)
                .filter(i -> x[i] > 0 && repeat[i] > 0)
                .toArray();
        spend = SpendFit.of(
                        Arrays.stream(spenders).map(i -> x[i]).toArray(),
                        Arrays.stream(spenders).mapToDouble(i -> repeat[i]).toArray())
                .model();
    }

    private static double[] column(List<double[]> rows, int at) {
        return rows.stream().mapToDouble(row -> row[at]).toArray();
    }

    private static double[] expected(PurchaseModel model) {
        return IntStream.range(0, x.length)
                .mapToDouble(i -> model.expected(x[i], tx[i], age[i], WEEKS))
                .toArray();
    }

    private static double[] alive(PurchaseModel model) {
        return IntStream.range(0, x.length)
                .mapToDouble(i -> model.alive(x[i], tx[i], age[i]))
                .toArray();
    }

    private static double missedBy(double[] foretold) {
        return IntStream.range(0, x.length)
                .mapToDouble(i -> Math.abs(foretold[i] - orders[i]))
                .average()
                .orElseThrow();
    }

    @Test
    void theModelsForetellThePurchasesOfAllFarBetterThanEachCustomersOwnRate() {
        assertThat(Arrays.stream(orders).sum()).isEqualTo(1_882);
        assertThat(Arrays.stream(expected(bg)).sum()).isCloseTo(1_653.4, within(0.5));
        assertThat(Arrays.stream(expected(mbg)).sum()).isCloseTo(1_576.7, within(0.5));
        assertThat(missedBy(expected(bg))).isCloseTo(.785, within(.001));
        assertThat(missedBy(expected(mbg))).isCloseTo(.765, within(.001));
        double[] rate = IntStream.range(0, x.length)
                .mapToDouble(i -> x[i] / age[i] * WEEKS)
                .toArray();
        assertThat(Arrays.stream(rate).sum()).isCloseTo(2_930.1, within(0.5));
        assertThat(missedBy(rate)).isCloseTo(1.024, within(.001));
    }

    @Test
    void customersOfEachFrequencyBuyAboutAsOftenAsForetold() {
        double[] expected = expected(bg);
        double[] actual = {.237, .697, 1.393, 1.560, 2.532, 2.947, 3.862, 6.359};
        double[] foretold = {.225, .523, 1.044, 1.520, 2.164, 2.654, 3.504, 6.157};
        for (int many = 0; many < actual.length; many++) {
            int n = many;
            int[] those = IntStream.range(0, x.length)
                    .filter(i -> Math.min(7, x[i]) == n)
                    .toArray();
            assertThat(Arrays.stream(those)
                            .mapToDouble(i -> orders[i])
                            .average()
                            .orElseThrow())
                    .isCloseTo(actual[n], within(.001));
            assertThat(Arrays.stream(those)
                            .mapToDouble(i -> expected[i])
                            .average()
                            .orElseThrow())
                    .as("x " + n)
                    .isCloseTo(foretold[n], within(.001));
        }
    }

    @Test
    void theChanceOfBeingAliveIsNotTheChanceOfBuyingAsItsBandsShow() {
        boolean[] bought = new boolean[x.length];
        for (int i = 0; i < bought.length; i++) {
            bought[i] = orders[i] > 0;
        }
        List<Band> bands = Calibration.bands(alive(mbg), bought, 5);
        assertThat(bands.stream().map(Band::customers)).containsExactly(127, 578, 1_240, 315, 97);
        double[] shares = {.283, .209, .200, .622, .856};
        for (int i = 0; i < shares.length; i++) {
            assertThat(bands.get(i).happened()).as("band " + i).isCloseTo(shares[i], within(.001));
        }
        double[] order = IntStream.range(0, x.length)
                .mapToDouble(i -> 1 - mbg.none(x[i], tx[i], age[i], WEEKS))
                .toArray();
        assertThat(missedBy(bands)).isGreaterThan(.15);
        assertThat(missedBy(Calibration.bands(order, bought, 5))).isLessThan(.08);
    }

    private static double missedBy(List<Band> bands) {
        return bands.stream()
                        .mapToDouble(band -> band.customers() * Math.abs(band.foretold() - band.happened()))
                        .sum()
                / bands.stream().mapToInt(Band::customers).sum();
    }

    @Test
    void oneTimeBuyersAreAllAliveToBgAndDoubtedByMbg() {
        int[] once = IntStream.range(0, x.length).filter(i -> x[i] == 0).toArray();
        assertThat(once).hasSize(1_411);
        double[] doubted = alive(mbg);
        assertThat(Arrays.stream(once)
                        .mapToDouble(i -> orders[i] > 0 ? 1 : 0)
                        .average()
                        .orElseThrow())
                .isCloseTo(.137, within(.001));
        assertThat(Arrays.stream(once).mapToDouble(i -> doubted[i]).average().orElseThrow())
                .isCloseTo(.41, within(.005));
    }

    @Test
    void predictiveValueWinsClearlyAtTheTopTenPercentOnly() {
        double[] expected = expected(bg);
        double[] value = IntStream.range(0, x.length)
                .mapToDouble(i -> expected[i] * spend.mean(x[i], x[i] == 0 ? 0 : repeat[i] / x[i]))
                .toArray();
        captures(value, .502, .663, .761);
        captures(past, .481, .663, .744);
        assertThat(Capture.share(money, money, .2)).isCloseTo(.942, within(.001));
    }

    private static void captures(double[] scores, double ten, double twenty, double thirty) {
        assertThat(Capture.share(scores, money, .1)).isCloseTo(ten, within(.001));
        assertThat(Capture.share(scores, money, .2)).isCloseTo(twenty, within(.001));
        assertThat(Capture.share(scores, money, .3)).isCloseTo(thirty, within(.001));
    }

    @Test
    void sortingByTheConcatenatedCodeIsWorseThanByTheSum() {
        double[] r = scores(days);
        double[] f = scores(Arrays.stream(x).mapToDouble(n -> n + 1).toArray());
        double[] m = scores(past);
        double[] code = IntStream.range(0, x.length)
                .mapToDouble(i -> 100 * r[i] + 10 * f[i] + m[i])
                .toArray();
        double[] sum = IntStream.range(0, x.length)
                .mapToDouble(i -> r[i] + f[i] + m[i])
                .toArray();
        assertThat(Capture.share(code, money, .2)).isLessThan(Capture.share(sum, money, .2) - .02);
    }

    private static double[] scores(double[] values) {
        return Arrays.stream(values)
                .map(value -> 1
                        + Math.floor(5.0
                                * Arrays.stream(values).filter(v -> v < value).count()
                                / values.length))
                .toArray();
    }
}
