package io.tierhub.flow;

import io.tierhub.flow.EnqueueTiers.Listener;
import io.tierhub.publish.Coalescing;
import io.tierhub.publish.EventData;
import io.tierhub.publish.PushSettings;
import io.tierhub.publish.TierChange;
import io.tierhub.store.Delivery;
import io.tierhub.store.TargetStates.TargetState;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.SourceKey;
import io.tierhub.vocabulary.Tier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What a target must hear of some customers' tiers, as things stand. Reads only: simulations ask as well as runs. */
final class OwedTiers {
    private final Tx tx;

    /**
     * A tier as it stands, or would.
     *
     * @param changed whether it is another than before; if not, only a target that never heard of it is told
     */
    record Standing(long customer, Tier tier, boolean changed) {}

    /**
     * An event that a target must get.
     *
     * @param at the place of its customer among those that were asked for
     */
    record Owed(int at, SortedMap<String, String> external, long sequence) {}

    /** @param obsolete events that a target need not hear any more, as it never heard of the tier that is gone again */
    record All(List<Owed> events, List<Delivery> obsolete) {}

    OwedTiers(Tx tx) {
        this.tx = tx;
    }

    /** The keys of some customers that their systems have not deleted. */
    Map<Long, List<SourceKey>> keys(long[] customers) {
        Map<Long, List<SourceKey>> keys = new HashMap<>();
        tx.crossReference().of(customers).stream()
                .filter(xref -> !xref.deleted())
                .forEach(xref -> keys.computeIfAbsent(xref.customer(), c -> new ArrayList<>())
                        .add(xref.key()));
        return keys;
    }

    /** @param keys of the customers, as {@link #keys} gives them */
    All to(Listener listener, List<Standing> standings, Map<Long, List<SourceKey>> keys) {
        long[] customers = standings.stream().mapToLong(Standing::customer).toArray();
        Map<Long, TargetState> states = new HashMap<>();
        tx.targetStates().of(listener.system(), customers).forEach(state -> states.put(state.customer(), state));
        Map<Long, List<Delivery>> open = new HashMap<>();
        tx.outbox()
                .sinceAcknowledged(listener.system(), customers)
                .forEach(row -> open.computeIfAbsent(row.customer(), c -> new ArrayList<>())
                        .add(row));
        List<Owed> owed = new ArrayList<>();
        List<Delivery> obsolete = new ArrayList<>();
        for (int i = 0; i < standings.size(); i++) {
            Standing each = standings.get(i);
            SortedMap<String, String> external = TierChange.smallestKeys(keys.getOrDefault(each.customer(), List.of()));
            if (!PushSettings.hears(listener.sendsCustomers(), external.containsKey(listener.system()))) {
                continue;
            }
            TargetState state = states.get(each.customer());
            List<Delivery> all = open.getOrDefault(each.customer(), List.of());
            List<Delivery> since = all.stream()
                    .filter(row -> row.type().equals(TierChange.TYPE))
                    .toList();
            if (!each.changed() && state != null && !heardOfMovesAlone(state, all, since)) {
                continue;
            }
            Tier acknowledged = state == null ? null : state.ackedTier();
            if (each.tier() == acknowledged && since.stream().allMatch(row -> row.status() == Delivery.Status.HELD)) {
                obsolete.addAll(since);
            } else if (Coalescing.tell(acknowledged, !since.isEmpty(), waiting(since), each.tier())) {
                owed.add(new Owed(i, external, state == null ? 1 : state.lastSeq() + 1));
            }
        }
        return new All(owed, obsolete);
    }

    /** Whether all that was ever meant for the target told of customers becoming one or several, none of a tier. */
    private static boolean heardOfMovesAlone(TargetState state, List<Delivery> all, List<Delivery> ofTiers) {
        return state.ackedTier() == null && ofTiers.isEmpty() && all.size() == state.lastSeq();
    }

    /** The tier that a waiting event tells; null if none waits. */
    private static @Nullable Tier waiting(List<Delivery> since) {
        Tier waiting = null;
        for (Delivery row : since) {
            if (row.status().waits()) {
                waiting = EventData.tier(row.data());
            }
        }
        return waiting;
    }
}
