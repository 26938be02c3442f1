package io.tierhub.behaviour;

/** Counts events of some types from a day on. */
final class Counting extends Tally {
    private final EventTypes types;
    private final int fromDay;
    private long count;

    Counting(EventTypes types, int fromDay) {
        this.types = types;
        this.fromDay = fromDay;
    }

    @Override
    void clear() {
        count = 0;
    }

    @Override
    void order(int day, Timeline line, int row) {
        count += types.orders() && day >= fromDay ? 1 : 0;
    }

    @Override
    void activity(int day, short kind) {
        count += types.has(kind) && day >= fromDay ? 1 : 0;
    }

    @Override
    long value() {
        return count * Measure.ONE;
    }
}
