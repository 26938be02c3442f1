package io.tierhub.flow;

import io.tierhub.flow.EnqueueTiers.Listener;
import io.tierhub.publish.CustomerSplit;
import io.tierhub.publish.CustomersMerged;
import io.tierhub.publish.EventData;
import io.tierhub.publish.EventId;
import io.tierhub.publish.PushSettings;
import io.tierhub.publish.TagChange;
import io.tierhub.publish.TierChange;
import io.tierhub.store.Delivery;
import io.tierhub.store.Redirects.Redirect;
import io.tierhub.store.TargetStates.TargetState;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.CustomerId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Records, with the moves themselves, what targets must hear of customers that became one or several: only those that were
 * told something about a customer under an identifier that now means something else.
 */
public final class EnqueueMoves {
    private final List<Listener> listeners;
    private final Clock clock;

    public EnqueueMoves(List<Listener> listeners, Clock clock) {
        this.listeners = listeners;
        this.clock = clock;
    }

    /** The identifiers that lose their customer: those absorbed now, and those that stood for them. Before the redirects. */
    Map<Long, Set<Long>> absorbed(Tx tx, List<Redirect> redirects) {
        Map<Long, Set<Long>> absorbed = new TreeMap<>();
        if (listeners.isEmpty() || redirects.isEmpty()) {
            return absorbed;
        }
        Map<Long, List<Long>> before = tx.redirects()
                .pointingAt(redirects.stream().mapToLong(Redirect::oldId).toArray());
        for (Redirect each : redirects) {
            Set<Long> of = absorbed.computeIfAbsent(each.newId(), survivor -> new TreeSet<>());
            of.add(each.oldId());
            of.addAll(before.getOrDefault(each.oldId(), List.of()));
        }
        return absorbed;
    }

    /**
     * Tells of customers that became one, after redirects and source records are written.
     *
     * @param absorbed the answer of {@link #absorbed}
     */
    void merged(Tx tx, Map<Long, Set<Long>> absorbed) {
        if (absorbed.isEmpty()) {
            return;
        }
        long[] survivors = longs(absorbed.keySet());
        Map<Long, List<Long>> all = tx.redirects().pointingAt(survivors);
        Set<Long> gone = new TreeSet<>();
        absorbed.values().forEach(gone::addAll);
        Map<Long, SortedMap<String, String>> external = external(tx, survivors);
        for (Listener listener : listeners) {
            Set<Long> heard = states(tx, listener, longs(gone)).keySet();
            Map<Long, String> news = new LinkedHashMap<>();
            absorbed.forEach((survivor, ids) -> {
                if (ids.stream().anyMatch(heard::contains)) {
                    List<CustomerId> names = all.getOrDefault(survivor, List.of()).stream()
                            .map(CustomerId::new)
                            .toList();
                    news.put(
                            survivor,
                            new CustomersMerged(new CustomerId(survivor), of(external, survivor), names).data());
                }
            });
            List<Delivery> fresh = enqueue(tx, listener, CustomersMerged.TYPE, news, Set.of());
            tx.outbox().supersede(fresh, clock.millis());
        }
    }

    /** Those of some customers that any target was told of. */
    Set<Long> heard(Tx tx, Set<Long> customers) {
        Set<Long> heard = new TreeSet<>();
        listeners.forEach(
                listener -> heard.addAll(states(tx, listener, longs(customers)).keySet()));
        return heard;
    }

    /**
     * Tells of customers that became several, after source records are written; tiers and tags that wait to be sent name the keys that
     * are left, or go where none of the target's is.
     *
     * @param parts by the customer that they left, whose source records went where
     */
    void split(Tx tx, Map<Long, List<CustomerSplit.Part>> parts) {
        if (parts.isEmpty()) {
            return;
        }
        long[] customers = longs(parts.keySet());
        Map<Long, SortedMap<String, String>> external = external(tx, customers);
        for (Listener listener : listeners) {
            Set<Long> heard = states(tx, listener, customers).keySet();
            Map<Long, String> news = new LinkedHashMap<>();
            parts.forEach((customer, of) -> {
                if (heard.contains(customer)) {
                    news.put(customer, new CustomerSplit(new CustomerId(customer), of(external, customer), of).data());
                }
            });
            List<Delivery> waiting = tx.outbox().sinceAcknowledged(listener.system(), customers).stream()
                    .filter(row -> row.status().waits())
                    .toList();
            enqueue(tx, listener, CustomerSplit.TYPE, news, Set.of());
            replace(tx, listener, TierChange.TYPE, waiting, external);
            replace(tx, listener, TagChange.TYPE, waiting, external);
        }
    }

    private void replace(
            Tx tx,
            Listener listener,
            String type,
            List<Delivery> waiting,
            Map<Long, SortedMap<String, String>> external) {
        List<Delivery> replaced =
                waiting.stream().filter(row -> row.type().equals(type)).toList();
        Map<Long, String> news = new LinkedHashMap<>();
        Set<Long> held = new TreeSet<>();
        for (Delivery row : replaced) {
            SortedMap<String, String> now = of(external, row.customer());
            if (PushSettings.hears(listener.sendsCustomers(), now.containsKey(listener.system()))) {
                news.put(row.customer(), EventData.withExternal(row.data(), now));
            }
            if (row.status() == Delivery.Status.HELD) {
                held.add(row.customer());
            }
        }
        tx.outbox().retract(replaced, clock.millis());
        enqueue(tx, listener, type, news, held);
    }

    private List<Delivery> enqueue(Tx tx, Listener listener, String type, Map<Long, String> news, Set<Long> held) {
        Map<Long, TargetState> states = states(tx, listener, longs(news.keySet()));
        List<Delivery> fresh = new ArrayList<>();
        long now = clock.millis();
        news.forEach((customer, data) -> {
            TargetState state = states.get(customer);
            long sequence = state == null ? 1 : state.lastSeq() + 1;
            String id = EventId.of(listener.system(), new CustomerId(customer), sequence, now);
            Delivery row = Delivery.fresh(id, listener.system(), customer, sequence, type, now, data);
            fresh.add(held.contains(customer) ? row.held() : row);
        });
        tx.outbox().enqueue(fresh);
        return fresh;
    }

    private static Map<Long, TargetState> states(Tx tx, Listener listener, long[] customers) {
        Map<Long, TargetState> states = new HashMap<>();
        tx.targetStates().of(listener.system(), customers).forEach(state -> states.put(state.customer(), state));
        return states;
    }

    private static Map<Long, SortedMap<String, String>> external(Tx tx, long[] customers) {
        Map<Long, SortedMap<String, String>> external = new HashMap<>();
        new OwedTiers(tx)
                .keys(customers)
                .forEach((customer, keys) -> external.put(customer, TierChange.smallestKeys(keys)));
        return external;
    }

    private static SortedMap<String, String> of(Map<Long, SortedMap<String, String>> external, long customer) {
        return external.getOrDefault(customer, new TreeMap<>());
    }

    private static long[] longs(Set<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }
}
