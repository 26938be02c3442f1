package io.tierhub.flow;

import io.tierhub.flow.EnqueueTiers.Listener;
import io.tierhub.publish.EventId;
import io.tierhub.publish.PushSettings;
import io.tierhub.publish.TagChange;
import io.tierhub.publish.TierChange;
import io.tierhub.store.Delivery;
import io.tierhub.store.TargetStates.TargetState;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.SourceKey;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Records, with the tags themselves, what targets that ask for tags must hear of them: at most one waiting event a customer,
 * which tells all of its tags and what became of them since the last one that may have been heard.
 */
public final class EnqueueTags {
    private final List<Listener> listeners;
    private final Clock clock;

    /** The tags of a customer, before a change of them and after it. */
    record TagNews(long customer, SortedSet<String> before, SortedSet<String> now, String ruleset, int asOf) {}

    public EnqueueTags(List<Listener> listeners, Clock clock) {
        this.listeners = listeners;
        this.clock = clock;
    }

    /** After what the tiers of the same customers gave to say. */
    void enqueue(Tx tx, List<TagNews> news) {
        if (news.isEmpty() || listeners.isEmpty()) {
            return;
        }
        long[] customers = news.stream().mapToLong(TagNews::customer).toArray();
        Map<Long, List<SourceKey>> keys = new OwedTiers(tx).keys(customers);
        for (Listener listener : listeners) {
            enqueue(tx, listener, news, customers, keys);
        }
    }

    /** How many events the same news would make, by target; nothing is written. */
    Map<String, Long> counts(Tx tx, List<TagNews> news) {
        Map<String, Long> counts = new TreeMap<>();
        Map<Long, List<SourceKey>> keys = news.isEmpty() || listeners.isEmpty()
                ? Map.of()
                : new OwedTiers(tx)
                        .keys(news.stream().mapToLong(TagNews::customer).toArray());
        for (Listener listener : listeners) {
            long heard = news.stream()
                    .filter(each -> hears(listener, external(keys, each)))
                    .count();
            counts.put(listener.system(), heard);
        }
        return counts;
    }

    private static boolean hears(Listener listener, SortedMap<String, String> external) {
        return PushSettings.hears(listener.sendsCustomers(), external.containsKey(listener.system()));
    }

    private static SortedMap<String, String> external(Map<Long, List<SourceKey>> keys, TagNews news) {
        return TierChange.smallestKeys(keys.getOrDefault(news.customer(), List.of()));
    }

    private void enqueue(
            Tx tx, Listener listener, List<TagNews> news, long[] customers, Map<Long, List<SourceKey>> keys) {
        Map<Long, Long> last = new HashMap<>();
        for (TargetState state : tx.targetStates().of(listener.system(), customers)) {
            last.put(state.customer(), state.lastSeq());
        }
        Map<Long, Delivery> waiting = new HashMap<>();
        for (Delivery row : tx.outbox().sinceAcknowledged(listener.system(), customers)) {
            if (row.type().equals(TagChange.TYPE) && row.status() == Delivery.Status.PENDING) {
                waiting.put(row.customer(), row);
            }
        }
        long now = clock.millis();
        List<Delivery> fresh = new ArrayList<>();
        for (TagNews each : news) {
            SortedMap<String, String> external = external(keys, each);
            if (hears(listener, external)) {
                Delivery before = waiting.get(each.customer());
                TagChange change = new TagChange(
                        new CustomerId(each.customer()),
                        external,
                        before == null ? each.before() : TagChange.before(before.data()),
                        each.now(),
                        each.ruleset(),
                        LocalDate.ofEpochDay(each.asOf()));
                fresh.add(delivery(listener, change, last.getOrDefault(each.customer(), 0L) + 1, now));
            }
        }
        tx.outbox().enqueue(fresh);
        tx.outbox().supersede(fresh, now);
    }

    private static Delivery delivery(Listener listener, TagChange change, long sequence, long now) {
        return Delivery.fresh(
                EventId.of(listener.system(), change.customer(), sequence, now),
                listener.system(),
                change.customer().number(),
                sequence,
                TagChange.TYPE,
                now,
                change.data());
    }
}
