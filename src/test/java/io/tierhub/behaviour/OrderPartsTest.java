package io.tierhub.behaviour;

import static io.tierhub.behaviour.Facts.COMPLETED;
import static io.tierhub.behaviour.Facts.COST;
import static io.tierhub.behaviour.Facts.DISCOUNT;
import static io.tierhub.behaviour.Facts.EUR;
import static io.tierhub.behaviour.Facts.EUR_COST;
import static io.tierhub.behaviour.Facts.KINDS;
import static io.tierhub.behaviour.Facts.day;
import static io.tierhub.behaviour.Facts.order;
import static io.tierhub.behaviour.Facts.part;
import static io.tierhub.behaviour.Facts.refund;
import static io.tierhub.behaviour.Facts.timeline;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is made of the cost and the discount of orders, of what was given back, and of when they were placed. */
@Tag("h2")
class OrderPartsTest {
    private static final String AS_OF = "2026-06-30";

    /** In ten-thousandths, as measures are. */
    private static long measure(Measure measure, Event... events) {
        FoldRules rules = new FoldRules(
                day(AS_OF),
                List.of(day("2025-06-30")),
                List.of(measure),
                Set.of("COMPLETED"),
                RefundDating.ORDER,
                KINDS,
                Rates.none("CNY"),
                false,
                Long.MAX_VALUE);
        return new BehaviourFold(rules).fold(timeline(events)).measures().get(0);
    }

    private static Measure margin(String rate) {
        return new Measure.Margin(day("2026-01-01"), rate == null ? null : new BigDecimal(rate), false);
    }

    private static final Measure UNKNOWN = new Measure.Margin(day("2026-01-01"), null, true);

    @Test
    void aMarginIsWhatIsLeftAfterTheCostOfTheOrdersOfItsWindow() {
        Event[] events = {
            order("O1", "2026-02-01", "1000"), part(COST, "O1", "2026-02-01", "600"),
            order("O2", "2026-03-01", "100.50"), part(COST, "O2", "2026-03-01", "130"),
            order("O3", "2025-12-31", "9000"), part(COST, "O3", "2025-12-31", "1"),
        };
        assertThat(measure(margin(null), events)).isEqualTo(370_5000);
        assertThat(measure(UNKNOWN, events)).isZero();
    }

    @Test
    void aRefundOfAPartTakesThatPartOfTheCostAndACreditNoteOfNoOrderAllOfItsMoney() {
        Event sold = order("O1", "2026-02-01", "1000");
        Event cost = part(COST, "O1", "2026-02-01", "600");
        Event half = refund("R1", "2026-02-05", "500", "O1");
        assertThat(measure(margin(null), sold, cost, half)).isEqualTo(200_0000);
        Event all = refund("R1", "2026-02-05", "1000", "O1");
        assertThat(measure(margin(null), sold, cost, all)).isZero();
        Event note = Facts.event(Facts.REFUND, "N1", "2026-02-06", "50");
        assertThat(measure(margin(null), sold, cost, note)).isEqualTo(350_0000);
    }

    @Test
    void anOrderWithoutCostIsLeftOutAndCountedOrEarnsTheRateOfTheRules() {
        Event known = order("O1", "2026-02-01", "1000");
        Event cost = part(COST, "O1", "2026-02-01", "600");
        Event bare = order("O2", "2026-02-02", "500");
        assertThat(measure(margin(null), known, cost, bare)).isEqualTo(400_0000);
        assertThat(measure(UNKNOWN, known, cost, bare)).isEqualTo(1_0000);
        assertThat(measure(margin("0.3"), known, cost, bare)).isEqualTo(550_0000);
        assertThat(measure(margin(null), bare)).isEqualTo(Measure.MISSING);
        assertThat(measure(margin(null))).as("nothing bought").isZero();
    }

    @Test
    void aMarginWithoutRateOfItsCurrencyIsNotKnown() {
        Event abroad = Facts.event(EUR, "O1", "2026-02-01", "100");
        Event cost = part(EUR_COST, "O1", "2026-02-01", "60");
        assertThat(measure(margin(null), abroad, cost)).isEqualTo(Measure.MISSING);
        assertThat(measure(UNKNOWN, abroad, cost)).isEqualTo(1_0000);
    }

    @Test
    void theRefundShareIsThePartOfTheMoneyThatWasGivenBackOrdersGivenBackWholeToo() {
        Measure share = new Measure.Refunded();
        assertThat(measure(
                        share,
                        order("O1", "2026-02-01", "600"),
                        order("O2", "2026-02-02", "400"),
                        refund("R1", "2026-02-05", "150", "O1"),
                        refund("R2", "2026-02-05", "400", "O2")))
                .isEqualTo(5500);
        assertThat(measure(share, order("O1", "2026-02-01", "600"))).isZero();
        assertThat(measure(share)).isEqualTo(Measure.MISSING);
    }

    @Test
    void theDiscountShareCountsOrdersWithOneAndIsUnknownWhereNoOrderSaysAnything() {
        Measure share = new Measure.Discounted();
        Event one = order("O1", "2026-02-01", "600");
        Event two = order("O2", "2026-02-02", "400");
        Event three = order("O3", "2026-02-03", "400");
        assertThat(measure(share, one, two, three)).isEqualTo(Measure.MISSING);
        assertThat(measure(share, one, two, three, part(DISCOUNT, "O1", "2026-02-01", "0")))
                .isZero();
        assertThat(measure(
                        share,
                        one,
                        two,
                        three,
                        part(DISCOUNT, "O1", "2026-02-01", "20"),
                        part(DISCOUNT, "O3", "2026-02-03", "5")))
                .isEqualTo(6667);
    }

    @Test
    void theDaysBeforeAHolidayEndOnItsEve() {
        Measure share = new Measure.BeforeHolidays(Set.of(day("2026-02-17"), day("2026-06-19")), 21);
        assertThat(measure(share, order("O1", "2026-01-27", "1"), order("O2", "2026-02-16", "1")))
                .isEqualTo(1_0000);
        assertThat(measure(share, order("O1", "2026-01-26", "1"), order("O2", "2026-02-17", "1")))
                .isZero();
        assertThat(measure(share, order("O1", "2026-06-18", "1"), order("O2", "2026-03-17", "1")))
                .isEqualTo(5000);
        assertThat(measure(share)).isEqualTo(Measure.MISSING);
    }

    @Test
    void whatAnOrderSaysOfItselfIsNoOrder() {
        Behaviour did = Facts.fold(AS_OF, order("O1", "2026-02-01", "600"), part(COST, "O1", "2026-02-01", "300"));
        assertThat(did.purchases().orders()).isEqualTo(1);
        assertThat(did.purchases().windows().get(0).cents()).isEqualTo(600_00);
        assertThat(Facts.event(COMPLETED, "O1", "2026-02-01", "1").keyHash())
                .isNotEqualTo(part(COST, "O1", "2026-02-01", "1").keyHash());
    }
}
