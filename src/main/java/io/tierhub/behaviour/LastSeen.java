package io.tierhub.behaviour;

/** Days since the last event of some types. */
final class LastSeen extends Tally {
    private final EventTypes types;
    private final int asOf;
    private int last;

    LastSeen(EventTypes types, int asOf) {
        this.types = types;
        this.asOf = asOf;
    }

    @Override
    void clear() {
        last = Purchases.NEVER;
    }

    @Override
    void order(int day, Timeline line, int row) {
        last = types.orders() ? day : last;
    }

    @Override
    void activity(int day, short kind) {
        last = types.has(kind) ? day : last;
    }

    @Override
    long value() {
        return last == Purchases.NEVER ? Measure.MISSING : (asOf - (long) last) * Measure.ONE;
    }
}
