package io.tierhub.behaviour;

/** Works out one {@link Measure} for one customer after the other: events come in the order of their days. */
abstract class Tally {
    /** Begins the next customer. */
    abstract void clear();

    /** A counted order; {@code row} is its row of the timeline. */
    void order(int day, Timeline line, int row) {}

    /** An order with a counted status, whatever is left of it. */
    void sold(int day, Timeline line, int row) {}

    /** Money that goes back for no order that is known. */
    void credit(int day, Timeline line, int row) {}

    /** A ticket or an interaction. */
    void activity(int day, short kind) {}

    /** In ten-thousandths, or {@link Measure#MISSING}. */
    abstract long value();

    static Tally of(Measure measure, FoldRules rules, Roles roles, Refunds refunds, OrderParts parts) {
        if (measure instanceof Measure.Count count) {
            return new Counting(new EventTypes(count.types(), rules.kinds()), count.fromDay());
        }
        if (measure instanceof Measure.DaysSince since) {
            return new LastSeen(new EventTypes(since.types(), rules.kinds()), rules.asOf());
        }
        if (measure instanceof Measure.Gap) {
            return new Gaps();
        }
        if (measure instanceof Measure.QuietBefore) {
            return new Quiet();
        }
        if (measure instanceof Measure.Points points) {
            return new EarnedPoints(points.rules(), rules);
        }
        if (measure instanceof Measure.Margin margin) {
            return new MarginMoney(margin, rules, roles, refunds, parts);
        }
        if (measure instanceof Measure.Refunded) {
            return new RefundedShare(rules, roles, refunds);
        }
        if (measure instanceof Measure.Discounted) {
            return OrderShare.discounted(parts);
        }
        if (measure instanceof Measure.BeforeHolidays before) {
            return OrderShare.before(before, parts);
        }
        return new FirstOrderMoney(rules, roles, refunds);
    }
}
