package io.tierhub.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Twelve months of 4.345 weeks at 1 % a month, of published customers. */
class HorizonTest {
    private static final PurchaseModel PURCHASES = new PurchaseModel(PurchaseKind.BG_NBD, .243, 4.414, .793, 2.426);
    private static final SpendModel SPEND = new SpendModel(6.25, 3.74, 15.44);

    private static double value(double rate, int x, double tx, double mean) {
        return new Horizon(12, 4.345, rate).discounted(PURCHASES, x, 38.86)
                * PURCHASES.alive(x, tx, 38.86)
                * SPEND.mean(x, mean);
    }

    @Test
    void moneyIsCountedAtTheEndOfItsMonth() {
        assertThat(value(.01, 2, 30.43, 22.35)).isCloseTo(36.2892, within(1e-4));
        assertThat(value(.01, 1, 1.71, 11.77)).isCloseTo(4.6373, within(1e-4));
        assertThat(value(.01, 0, 0, 0)).isCloseTo(8.3690, within(1e-4));
        assertThat(value(.01, 7, 29.43, 73.74)).isCloseTo(283.5328, within(1e-4));
    }

    @Test
    void withoutADiscountItIsTheExpectationOfTheWholeTime() {
        assertThat(value(0, 2, 30.43, 22.35)).isCloseTo(38.5285, within(1e-4));
        assertThat(value(0, 1, 1.71, 11.77)).isCloseTo(4.9262, within(1e-4));
        assertThat(value(0, 0, 0, 0)).isCloseTo(8.8988, within(1e-4));
        assertThat(value(0, 7, 29.43, 73.74)).isCloseTo(300.7209, within(1e-4));
    }

    @Test
    void aYearlyDiscountIsTwelveMonthlyOnes() {
        Horizon year = Horizon.months(12, .10);
        assertThat(year.rate()).isCloseTo(.0079741404, within(1e-10));
        assertThat(year.end()).isCloseTo(365.25 / 7, within(1e-9));
    }

    @Test
    void whatIsRememberedIsWhatIsComputed() {
        Horizon year = Horizon.months(12, .10);
        DiscountedPurchases remembered = new DiscountedPurchases(PURCHASES, year);
        for (int round = 0; round < 2; round++) {
            for (int x : new int[] {0, 1, 7, 255, 256, 400}) {
                for (int days : new int[] {0, 1, 400, 7_304, 7_305, 9_000}) {
                    assertThat(remembered.of(x, days)).isEqualTo(year.discounted(PURCHASES, x, days / 7.0));
                }
            }
        }
    }
}
