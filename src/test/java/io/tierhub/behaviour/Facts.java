package io.tierhub.behaviour;

import io.tierhub.vocabulary.Entity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Short ways to write events and folds in tests. */
final class Facts {
    static final short COMPLETED = 0;
    static final short CANCELLED = 1;
    static final short REFUND = 2;
    static final short EUR = 3;
    static final short TICKET = 4;
    static final short CLICK = 5;
    static final short REFUNDED = 6;
    static final short EUR_REFUND = 7;
    static final short NO_CURRENCY = 8;
    static final short COST = 9;
    static final short DISCOUNT = 10;
    static final short EUR_COST = 11;

    static final Kinds KINDS = Kinds.of(List.of(
            new Kind(COMPLETED, Entity.ORDERS, "COMPLETED", "CNY"),
            new Kind(CANCELLED, Entity.ORDERS, "CANCELLED", "CNY"),
            new Kind(REFUND, Entity.ORDERS, "REFUND", "CNY"),
            new Kind(EUR, Entity.ORDERS, "COMPLETED", "EUR"),
            new Kind(TICKET, Entity.TICKETS, "OPEN", null),
            new Kind(CLICK, Entity.INTERACTIONS, "CLICK", null),
            new Kind(REFUNDED, Entity.ORDERS, "REFUNDED", "CNY"),
            new Kind(EUR_REFUND, Entity.ORDERS, "REFUND", "EUR"),
            new Kind(NO_CURRENCY, Entity.ORDERS, "COMPLETED", null),
            new Kind(COST, Entity.ORDERS, OrderPart.COST.kind(), "CNY"),
            new Kind(DISCOUNT, Entity.ORDERS, OrderPart.DISCOUNT.kind(), "CNY"),
            new Kind(EUR_COST, Entity.ORDERS, OrderPart.COST.kind(), "EUR")));

    private Facts() {}

    static int day(String iso) {
        return (int) LocalDate.parse(iso).toEpochDay();
    }

    static long key(String key) {
        return KeyHash.of("erp", Entity.ORDERS, key);
    }

    static long micros(String amount) {
        return new BigDecimal(amount).movePointRight(6).longValueExact();
    }

    static Event event(short kind, String key, String day, String amount) {
        return new Event(key(key), day(day), kind, micros(amount), 0, 1_700_000_000);
    }

    static Event order(String key, String day, String amount) {
        return event(COMPLETED, key, day, amount);
    }

    static Event refund(String key, String day, String amount, String order) {
        return new Event(key(key), day(day), REFUND, micros(amount), key(order), 1_700_000_000);
    }

    /** What an order says of itself. */
    static Event part(short kind, String order, String day, String amount) {
        OrderPart part = kind == DISCOUNT ? OrderPart.DISCOUNT : OrderPart.COST;
        return new Event(part.key(key(order)), day(day), kind, micros(amount), key(order), 1_700_000_000);
    }

    static Timeline timeline(Event... events) {
        Timeline line = new Timeline();
        for (Segment segment : Segments.append(null, List.of(events))) {
            line.add(segment);
        }
        return line;
    }

    static FoldRules rules(String asOf, Rates rates, RefundDating dating, String... starts) {
        List<Integer> days = java.util.Arrays.stream(starts).map(Facts::day).toList();
        return new FoldRules(day(asOf), days, Set.of("COMPLETED"), dating, KINDS, rates);
    }

    /** One window over all history. */
    static Behaviour fold(String asOf, Event... events) {
        return new BehaviourFold(rules(asOf, Rates.none("CNY"), RefundDating.ORDER, "1970-01-01"))
                .fold(timeline(events));
    }

    static BigDecimal money(Behaviour behaviour) {
        return BigDecimal.valueOf(behaviour.purchases().windows().get(0).cents(), 2);
    }
}
