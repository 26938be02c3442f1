package io.tierhub.store;

import io.tierhub.grade.TierMemory;
import io.tierhub.grade.TierState;
import io.tierhub.vocabulary.Tier;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What hysteresis remembers of customers, where the ruleset has it. */
public final class TierMemories {
    private static final String COLUMNS =
            "as_of, tier, since, up_since, down_since, tier_before, since_before, up_since_before, down_since_before,"
                    + " customer_id";

    private final Sql sql;

    TierMemories(Sql sql) {
        this.sql = sql;
    }

    /** Adds new ones and replaces known ones. */
    public void put(Map<Long, TierMemory> memories) {
        sql.upsert(
                "UPDATE tier_memory SET as_of = ?, tier = ?, since = ?, up_since = ?, down_since = ?, tier_before = ?,"
                        + " since_before = ?, up_since_before = ?, down_since_before = ? WHERE customer_id = ?",
                "tier_memory (" + COLUMNS + ")",
                List.copyOf(memories.entrySet()),
                (to, each) -> {
                    to.put(each.getValue().asOf());
                    state(to, each.getValue().now());
                    state(to, each.getValue().before());
                    to.put(each.getKey());
                });
    }

    /** Of some customers; those of whom nothing is remembered are left out. */
    public Map<Long, TierMemory> of(long[] customers) {
        Map<Long, TierMemory> memories = new HashMap<>();
        sql.list(
                "SELECT m.as_of, m.tier, m.since, m.up_since, m.down_since, m.tier_before, m.since_before,"
                        + " m.up_since_before, m.down_since_before, m.customer_id"
                        + " FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS w(id) JOIN tier_memory m ON m.customer_id = w.id",
                row -> {
                    TierMemory memory = memory(row);
                    return memories.put(row.aLong(), memory);
                },
                customers);
        return memories;
    }

    /** Forgets customers that are no more. */
    public void delete(long[] customers) {
        sql.batch("DELETE FROM tier_memory WHERE customer_id = ?", Sql.rows(customers), Params::put);
    }

    private static void state(Params to, @Nullable TierState state) throws SQLException {
        to.put(state == null ? (Tier) null : state.tier());
        to.putInt(state == null ? null : (Integer) state.since());
        to.putInt(state == null ? null : state.upSince());
        to.putInt(state == null ? null : state.downSince());
    }

    private static TierMemory memory(Columns row) throws SQLException {
        int asOf = row.anInt();
        TierState now = state(row);
        TierState before = state(row);
        if (now == null) {
            throw new IllegalStateException("a remembered tier is missing: the store is damaged");
        }
        return new TierMemory(asOf, before, now);
    }

    private static @Nullable TierState state(Columns row) throws SQLException {
        String tier = row.textOrNull();
        Integer since = row.intOrNull();
        Integer up = row.intOrNull();
        Integer down = row.intOrNull();
        return tier == null || since == null ? null : new TierState(Tier.valueOf(tier), since, up, down);
    }
}
