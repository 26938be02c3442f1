package io.tierhub.store;

import io.tierhub.grade.TierMemory;
import io.tierhub.grade.TierState;
import io.tierhub.vocabulary.Tier;
import java.sql.SQLException;
import java.util.ArrayList;
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

    /** Keeps what is known after a day, beside what was known after days before; where it is the same, it says nothing new. */
    public void remember(Map<Long, TierMemory> memories) {
        List<Map.Entry<Long, TierMemory>> news = new ArrayList<>();
        List<Map.Entry<Long, TierMemory>> same = new ArrayList<>();
        for (Map.Entry<Long, TierMemory> each : memories.entrySet()) {
            (each.getValue().now().equals(each.getValue().before()) ? same : news).add(each);
        }
        sql.batch("DELETE FROM tier_memory_past WHERE slot = ?", same, (to, each) -> to.put(slot(each)));
        sql.upsert(
                "UPDATE tier_memory_past SET tier = ?, since = ?, up_since = ?, down_since = ? WHERE slot = ?",
                "tier_memory_past (tier, since, up_since, down_since, slot)",
                news,
                (to, each) -> {
                    state(to, each.getValue().now());
                    to.put(slot(each));
                });
    }

    private static long slot(Map.Entry<Long, TierMemory> each) {
        return TierHistory.slot(each.getKey(), each.getValue().asOf());
    }

    /** What was known of some customers before a day; those of whom nothing was are left out. */
    public Map<Long, TierState> before(long[] customers, int day) {
        Map<Long, TierState> states = new HashMap<>();
        sql.list(
                "SELECT p.tier, p.since, p.up_since, p.down_since, p.slot FROM (SELECT MAX(s.slot) AS slot"
                        + " FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS w(low)"
                        + " JOIN tier_memory_past s ON s.slot >= w.low AND s.slot < w.low + ? GROUP BY w.low) AS l"
                        + " JOIN tier_memory_past p ON p.slot = l.slot",
                row -> {
                    TierState state = known(state(row));
                    return states.put(row.aLong() / TierHistory.DAYS, state);
                },
                TierHistory.lowSlots(customers),
                (long) day);
        return states;
    }

    /** Forgets customers that are no more. */
    public void delete(long[] customers) {
        sql.batch("DELETE FROM tier_memory WHERE customer_id = ?", Sql.rows(customers), Params::put);
        sql.batch(
                "DELETE FROM tier_memory_past WHERE slot BETWEEN ? AND ?",
                Sql.rows(customers),
                (to, customer) ->
                        to.put(TierHistory.slot(customer, 0)).put(TierHistory.slot(customer, TierHistory.DAYS - 1)));
    }

    private static void state(Params to, @Nullable TierState state) throws SQLException {
        to.put(state == null ? (Tier) null : state.tier());
        to.putInt(state == null ? null : (Integer) state.since());
        to.putInt(state == null ? null : state.upSince());
        to.putInt(state == null ? null : state.downSince());
    }

    private static TierMemory memory(Columns row) throws SQLException {
        int asOf = row.anInt();
        TierState now = known(state(row));
        return new TierMemory(asOf, state(row), now);
    }

    private static TierState known(@Nullable TierState state) {
        if (state == null) {
            throw new IllegalStateException("a remembered tier is missing: the store is damaged");
        }
        return state;
    }

    private static @Nullable TierState state(Columns row) throws SQLException {
        String tier = row.textOrNull();
        Integer since = row.intOrNull();
        Integer up = row.intOrNull();
        Integer down = row.intOrNull();
        return tier == null || since == null ? null : new TierState(Tier.valueOf(tier), since, up, down);
    }
}
