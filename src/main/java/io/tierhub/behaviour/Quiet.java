package io.tierhub.behaviour;

/** How long nothing happened before the last day with a purchase. */
final class Quiet extends Tally {
    private int lastOrder;
    /** The last day of anything, and the same before that day. */
    private int last;

    private int before;
    private long quiet;

    @Override
    void clear() {
        lastOrder = Purchases.NEVER;
        last = Purchases.NEVER;
        before = Purchases.NEVER;
        quiet = Measure.MISSING;
    }

    @Override
    void order(int day, Timeline line, int row) {
        seen(day);
        if (lastOrder != Purchases.NEVER && day > lastOrder) {
            quiet = (day - (long) before) * Measure.ONE;
        }
        lastOrder = day;
    }

    @Override
    void activity(int day, short kind) {
        seen(day);
    }

    private void seen(int day) {
        before = day > last ? last : before;
        last = day;
    }

    @Override
    long value() {
        return quiet;
    }
}
