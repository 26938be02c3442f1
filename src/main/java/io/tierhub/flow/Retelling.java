package io.tierhub.flow;

import io.tierhub.publish.EventData;
import io.tierhub.publish.EventId;
import io.tierhub.publish.PushSettings;
import io.tierhub.publish.TierChange;
import io.tierhub.store.Delivery;
import io.tierhub.store.Delivery.Status;
import io.tierhub.store.TargetStates.TargetState;
import io.tierhub.store.TierRow;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.SourceKey;
import io.tierhub.vocabulary.Tier;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What a target's next customers would be told if they were told their tiers again. */
final class Retelling {
    /** What waits will be told anyway, and what a person dropped stays so until the next change of tier. */
    private static final Set<Status> SETTLED = EnumSet.of(Status.DELIVERED, Status.DEAD, Status.NOT_THERE);

    /**
     * One customer.
     *
     * @param again the event that would tell the tier, with the keys of today
     * @param told whether the target took this tier
     * @param toldAtMs when; 0 if it did not, or nobody knows
     */
    record Candidate(DueEvent again, boolean told, long toldAtMs) {
        Delivery row() {
            return again.row();
        }
    }

    /** @param last the last customer that was looked at; {@link Sweep#WHOLE} where none is left */
    record Page(List<Candidate> candidates, long last) {}

    private Retelling() {}

    /** The next customers, at most so many. */
    static Page next(Tx tx, EnqueueTiers.Listener listener, long after, int limit, long nowMs) {
        String target = listener.system();
        List<TargetState> states = tx.targetStates().after(target, after, limit);
        long[] customers = states.stream().mapToLong(TargetState::customer).toArray();
        Map<Long, Delivery> newest = new HashMap<>();
        tx.outbox().newestOf(target, TierChange.TYPE, customers).forEach(row -> newest.put(row.customer(), row));
        Map<Long, Tier> tiers = new HashMap<>();
        for (TierRow tier : tx.tiers().of(customers)) {
            tiers.put(tier.customer(), tier.tier());
        }
        Map<Long, List<SourceKey>> keys = new OwedTiers(tx).keys(customers);
        List<Candidate> candidates = new ArrayList<>();
        for (TargetState state : states) {
            @Nullable Delivery row = newest.get(state.customer());
            SortedMap<String, String> external =
                    TierChange.smallestKeys(keys.getOrDefault(state.customer(), List.of()));
            if (row != null
                    && SETTLED.contains(row.status())
                    && EventData.tier(row.data()) == tiers.get(state.customer())
                    && PushSettings.hears(listener.sendsCustomers(), external.containsKey(target))) {
                candidates.add(candidate(state, row, external, nowMs));
            }
        }
        long last = states.size() < limit ? Sweep.WHOLE : customers[customers.length - 1];
        return new Page(candidates, last);
    }

    private static Candidate candidate(
            TargetState state, Delivery row, SortedMap<String, String> external, long nowMs) {
        long sequence = state.lastSeq() + 1;
        Delivery again = Delivery.fresh(
                EventId.of(state.target(), new CustomerId(state.customer()), sequence, nowMs),
                state.target(),
                state.customer(),
                sequence,
                TierChange.TYPE,
                nowMs,
                EventData.withExternal(row.data(), external));
        boolean told = row.status() == Status.DELIVERED;
        return new Candidate(
                new DueEvent(again, state.ackedTier()), told, told && state.ackedAt() != null ? state.ackedAt() : 0);
    }
}
