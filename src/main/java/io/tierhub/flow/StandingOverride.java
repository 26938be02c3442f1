package io.tierhub.flow;

import io.tierhub.grade.Overrides;
import io.tierhub.grade.TierOverride;
import io.tierhub.grade.TierOverride.State;
import io.tierhub.store.CrossReference.Xref;
import io.tierhub.store.TierOverrides.Placed;
import io.tierhub.store.TierRow;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.SourceKey;
import io.tierhub.vocabulary.Tier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A person's override as it stands today.
 *
 * @param record that it hangs on
 * @param holds whether it is the one that decides: of several in force one does
 * @param endsSoon whether it is in force and ends within {@link TierOverride#WARNING} days
 * @param tier that the customer has; null: none yet
 * @param machine the tier by the rules; null: none yet
 */
public record StandingOverride(
        CustomerId customer,
        SourceKey record,
        TierOverride override,
        @Nullable String note,
        State state,
        boolean holds,
        boolean endsSoon,
        @Nullable Tier tier,
        @Nullable Tier machine) {

    /** Whether it is in force, but the customer is a prospect or is not graded, whom no override counts for. */
    public boolean idle() {
        return state == State.IN_FORCE && (tier == Tier.PROSPECT || tier == Tier.UNGRADED);
    }

    /** Those of some that are asked for, newest first. */
    static List<StandingOverride> of(Tx tx, List<Placed> placed, int today, boolean over) {
        if (placed.isEmpty()) {
            return List.of();
        }
        Map<Integer, Xref> records = tx.crossReference()
                .byRecords(placed.stream().mapToInt(Placed::record).toArray());
        Map<Long, List<TierOverride>> ofCustomer = new HashMap<>();
        for (Placed each : placed) {
            Xref record = records.get(each.record());
            if (record != null) {
                ofCustomer
                        .computeIfAbsent(record.customer(), customer -> new ArrayList<>())
                        .add(each.override());
            }
        }
        Map<Long, TierRow> tiers = new HashMap<>();
        tx.tiers()
                .of(ofCustomer.keySet().stream().mapToLong(Long::longValue).toArray())
                .forEach(row -> tiers.put(row.customer(), row));
        List<StandingOverride> standing = new ArrayList<>();
        for (Placed each : placed) {
            Xref record = records.get(each.record());
            State state = each.override().state(today);
            if (record != null && (over || state != State.ENDED && state != State.EXPIRED)) {
                TierRow row = tiers.get(record.customer());
                TierOverride holding = Overrides.holding(ofCustomer.getOrDefault(record.customer(), List.of()), today);
                standing.add(new StandingOverride(
                        new CustomerId(record.customer()),
                        record.key(),
                        each.override(),
                        each.note(),
                        state,
                        each.override().equals(holding),
                        each.override().endsSoon(today),
                        row == null ? null : row.tier(),
                        row == null ? null : row.machine()));
            }
        }
        standing.sort(Comparator.comparingLong(
                        (StandingOverride each) -> each.override().number())
                .reversed());
        return standing;
    }
}
