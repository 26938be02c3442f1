package io.tierhub.store;

import java.time.Duration;

/** Deliveries that others posted, by their ids, so that each is taken in once, also over restarts. */
public final class InboundDeliveries {
    /** Senders repeat a delivery for days; a signature alone is good for minutes. */
    static final long KEPT_MS = Duration.ofDays(7).toMillis();

    /**
     * One delivery.
     *
     * @param id as its sender gave it
     */
    public record Delivered(String system, String id) {}

    private final Sql sql;

    InboundDeliveries(Sql sql) {
        this.sql = sql;
    }

    /** Whether it was taken in before. */
    public boolean known(Delivered delivery) {
        return sql.number(
                        "SELECT COUNT(*) FROM inbound_delivery WHERE system = ? AND id = ?",
                        delivery.system(),
                        delivery.id())
                > 0;
    }

    /** Notes one, in the transaction of its rows, and forgets those that are long gone. */
    public void add(Delivered delivery, long now) {
        sql.run("DELETE FROM inbound_delivery WHERE taken_at < ?", now - KEPT_MS);
        sql.run(
                "INSERT INTO inbound_delivery (system, id, taken_at) VALUES (?, ?, ?)",
                delivery.system(),
                delivery.id(),
                now);
    }

    /** How many are remembered. */
    public long count() {
        return sql.number("SELECT COUNT(*) FROM inbound_delivery");
    }
}
