package io.tierhub.store;

import io.tierhub.vocabulary.Tier;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What each target was told last of each customer. */
public final class TargetStates {
    private final Sql sql;

    /**
     * The state of one customer at one target.
     *
     * @param lastSeq the last sequence number given out
     * @param ackedSeq the greatest one whose delivery was acknowledged with a tier; 0 if none
     * @param ackedTier the tier that it told; null if none
     * @param ackedAt when that was, epoch milliseconds; null if none, or before this was kept
     */
    public record TargetState(
            String target,
            long customer,
            long lastSeq,
            long ackedSeq,
            @Nullable Tier ackedTier,
            @Nullable Long ackedAt) {}

    TargetStates(Sql sql) {
        this.sql = sql;
    }

    /** The states of some customers at one target, in no order; those never told anything are left out. */
    public List<TargetState> of(String target, long[] customers) {
        return sql.list(
                "SELECT t.target, t.customer_id, t.last_seq, t.acked_seq, t.acked_tier, t.acked_at"
                        + " FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS w(id)"
                        + " JOIN target_state t ON t.target = ? AND t.customer_id = w.id",
                TargetStates::row,
                customers,
                target);
    }

    /** The states of a target's customers with greater numbers than {@code after}, by their numbers. */
    public List<TargetState> after(String target, long after, int limit) {
        return sql.list(
                "SELECT t.target, t.customer_id, t.last_seq, t.acked_seq, t.acked_tier, t.acked_at FROM target_state t"
                        + " WHERE t.target = ? AND t.customer_id > ? ORDER BY t.customer_id FETCH FIRST " + limit
                        + " ROWS ONLY",
                TargetStates::row,
                target,
                after);
    }

    /**
     * How a customer stands at a target.
     *
     * @param status of the newest delivery; null where it is listed no more
     * @param lastError why its last attempt failed; null unless it did
     */
    public record Sync(
            TargetState state,
            Delivery.@Nullable Status status,
            @Nullable String lastError) {}

    /** Streams how all customers stand, by customer and target. */
    public void scan(Consumer<? super Sync> sink) {
        sql.stream(
                "SELECT t.target, t.customer_id, t.last_seq, t.acked_seq, t.acked_tier, t.acked_at, o.status, o.last_error"
                        + " FROM target_state t LEFT JOIN outbox o ON o.target = t.target"
                        + " AND o.customer_id = t.customer_id AND o.seq = t.last_seq ORDER BY t.customer_id, t.target",
                row -> {
                    TargetState state = row(row);
                    String status = row.textOrNull();
                    return new Sync(state, status == null ? null : Delivery.Status.valueOf(status), row.textOrNull());
                },
                sink);
    }

    /** Sequence numbers given out with new deliveries: the greatest of each customer and target counts. */
    void raise(List<Delivery> deliveries) {
        Map<Key, Delivery> last = new TreeMap<>();
        for (Delivery each : deliveries) {
            last.merge(new Key(each.target(), each.customer()), each, (a, b) -> a.seq() > b.seq() ? a : b);
        }
        sql.upsert(
                "UPDATE target_state SET last_seq = GREATEST(last_seq, ?) WHERE target = ? AND customer_id = ?",
                "target_state (last_seq, target, customer_id)",
                List.copyOf(last.values()),
                (to, each) -> to.put(each.seq()).put(each.target()).put(each.customer()));
    }

    /** A late acknowledgement never takes back what a newer one said. */
    void acknowledge(List<Outcomes.Delivered> outcomes, long now) {
        sql.batch(
                "UPDATE target_state SET acked_tier = ?, acked_seq = ?, acked_at = ?"
                        + " WHERE target = ? AND customer_id = ? AND acked_seq < ?",
                outcomes.stream().filter(each -> each.tier() != null).toList(),
                (to, each) -> to.put(each.tier())
                        .put(each.delivery().seq())
                        .put(now)
                        .put(each.delivery().target())
                        .put(each.delivery().customer())
                        .put(each.delivery().seq()));
    }

    private record Key(String target, long customer) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byTarget = target.compareTo(other.target);
            return byTarget != 0 ? byTarget : Long.compare(customer, other.customer);
        }
    }

    private static TargetState row(Columns row) throws SQLException {
        String target = row.text();
        long customer = row.aLong();
        long lastSeq = row.aLong();
        long ackedSeq = row.aLong();
        String tier = row.textOrNull();
        return new TargetState(
                target, customer, lastSeq, ackedSeq, tier == null ? null : Tier.valueOf(tier), row.longOrNull());
    }
}
