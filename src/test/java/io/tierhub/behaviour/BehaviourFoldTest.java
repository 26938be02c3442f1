package io.tierhub.behaviour;

import static io.tierhub.behaviour.Facts.day;
import static io.tierhub.behaviour.Facts.event;
import static io.tierhub.behaviour.Facts.fold;
import static io.tierhub.behaviour.Facts.money;
import static io.tierhub.behaviour.Facts.order;
import static io.tierhub.behaviour.Facts.refund;
import static io.tierhub.behaviour.Facts.rules;
import static io.tierhub.behaviour.Facts.timeline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tierhub.behaviour.Purchases.Lifetime;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class BehaviourFoldTest {
    private static final Event[] V01 = {
        order("O1", "2026-01-10", "1000"),
        order("O2", "2026-03-01", "500"),
        refund("R2", "2026-03-20", "500", "O2"),
        order("O3", "2026-05-05", "800"),
        refund("R3", "2026-06-15", "300", "O3")
    };

    @Test
    void moneyAfterTheFirstDayStandsApartForForecasts() {
        Behaviour some = fold(
                "2026-06-30",
                refund("early", "2026-01-01", "3", "unknown"),
                order("a", "2026-01-10", "100"),
                order("b", "2026-01-10", "40"),
                order("c", "2026-02-01", "50"),
                refund("r", "2026-03-01", "20", "c"),
                order("d", "2026-02-01", "7"),
                order("e", "2026-05-01", "9"),
                order("f", "2026-07-01", "999"));
        assertThat(some.purchases().lifetime()).isEqualTo(new Lifetime(3, 183_00, 46_00));
        assertThat(fold("2026-01-05", order("a", "2026-01-10", "100"))
                        .purchases()
                        .lifetime())
                .isEqualTo(Lifetime.NOTHING);
    }

    @Test
    void anOrderOfNothingCountsWhereTheRulesSayItAndARefundedOneNever() {
        Event[] events = {
            order("free", "2026-01-10", "0"),
            order("a", "2026-02-01", "50"),
            order("b", "2026-03-01", "30"),
            refund("r", "2026-03-05", "30", "b")
        };
        FoldRules strict = rules("2026-06-30", Rates.none("CNY"), RefundDating.ORDER, "1970-01-01");
        FoldRules all = new FoldRules(
                strict.asOf(),
                strict.windowStarts(),
                strict.measures(),
                strict.countedStatuses(),
                strict.refundDating(),
                strict.kinds(),
                strict.rates(),
                true,
                Long.MAX_VALUE);
        BehaviourFold fold = new BehaviourFold(all);
        assertThat(fold.fold(timeline(order("z", "2025-01-01", "5"), order("y", "2025-02-01", "6")))
                        .purchases()
                        .lifetime())
                .isEqualTo(new Lifetime(2, 11_00, 6_00));
        assertThat(fold.fold(timeline(refund("r", "2025-03-01", "3", "unknown")))
                        .purchases()
                        .lifetime())
                .as("of the customer that is folded next")
                .isEqualTo(new Lifetime(0, -3_00, 0));
        Purchases counted = fold.fold(timeline(events)).purchases();
        assertThat(counted.orders()).isEqualTo(2);
        assertThat(counted.firstDay()).isEqualTo(day("2026-01-10"));
        assertThat(counted.lifetime()).isEqualTo(new Lifetime(2, 50_00, 50_00));
        Purchases left = new BehaviourFold(strict).fold(timeline(events)).purchases();
        assertThat(left.orders()).isEqualTo(1);
        assertThat(left.lifetime()).isEqualTo(new Lifetime(1, 50_00, 0));
    }

    @Test
    void aSumStopsAtAllMoneyOfTheWorldAndNotACentBefore() {
        for (int sign : new int[] {1, -1}) {
            MoneySum sum = new MoneySum();
            sum.add(sign * 1_000_000L, BigDecimal.valueOf(Purchases.MAX_CENTS - 1, 2));
            assertThat(sum.cents()).isEqualTo(sign * (Purchases.MAX_CENTS - 1));
            sum.add(sign * 10_000L);
            assertThat(sum.cents()).isEqualTo(sign * Purchases.MAX_CENTS);
            sum.add(sign * 10_000L);
            assertThat(sum.cents()).isEqualTo(sign * Purchases.MAX_CENTS);
        }
    }

    @Test
    void v01RefundsAreSeenFromTheirOwnDayOn() {
        check("2026-03-10", 2, "2026-03-01", 9, "1500.00");
        check("2026-06-01", 2, "2026-05-05", 27, "1800.00");
        check("2026-06-30", 2, "2026-05-05", 56, "1500.00");
    }

    private static void check(String asOf, int orders, String last, int days, String net) {
        Behaviour behaviour = fold(asOf, V01);
        assertThat(behaviour.purchases().orders()).isEqualTo(orders);
        assertThat(behaviour.purchases().lastDay()).isEqualTo(day(last));
        assertThat(day(asOf) - behaviour.purchases().lastDay()).isEqualTo(days);
        assertThat(money(behaviour)).isEqualTo(new BigDecimal(net));
    }

    @Test
    void v02AForeignOrderIsConvertedAtTheLatestRateOnOrBeforeItsDay() {
        Rates rates = Rates.of(
                "CNY",
                List.of(
                        new Rate(day("2026-05-01"), "EUR", new BigDecimal("7.80")),
                        new Rate(day("2026-05-04"), "EUR", new BigDecimal("7.90"))));
        Behaviour behaviour = new BehaviourFold(rules("2026-06-30", rates, RefundDating.ORDER, "1970-01-01"))
                .fold(timeline(event(Facts.EUR, "E", "2026-05-03", "100.00")));
        assertThat(money(behaviour)).isEqualTo(new BigDecimal("780.00"));
        assertThat(behaviour.purchases().fxMissing()).isFalse();
    }

    @Test
    void v03TheDayOfAnInstantDependsOnTheBusinessZone() {
        Instant instant = Instant.parse("2026-06-29T16:30:00Z");
        assertThat(daysSince(instant, "Asia/Shanghai")).isZero();
        assertThat(daysSince(instant, "UTC")).isEqualTo(1);
    }

    private static int daysSince(Instant instant, String zone) {
        String day = LocalDate.ofInstant(instant, ZoneId.of(zone)).toString();
        return day("2026-06-30")
                - fold("2026-06-30", order("Z", day, "1")).purchases().lastDay();
    }

    @Test
    void anOrderWithoutARateCountsButItsMoneyIsLeftOutAndTheCustomerFlagged() {
        Rates rates = Rates.of("CNY", List.of(new Rate(day("2026-05-01"), "EUR", new BigDecimal("7.80"))));
        BehaviourFold fold = new BehaviourFold(rules("2026-06-30", rates, RefundDating.ORDER, "1970-01-01"));
        Behaviour late =
                fold.fold(timeline(event(Facts.EUR, "E", "2026-05-09", "100"), order("O", "2026-05-01", "10")));
        assertThat(late.purchases().orders()).isEqualTo(2);
        assertThat(late.purchases().lastDay()).isEqualTo(day("2026-05-09"));
        assertThat(money(late)).isEqualTo(new BigDecimal("10.00"));
        assertThat(late.purchases().fxMissing()).isTrue();
        Behaviour inTime = fold.fold(timeline(event(Facts.EUR, "E", "2026-05-08", "100")));
        assertThat(money(inTime)).isEqualTo(new BigDecimal("780.00"));
        Behaviour none = fold.fold(timeline(event(Facts.NO_CURRENCY, "E", "2026-05-08", "100")));
        assertThat(none.purchases().fxMissing()).isTrue();
    }

    @Test
    void aRefundInAnotherCurrencyReducesItsOrderAtTheOrdersDay() {
        Rates rates = Rates.of("CNY", List.of(new Rate(day("2026-05-01"), "EUR", new BigDecimal("8"))));
        Event refund =
                new Event(Facts.key("R"), day("2026-06-20"), Facts.EUR_REFUND, Facts.micros("10"), Facts.key("O"), 1);
        BehaviourFold fold = new BehaviourFold(rules("2026-06-30", rates, RefundDating.ORDER, "1970-01-01"));
        Behaviour behaviour = fold.fold(timeline(order("O", "2026-05-03", "100"), refund));
        assertThat(money(behaviour)).isEqualTo(new BigDecimal("20.00"));
        Behaviour noRate = fold.fold(timeline(order("O", "2026-06-13", "100"), refund));
        assertThat(noRate.purchases().fxMissing()).isTrue();
        assertThat(noRate.purchases().orders()).isEqualTo(1);
        assertThat(money(noRate)).isEqualTo(new BigDecimal("0.00"));
    }

    @Test
    void refundsCanBeDatedByThemselvesWhileAGivenBackOrderStillDoesNotCount() {
        FoldRules rules = rules("2026-06-30", Rates.none("CNY"), RefundDating.REFUND, "1970-01-01", "2026-03-10");
        Purchases purchases = new BehaviourFold(rules).fold(timeline(V01)).purchases();
        assertThat(purchases.windows())
                .containsExactly(new Purchases.Window(2, 2, 150_000), new Purchases.Window(1, 1, 0));
    }

    @Test
    void anUnlinkedCreditNoteReducesMoneyOnItsOwnDayAndMayMakeItNegative() {
        Behaviour negative = fold("2026-06-30", order("O", "2026-05-01", "10"), order("N", "2026-06-01", "-30.005"));
        assertThat(negative.purchases().orders()).isEqualTo(1);
        assertThat(negative.purchases().lastDay()).isEqualTo(day("2026-05-01"));
        assertThat(money(negative)).isEqualTo(new BigDecimal("-20.01"));
        Behaviour byKind = fold("2026-06-30", event(Facts.REFUND, "N", "2026-06-01", "30"));
        assertThat(byKind.purchases().any()).isFalse();
        assertThat(money(byKind)).isEqualTo(new BigDecimal("-30.00"));
        Behaviour unknownOrder = fold("2026-06-30", refund("N", "2026-06-01", "-30", "elsewhere"));
        assertThat(money(unknownOrder)).isEqualTo(new BigDecimal("-30.00"));
    }

    @Test
    void theRefundOfACancelledOrderTakesNothingAway() {
        Behaviour behaviour = fold(
                "2026-06-30",
                event(Facts.CANCELLED, "X", "2026-05-01", "50"),
                refund("R", "2026-05-02", "50", "X"),
                event(Facts.REFUNDED, "Y", "2026-05-03", "70"));
        assertThat(behaviour.purchases().any()).isFalse();
        assertThat(money(behaviour)).isEqualTo(new BigDecimal("0.00"));
    }

    @Test
    void ordersOfNothingAreNotOrders() {
        assertThat(fold("2026-06-30", order("O", "2026-05-01", "0")).purchases().any())
                .isFalse();
    }

    @Test
    void futureEventsChangeNothingAndAreCounted() {
        Event[] more = java.util.Arrays.copyOf(V01, V01.length + 2);
        more[V01.length] = order("F", "2026-07-01", "999");
        more[V01.length + 1] = event(Facts.TICKET, "T", "2026-08-01", "0");
        Behaviour without = fold("2026-06-30", V01);
        Behaviour with = fold("2026-06-30", more);
        assertThat(with.purchases()).isEqualTo(without.purchases());
        assertThat(with.activity()).isEqualTo(without.activity());
        assertThat(with.futureEvents()).isEqualTo(2);
    }

    @Test
    void ofTheFutureOfAPastDayOnlyWhatWasKnownByThenCounts() {
        FoldRules rules = rules("2026-06-30", Rates.none("CNY"), RefundDating.ORDER, "1970-01-01");
        Event order = order("F", "2026-07-01", "999");
        Event late = new Event(order.keyHash() + 1, order.day(), order.kind(), 1, 0, order.recordedAt() + 10);
        Event[] events = {order, late};
        assertThat(new BehaviourFold(rules.knownBy(order.recordedAt() + 9L))
                        .fold(timeline(events))
                        .futureEvents())
                .isEqualTo(1);
        assertThat(new BehaviourFold(rules.knownBy(order.recordedAt() + 10L))
                        .fold(timeline(events))
                        .futureEvents())
                .isEqualTo(2);
    }

    @Test
    void aWindowStartsOnItsFirstDayAndCountsOrdersAndDays() {
        FoldRules rules = rules("2026-06-30", Rates.none("CNY"), RefundDating.ORDER, "2026-03-01", "2026-03-02");
        Purchases purchases = new BehaviourFold(rules)
                .fold(timeline(
                        order("A", "2026-03-01", "1"), order("B", "2026-03-02", "2"), order("C", "2026-03-02", "3")))
                .purchases();
        assertThat(purchases.windows())
                .containsExactly(new Purchases.Window(3, 2, 600), new Purchases.Window(2, 1, 500));
        assertThat(purchases.firstDay()).isEqualTo(day("2026-03-01"));
    }

    @Test
    void ticketsAndInteractionsAreActivityNotPurchases() {
        Behaviour behaviour = fold(
                "2026-06-30",
                event(Facts.TICKET, "T", "2026-05-01", "5"),
                event(Facts.CLICK, "C", "2026-05-03", "0"),
                event(Facts.CLICK, "D", "2026-05-02", "0"));
        assertThat(behaviour.activity()).isEqualTo(new Activity(day("2026-05-03"), 1, 2, 1, 5_000_000));
        assertThat(behaviour.purchases().any()).isFalse();
    }

    @Test
    void sumsBeyondALongStayExactUpToTheirLimit() {
        Event huge = new Event(1, 100, Facts.COMPLETED, Long.MAX_VALUE, 0, 1);
        Event more = new Event(2, 100, Facts.COMPLETED, Long.MAX_VALUE, 0, 1);
        Event less = new Event(3, 100, Facts.REFUND, Long.MAX_VALUE, 0, 1);
        Behaviour behaviour = fold("2026-06-30", huge, more, less);
        assertThat(money(behaviour)).isEqualTo(new BigDecimal("9223372036854.78"));
        assertThat(behaviour.purchases().capped()).isFalse();
    }

    @Test
    void aKindThatTheDictionaryLacksIsABrokenInvariant() {
        Event odd = new Event(1, 100, (short) 99, 1, 0, 1);
        assertThatIllegalStateException()
                .isThrownBy(() -> fold("2026-06-30", odd))
                .withMessageContaining("kind 99");
    }
}
