package io.tierhub.store;

import java.util.function.Consumer;

/** What was sent to each target, by the minute. */
public final class DeliveryRuns {
    static final long MINUTE_MS = 60_000;

    private final Sql sql;

    /** The totals of one target in one minute, which begins at {@code minuteAt}, epoch milliseconds. */
    public record Run(String target, long minuteAt, int delivered, int retrying, int dead) {}

    DeliveryRuns(Sql sql) {
        this.sql = sql;
    }

    /** Adds the outcomes of some attempts. */
    public void add(String target, long atMs, int delivered, int retrying, int dead) {
        long minute = atMs - Math.floorMod(atMs, MINUTE_MS);
        int known = sql.run(
                "UPDATE delivery_run SET delivered = delivered + ?, retrying = retrying + ?, dead = dead + ?"
                        + " WHERE target = ? AND minute_at = ?",
                delivered,
                retrying,
                dead,
                target,
                minute);
        if (known == 0) {
            sql.run(
                    "INSERT INTO delivery_run (delivered, retrying, dead, target, minute_at) VALUES (?, ?, ?, ?, ?)",
                    delivered,
                    retrying,
                    dead,
                    target,
                    minute);
        }
    }

    /** Streams all by target and minute. */
    public void scan(Consumer<? super Run> sink) {
        sql.stream(
                "SELECT target, minute_at, delivered, retrying, dead FROM delivery_run ORDER BY target, minute_at",
                row -> new Run(row.text(), row.aLong(), row.anInt(), row.anInt(), row.anInt()),
                sink);
    }

    /** Forgets minutes before an instant. */
    public void purge(long before) {
        sql.run("DELETE FROM delivery_run WHERE minute_at < ?", before);
    }
}
