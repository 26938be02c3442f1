package io.tierhub.store;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends recorded in the transaction that caused them, and what became of them: see {@link Outcomes}. */
public final class Outbox {
    private final Sql sql;

    Outbox(Sql sql) {
        this.sql = sql;
    }

    /**
     * Records sends, in their order. Their sequence numbers become the last ones of their customers at their targets;
     * take them from {@link TargetStates#of}.
     */
    public void enqueue(List<Delivery> deliveries) {
        sql.append(DeliveryRows.INTO, deliveries, DeliveryRows::bind);
        new TargetStates(sql).raise(deliveries);
    }

    /**
     * Coalesces: of each customer and type of {@code newer}, older deliveries that are still pending at the same target
     * are superseded. Whether a type may be coalesced is for the caller to decide.
     */
    public void supersede(List<Delivery> newer, long now) {
        sql.batch(
                "UPDATE outbox SET status = 'SUPERSEDED', settled_at = ?"
                        + " WHERE target = ? AND customer_id = ? AND seq < ? AND type = ?"
                        + " AND status IN ('PENDING', 'HELD')",
                newer,
                (to, each) -> to.put(now)
                        .put(each.target())
                        .put(each.customer())
                        .put(each.seq())
                        .put(each.type()));
    }

    /**
     * Up to {@code limit} deliveries of a target that are due, oldest first. One is not due while an older one of the
     * same customer waits for its next attempt or for a person.
     */
    public List<Delivery> due(String target, long now, int limit) {
        return dueAfter(target, now, 0, limit);
    }

    /** The same of those whose number is greater than {@code after}: for reading on. */
    public List<Delivery> dueAfter(String target, long now, long after, int limit) {
        return due(target, now, after, 0, limit);
    }

    /** The same without those of customers that have an older one pending up to {@code after}, due or not. */
    public List<Delivery> dueBeyond(String target, long now, long after, int limit) {
        return due(target, now, after, after, limit);
    }

    private List<Delivery> due(String target, long now, long after, long pending, int limit) {
        return sql.list(
                DeliveryRows.SELECT + "outbox o WHERE o.target = ? AND o.status = 'PENDING' AND o.n > ?"
                        + " AND o.next_attempt_at <= ?"
                        + " AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.target = o.target"
                        + " AND e.customer_id = o.customer_id AND e.seq < o.seq"
                        + " AND (e.status = 'HELD' OR e.status = 'PENDING' AND (e.next_attempt_at > ? OR e.n <= ?)))"
                        + " ORDER BY o.target, o.status, o.n FETCH FIRST " + limit + " ROWS ONLY",
                DeliveryRows::row,
                target,
                after,
                now,
                now,
                pending);
    }

    /** Of some customers the delivery that told a target what it acknowledged last; those without any are left out. */
    public List<Delivery> acknowledged(String target, long[] customers) {
        return sql.list(
                DeliveryRows.SELECT + "UNNEST(CAST(? AS BIGINT ARRAY)) AS w(id)"
                        + " JOIN target_state t ON t.target = ? AND t.customer_id = w.id"
                        + " JOIN outbox o ON o.target = t.target AND o.customer_id = t.customer_id"
                        + " AND o.seq = t.acked_seq",
                DeliveryRows::row,
                customers,
                target);
    }

    /** Of some customers the newest delivery of a type to a target that no other superseded. */
    public List<Delivery> newestOf(String target, String type, long[] customers) {
        return sql.list(
                DeliveryRows.SELECT + "UNNEST(CAST(? AS BIGINT ARRAY)) AS w(id)"
                        + " JOIN outbox o ON o.target = ? AND o.customer_id = w.id AND o.type = ?"
                        + " WHERE o.seq = (SELECT MAX(e.seq) FROM outbox e WHERE e.target = o.target"
                        + " AND e.customer_id = o.customer_id AND e.type = o.type AND e.status <> 'SUPERSEDED')",
                DeliveryRows::row,
                customers,
                target,
                type);
    }

    /** Keeps with some deliveries why they are made. */
    public void note(Map<Delivery, String> notes) {
        sql.batch(
                "UPDATE outbox SET note = ? WHERE id = ?",
                List.copyOf(notes.entrySet()),
                (to, each) -> to.put(each.getValue()).put(each.getKey().id()));
    }

    /** Lets what was held for a target go out; how many. */
    public int release(String target) {
        return sql.run("UPDATE outbox SET status = 'PENDING' WHERE target = ? AND status = 'HELD'", target);
    }

    /** Takes back what waits for some customers that are no more, at every target. */
    public void withdraw(long[] customers) {
        sql.run(
                "UPDATE outbox SET status = 'SUPERSEDED' WHERE status IN ('PENDING', 'HELD')"
                        + " AND customer_id IN (SELECT id FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS w(id))",
                (Object) customers);
    }

    /** Takes back some that wait, as they no longer hold. */
    public void retract(List<Delivery> waiting, long now) {
        sql.batch(
                "UPDATE outbox SET status = 'SUPERSEDED', settled_at = ? WHERE n = ?"
                        + " AND status IN ('PENDING', 'HELD')",
                waiting,
                (to, each) -> to.put(now).put(each.number()));
    }

    /** The deliveries of some customers at a target since its last acknowledgement, each customer's oldest first. */
    public List<Delivery> sinceAcknowledged(String target, long[] customers) {
        return sql.list(
                DeliveryRows.SELECT + "UNNEST(CAST(? AS BIGINT ARRAY)) AS w(id)"
                        + " JOIN target_state t ON t.target = ? AND t.customer_id = w.id"
                        + " JOIN outbox o ON o.target = t.target AND o.customer_id = t.customer_id"
                        + " AND o.seq > t.acked_seq ORDER BY o.customer_id, o.seq",
                DeliveryRows::row,
                customers,
                target);
    }

    /** When the next delivery of a target is to be tried, epoch milliseconds; null if none is pending. */
    public @Nullable Long nextAttemptAt(String target) {
        return sql.one(
                "SELECT MIN(next_attempt_at) FROM outbox WHERE target = ? AND status = 'PENDING' GROUP BY target",
                Columns::aLong,
                target);
    }

    /** The newest of some deliveries, newest first. */
    public List<Delivery> newest(DeliveryFilter which, int limit) {
        return sql.list(
                DeliveryRows.SELECT + "outbox o WHERE " + which.where("o") + " ORDER BY o.n DESC FETCH FIRST " + limit
                        + " ROWS ONLY",
                DeliveryRows::row,
                which.args().toArray());
    }

    /** The deliveries of some ids, oldest first; unknown ids are left out. */
    public List<Delivery> byIds(List<String> ids) {
        return sql.list(
                DeliveryRows.SELECT + "UNNEST(CAST(? AS VARCHAR ARRAY)) AS w(id) JOIN outbox o ON o.id = w.id"
                        + " ORDER BY o.n",
                DeliveryRows::row,
                (Object) ids.toArray(new String[0]));
    }

    /** Streams all by id. */
    public void scan(Consumer<? super Delivery> sink) {
        sql.stream(DeliveryRows.SELECT + "outbox o ORDER BY o.id", DeliveryRows::row, sink);
    }

    /** How many deliveries of each target are pending; targets without any are left out. */
    public Map<String, Long> depths() {
        Map<String, Long> depths = new TreeMap<>();
        sql.list(
                "SELECT target, COUNT(*) FROM outbox WHERE status = 'PENDING' GROUP BY target",
                row -> depths.put(row.text(), row.aLong()));
        return depths;
    }
}
