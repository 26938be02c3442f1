package io.tierhub.flow;

import io.tierhub.flow.Deciding.Said;
import io.tierhub.store.CustomerEvents.Cause;
import io.tierhub.store.CustomerEvents.Event;
import io.tierhub.store.CustomerEvents.Kind;
import io.tierhub.store.CustomerEvents.Origin;
import io.tierhub.store.Decisions;
import io.tierhub.store.Decisions.Decision;
import io.tierhub.store.Pins.Placed;
import io.tierhub.store.Tx;
import java.util.List;
import java.util.Map;

/** Writes what follows when a customer's pins change: the golden record, that grading is due, and who did it. */
public final class ChangePins {
    private final RebuildGolden golden;
    private final BusinessClock clock;

    public ChangePins(RebuildGolden golden, BusinessClock clock) {
        this.golden = golden;
        this.clock = clock;
    }

    /** Adds a pin, in the place of others of its field. */
    void add(Tx tx, MasterState state, Placed placed, List<Placed> replaced, Said said) {
        long nowMs = nowMs();
        long number = placed.pin().decision();
        withdraw(tx, replaced, said);
        tx.decisions()
                .add(new Decision(number, Decisions.Kind.PIN, said.by(), nowMs, said.note(), null, null), List.of());
        tx.pins().add(placed);
        follow(tx, state, placed, Cause.PINNED, said);
    }

    /** Takes pins of one field of one customer back; at least one. */
    void remove(Tx tx, MasterState state, List<Placed> pins, Said said) {
        withdraw(tx, pins, said);
        follow(tx, state, pins.get(pins.size() - 1), Cause.UNPINNED, said);
    }

    private void withdraw(Tx tx, List<Placed> pins, Said said) {
        pins.forEach(each -> tx.decisions().withdraw(each.pin().decision(), said.by(), nowMs()));
    }

    private void follow(Tx tx, MasterState state, Placed placed, Cause cause, Said said) {
        long customer = state.matches().customerOf(placed.record());
        int today = (int) clock.today().toEpochDay();
        golden.write(tx, state.matches(), new long[] {customer}, Map.of(), state.nextCustomer(), nowMs(), today);
        Origin origin = new Origin(cause, null, placed.pin().decision(), said.by(), said.note(), nowMs());
        tx.customerEvents().add(List.of(new Event(0, Kind.MANUAL, customer, 0, origin)));
    }

    private long nowMs() {
        return clock.now().toEpochMilli();
    }
}
