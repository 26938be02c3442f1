package io.tierhub.flow;

import io.tierhub.flow.OwedTiers.Standing;
import io.tierhub.grade.Graded;
import io.tierhub.publish.EventData;
import io.tierhub.publish.EventId;
import io.tierhub.publish.TierChange;
import io.tierhub.store.Delivery;
import io.tierhub.store.TierRow;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.SourceKey;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

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

    /** @param held whether it must wait for the end of the run, see {@link MoveGate} */
    void enqueue(Tx tx, List<TierNews> news, boolean held) {
        if (news.isEmpty() || listeners.isEmpty()) {
            return;
        }
        List<Standing> standings = news.stream()
                .map(each -> new Standing(each.tier().customer(), each.tier().tier(), each.changed()))
                .toList();
        OwedTiers owed = new OwedTiers(tx);
        Map<Long, List<SourceKey>> keys =
                owed.keys(standings.stream().mapToLong(Standing::customer).toArray());
        long now = clock.millis();
        for (Listener listener : listeners) {
            OwedTiers.All all = owed.to(listener, standings, keys);
            List<Delivery> fresh = all.events().stream()
                    .map(each ->
                            delivery(listener.system(), news.get(each.at()), each.external(), each.sequence(), now))
                    .map(row -> held ? row.held() : row)
                    .toList();
            tx.outbox().enqueue(fresh);
            tx.outbox().supersede(fresh, now);
            // Held all the time: the target never heard of a tier that is gone again.
            tx.outbox().retract(all.obsolete(), now);
        }
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
