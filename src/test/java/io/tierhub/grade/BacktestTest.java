package io.tierhub.grade;

import static io.tierhub.grade.Customers.AS_OF;
import static io.tierhub.grade.Customers.RULES;
import static io.tierhub.grade.Customers.customer;
import static io.tierhub.grade.Customers.population;
import static io.tierhub.grade.Customers.prospect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.tierhub.behaviour.Purchases.Lifetime;
import io.tierhub.grade.Calibration.Band;
import io.tierhub.vocabulary.CustomerId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BacktestTest {
    private static final double[] MONEY = {10, 50, 0, 40};

    @Test
    void aPerfectRankingCapturesTheMostAndEveryoneCapturesAll() {
        assertThat(Capture.share(MONEY, MONEY, .25)).isEqualTo(.5);
        assertThat(Capture.share(MONEY, MONEY, .5)).isCloseTo(.9, within(1e-12));
        assertThat(Capture.share(new double[] {9, 1, 8, 2}, MONEY, .5)).isCloseTo(.1, within(1e-12));
        assertThat(Capture.share(MONEY, MONEY, 1)).isCloseTo(1, within(1e-12));
        assertThat(Capture.share(MONEY, new double[4], .5)).isZero();
    }

    @Test
    void theSameCustomersStandOnBothDays() {
        Population one = population(List.of(customer(1, 10, 2, 100_00, 100_00)));
        Population other = population(List.of(customer(2, 10, 2, 100_00, 100_00)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Backtest.of(RULES, one, AS_OF - 30, other, AS_OF))
                .withMessageContaining("M000001 stands beside M000002");
    }

    @Test
    void withFewCustomersModelsAreRankedAndNothingIsForetold() {
        List<GradeInput> before = new ArrayList<>(List.of(prospect(1)));
        List<GradeInput> after = new ArrayList<>(List.of(bought(1, 5, 1, 70_00)));
        for (int id = 2; id <= 11; id++) {
            before.add(bought(id, 100 + id, 1, id * 10_00));
            after.add(id == 11 ? bought(id, 3, 2, id * 10_00 + 90_00) : before.get(id - 1));
        }
        Backtest test = Backtest.of(RULES, population(before), AS_OF - 30, population(after), AS_OF);
        assertThat(test.customers()).as("the prospect had no grade to test").isEqualTo(10);
        assertThat(test.moneyCents()).isEqualTo(90_00);
        assertThat(test.noForecast()).isEqualTo("FEW_CUSTOMERS");
        assertThat(test.forecast()).isNull();
        assertThat(test.rankings())
                .contains(new Backtest.Ranking(Backtest.BY_MONEY, List.of(1.0, 1.0, 1.0)))
                .hasSize(4);
    }

    private static GradeInput bought(int id, int days, int times, long cents) {
        return new GradeInput(
                new CustomerId(id),
                AS_OF - 400,
                AS_OF - days,
                times,
                times,
                cents,
                cents,
                0,
                new Lifetime(times, cents, times == 1 ? 0 : cents / 2),
                Facts.NONE);
    }

    @Test
    void ofEqualScoresTheEarlierCustomerComesFirst() {
        assertThat(Capture.share(new double[4], MONEY, .25)).isCloseTo(.1, within(1e-12));
    }

    @Test
    void bandsHoldEachCustomerOnceWithWhatWasForetoldAndWhatCame() {
        double[] chances = {0, .1, .5, .74, .75, 1};
        boolean[] came = {false, true, true, true, false, true};
        List<Band> bands = Calibration.bands(chances, came, 4);
        assertThat(bands)
                .containsExactly(
                        new Band(0, .25, 2, .05, .5),
                        new Band(.25, .5, 0, 0, 0),
                        new Band(.5, .75, 2, .62, 1),
                        new Band(.75, 1, 2, .875, .5));
    }
}
