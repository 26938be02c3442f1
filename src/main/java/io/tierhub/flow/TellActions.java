package io.tierhub.flow;

import io.tierhub.act.ActionSettings;
import io.tierhub.act.ActionTarget;
import io.tierhub.act.CustomerState;
import io.tierhub.act.Timing;
import io.tierhub.store.Effect;
import io.tierhub.store.ItemRow;
import io.tierhub.store.Store;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.Tier;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * Does what is due: opens tasks, lets messages go out, escalates, looks whether an order came, and tells targets. Each batch
 * is one transaction, in which the events are recorded too, so after a kill the next look goes on where the last one ended.
 */
public final class TellActions {
    static final int BATCH = 500;

    private final Store store;
    private final MasterLock lock;
    private final ActionSettings settings;
    private final List<ActionTarget> targets;
    private final EnsureStates ensure;
    private final Timing timing;
    private final BusinessClock clock;
    private final Stopping stopping;

    public TellActions(
            Store store,
            MasterLock lock,
            ActionSettings settings,
            List<ActionTarget> targets,
            BusinessClock clock,
            Stopping stopping) {
        this.store = store;
        this.lock = lock;
        this.settings = settings;
        this.targets = List.copyOf(targets);
        this.ensure = new EnsureStates(settings, targets);
        this.timing = new Timing(settings.timing(), clock.zone());
        this.clock = clock;
        this.stopping = stopping;
    }

    /** Does all that is due now; how much it was. */
    public int tell() {
        int all = 0;
        while (due()) {
            stopping.check();
            int some = lock.still(() -> store.transaction(Effect.ACTIONS_TOLD, this::batch));
            all += some;
            if (some == 0) {
                break;
            }
        }
        return all;
    }

    /** Whether anything is due, at the cost of two looks into indexes. */
    private boolean due() {
        if (store.loading()) {
            return false;
        }
        long now = clock.now().toEpochMilli();
        return store.read(tx -> !tx.actionItems().due(false, now, 1).isEmpty()
                || !tx.actionStates().stale(1).isEmpty());
    }

    private int batch(Tx tx) {
        long now = clock.now().toEpochMilli();
        List<ItemRow> due = tx.actionItems().due(false, now, BATCH);
        if (!due.isEmpty()) {
            items(tx, due, now);
        }
        List<CustomerId> stale = tx.actionStates().stale(BATCH);
        if (!stale.isEmpty()) {
            standing(tx, stale.stream().mapToLong(CustomerId::number).toArray());
        }
        return due.size() + stale.size();
    }

    private void items(Tx tx, List<ItemRow> due, long now) {
        long[] customers = due.stream().mapToLong(ItemRow::customer).distinct().toArray();
        ActionEvents events = new ActionEvents(tx, customers);
        ActionWork work = new ActionWork(tx, settings, targets, timing, events, states(tx, customers), customers, now);
        due.forEach(work::take);
        work.write();
        events.enqueue(tx, clock.clock());
    }

    private void standing(Tx tx, long[] customers) {
        ActionEvents events = new ActionEvents(tx, customers);
        ensure.write(tx, events, states(tx, customers), tx.actionRuns().of(customers));
        tx.actionStates().settle(customers);
        events.enqueue(tx, clock.clock());
    }

    /** Customers that are no longer graded stand as such. */
    private static Map<Long, CustomerState> states(Tx tx, long[] customers) {
        Map<Long, CustomerState> states = new TreeMap<>();
        LongStream.of(customers)
                .forEach(customer -> states.put(customer, new CustomerState(Tier.UNGRADED, null, List.of())));
        states.putAll(PlanActions.states(tx, customers));
        return states;
    }
}
