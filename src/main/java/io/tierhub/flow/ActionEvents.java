package io.tierhub.flow;

import io.tierhub.act.ActionTarget;
import io.tierhub.act.CustomerState;
import io.tierhub.publish.ActionDue;
import io.tierhub.publish.EventId;
import io.tierhub.publish.PushSettings;
import io.tierhub.publish.TierChange;
import io.tierhub.store.Delivery;
import io.tierhub.store.TargetStates.TargetState;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.SourceKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gathers what targets must hear of what there is to do, and records it in the transaction at hand. */
final class ActionEvents {
    private final Map<Long, List<SourceKey>> keys;
    private final Map<String, List<Event>> events = new TreeMap<>();

    private record Event(long customer, String data) {}

    ActionEvents(Tx tx, long[] customers) {
        keys = new OwedTiers(tx).keys(customers);
    }

    /** Whether a target hears about a customer. */
    boolean hears(ActionTarget target, long customer) {
        return PushSettings.hears(target.sendsCustomers(), external(customer).containsKey(target.system()));
    }

    void add(ActionTarget target, long customer, CustomerState state, ActionDue.Body body) {
        SortedMap<String, String> standing = new TreeMap<>();
        standing.put("tier", state.tier().name());
        @Nullable String stage = state.stage();
        if (stage != null) {
            standing.put("stage", stage);
        }
        events.computeIfAbsent(target.system(), system -> new ArrayList<>())
                .add(new Event(
                        customer, new ActionDue(new CustomerId(customer), external(customer), standing, body).data()));
    }

    private SortedMap<String, String> external(long customer) {
        return TierChange.smallestKeys(keys.getOrDefault(customer, List.of()));
    }

    /** How many there are, by target. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        events.forEach((target, all) -> counts.put(target, (long) all.size()));
        return counts;
    }

    /** Records them, each customer's in the order of their coming. */
    void enqueue(Tx tx, Clock clock) {
        long now = clock.millis();
        events.forEach((target, all) -> {
            long[] customers =
                    all.stream().mapToLong(Event::customer).distinct().toArray();
            Map<Long, Long> sequences = new HashMap<>();
            for (TargetState state : tx.targetStates().of(target, customers)) {
                sequences.put(state.customer(), state.lastSeq());
            }
            List<Delivery> fresh = new ArrayList<>(all.size());
            for (Event each : all) {
                long sequence = sequences.merge(each.customer, 1L, Long::sum);
                String id = EventId.of(target, new CustomerId(each.customer), sequence, now);
                fresh.add(Delivery.fresh(id, target, each.customer, sequence, ActionDue.TYPE, now, each.data));
            }
            tx.outbox().enqueue(fresh);
        });
    }
}
