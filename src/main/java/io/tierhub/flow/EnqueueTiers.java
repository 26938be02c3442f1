package io.tierhub.flow;

import io.tierhub.grade.Graded;
import io.tierhub.publish.Coalescing;
import io.tierhub.publish.EventData;
import io.tierhub.publish.EventId;
import io.tierhub.publish.PushSettings;
import io.tierhub.publish.TierChange;
import io.tierhub.store.Delivery;
import io.tierhub.store.TargetStates.TargetState;
import io.tierhub.store.TierRow;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.SourceKey;
import io.tierhub.vocabulary.Tier;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Records, with the tiers themselves, what each target must hear of them: at most one waiting event a customer. */
public final class EnqueueTiers {
    private final List<Listener> listeners;
    private final Clock clock;

    /**
     * A system that hears about tiers.
     *
     * @param sendsCustomers whether it is itself a source of customers: then it hears about its own
     */
    public record Listener(String system, boolean sendsCustomers) {}

    /**
     * A tier as it stands.
     *
     * @param graded what was made of the customer
     * @param given the tags that persons gave the customer
     * @param changed whether it is another than before; if not, only a target that never heard of it is told
     */
    record TierNews(TierRow tier, Graded graded, SortedSet<String> given, boolean changed) {
        /** All tags: those of rules, and those that persons gave. */
        List<String> tags() {
            SortedSet<String> tags = new TreeSet<>(given);
            tags.addAll(graded.tags());
            return List.copyOf(tags);
        }
    }

    public EnqueueTiers(List<Listener> listeners, Clock clock) {
        this.listeners = listeners;
        this.clock = clock;
    }

    void enqueue(Tx tx, List<TierNews> news) {
        if (news.isEmpty() || listeners.isEmpty()) {
            return;
        }
        long[] customers =
                news.stream().mapToLong(each -> each.tier().customer()).toArray();
        Map<Long, List<SourceKey>> keys = keys(tx, customers);
        for (Listener listener : listeners) {
            enqueue(tx, listener, news, customers, keys);
        }
    }

    /** The keys of some customers that their systems have not deleted. */
    static Map<Long, List<SourceKey>> keys(Tx tx, long[] customers) {
        Map<Long, List<SourceKey>> keys = new HashMap<>();
        tx.crossReference().of(customers).stream()
                .filter(xref -> !xref.deleted())
                .forEach(xref -> keys.computeIfAbsent(xref.customer(), c -> new ArrayList<>())
                        .add(xref.key()));
        return keys;
    }

    private void enqueue(
            Tx tx, Listener listener, List<TierNews> news, long[] customers, Map<Long, List<SourceKey>> keys) {
        Map<Long, TargetState> states = new HashMap<>();
        tx.targetStates().of(listener.system(), customers).forEach(state -> states.put(state.customer(), state));
        Map<Long, List<Delivery>> open = new HashMap<>();
        tx.outbox()
                .sinceAcknowledged(listener.system(), customers)
                .forEach(row -> open.computeIfAbsent(row.customer(), c -> new ArrayList<>())
                        .add(row));
        List<Delivery> fresh = new ArrayList<>();
        long now = clock.millis();
        for (TierNews each : news) {
            long customer = each.tier().customer();
            SortedMap<String, String> external = TierChange.smallestKeys(keys.getOrDefault(customer, List.of()));
            if (!PushSettings.hears(listener.sendsCustomers(), external.containsKey(listener.system()))) {
                continue;
            }
            TargetState state = states.get(customer);
            List<Delivery> all = open.getOrDefault(customer, List.of());
            List<Delivery> since = all.stream()
                    .filter(row -> row.type().equals(TierChange.TYPE))
                    .toList();
            if (!each.changed() && state != null && !heardOfMovesAlone(state, all, since)) {
                continue;
            }
            Tier acknowledged = state == null ? null : state.ackedTier();
            if (Coalescing.tell(
                    acknowledged, !since.isEmpty(), waiting(since), each.tier().tier())) {
                fresh.add(delivery(listener.system(), each, external, state == null ? 1 : state.lastSeq() + 1, now));
            }
        }
        tx.outbox().enqueue(fresh);
        tx.outbox().supersede(fresh, now);
    }

    /** Whether all that was ever meant for the target told of customers becoming one or several, none of a tier. */
    private static boolean heardOfMovesAlone(TargetState state, List<Delivery> all, List<Delivery> ofTiers) {
        return state.ackedTier() == null && ofTiers.isEmpty() && all.size() == state.lastSeq();
    }

    /** The tier that a waiting event tells; null if none waits. */
    private static @Nullable Tier waiting(List<Delivery> since) {
        Tier waiting = null;
        for (Delivery row : since) {
            if (row.status() == Delivery.Status.PENDING) {
                waiting = EventData.tier(row.data());
            }
        }
        return waiting;
    }

    private static Delivery delivery(
            String target, TierNews each, SortedMap<String, String> external, long sequence, long now) {
        TierRow tier = each.tier();
        CustomerId customer = new CustomerId(tier.customer());
        TierChange change = new TierChange(
                customer,
                external,
                tier.tier(),
                LocalDate.ofEpochDay(tier.since()),
                tier.provisional(),
                tier.source(),
                tier.score(),
                tier.ruleset(),
                LocalDate.ofEpochDay(tier.asOf()),
                each.graded().tier().reasons().stream()
                        .map(reason -> new io.tierhub.publish.Reason(reason.code(), reason.points(), reason.text()))
                        .toList(),
                each.graded().stage(),
                each.tags());
        return Delivery.fresh(
                EventId.of(target, customer, sequence, now),
                target,
                tier.customer(),
                sequence,
                TierChange.TYPE,
                now,
                EventData.of(change));
    }
}
