package io.tierhub.behaviour;

import java.util.Set;

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

    /** Points for events, which fade with their age. */
    record Points(PointRules rules) implements Measure {}
}
