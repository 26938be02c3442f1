package io.tierhub.behaviour;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A number that the fold makes of a customer's events, besides its {@link Purchases}: in ten-thousandths, or
 * {@link #MISSING}. Types name events: {@code ORDER} a counted order, {@code TICKET} any ticket, {@code INTERACTION} any
 * interaction; else an interaction's type.
 */
public sealed interface Measure {
    /** There is no such number of this customer. */
    long MISSING = Long.MIN_VALUE;

    /** One, as measures are written. */
    int ONE = 10_000;

    String ORDER = "ORDER";

    /** How many events of some types there are from a day on. */
    record Count(Set<String> types, int fromDay) implements Measure {
        public Count {
            types = Set.copyOf(types);
        }
    }

    /** Days since the last event of some types; missing if there never was one. */
    record DaysSince(Set<String> types) implements Measure {
        public DaysSince {
            types = Set.copyOf(types);
        }
    }

    /** The median of the days between neighbouring days with a purchase; missing below two such gaps. */
    record Gap() implements Measure {}

    /** Days without order, ticket or interaction before the last day with a purchase; missing on the first. */
    record QuietBefore() implements Measure {}

    /** What the first counted order brought, in the reporting currency; missing without order or rate. */
    record FirstOrder() implements Measure {}

    /**
     * What counted orders left after their cost from a day on, in the reporting currency; missing where it is known of none.
     *
     * @param rate the part of the money that is margin where an order says no cost; null: then its margin is not known
     * @param unknownOrders asks for the number of orders whose margin is not known instead
     */
    record Margin(int fromDay, @Nullable BigDecimal rate, boolean unknownOrders) implements Measure {}

    /** The part of the money of sold orders that was given back; missing if nothing was sold. */
    record Refunded() implements Measure {}

    /** The part of the counted orders with a discount; missing where none says anything of discounts. */
    record Discounted() implements Measure {}

    /** The part of the counted orders on the so many days before one of some holidays (epoch days); missing without order. */
    record BeforeHolidays(Set<Integer> holidays, int days) implements Measure {
        public BeforeHolidays {
            holidays = Set.copyOf(holidays);
        }
    }

    /** Points for events, which fade with their age. */
    record Points(PointRules rules) implements Measure {}
}
