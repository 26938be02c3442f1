package io.tierhub.behaviour;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The part of the counted orders that are of some sort: with a discount, or on the days before a holiday. */
final class OrderShare extends Tally {
    /** Null: of orders with a discount. */
    private final @Nullable TreeSet<Integer> holidays;

    private final int days;
    private final OrderParts parts;
    private long orders;
    private long such;
    private boolean known;

    private OrderShare(@Nullable Set<Integer> holidays, int days, OrderParts parts) {
        this.holidays = holidays == null ? null : new TreeSet<>(holidays);
        this.days = days;
        this.parts = parts;
    }

    static OrderShare discounted(OrderParts parts) {
        return new OrderShare(null, 0, parts);
    }

    static OrderShare before(Measure.BeforeHolidays measure, OrderParts parts) {
        return new OrderShare(measure.holidays(), measure.days(), parts);
    }

    @Override
    void clear() {
        orders = 0;
        such = 0;
        known = false;
    }

    @Override
    void order(int day, Timeline line, int row) {
        orders++;
        if (holidays != null) {
            known = true;
            Integer next = holidays.higher(day);
            such += next != null && next - day <= days ? 1 : 0;
            return;
        }
        known |= parts.discount[row] != OrderParts.NONE;
        such += parts.discount[row] > 0 ? 1 : 0;
    }

    @Override
    long value() {
        return known ? (such * Measure.ONE + orders / 2) / orders : Measure.MISSING;
    }
}
