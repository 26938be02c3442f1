package io.tierhub.store;

import io.tierhub.store.Delivery.Status;
import java.sql.SQLException;

/** How a delivery stands in the table {@code outbox}. */
final class DeliveryRows {
    static final String SELECT =
            "SELECT o.n, o.id, o.target, o.customer_id, o.seq, o.type, o.status, o.attempts, o.last_status,"
                    + " o.last_error, o.next_attempt_at, o.created_at, o.data, o.note FROM ";
    static final String INTO = "outbox (id, target, customer_id, seq, type, status, attempts, last_status, last_error,"
            + " next_attempt_at, created_at, data)";

    private DeliveryRows() {}

    static void bind(Params to, Delivery row) throws SQLException {
        to.put(row.id()).put(row.target()).put(row.customer()).put(row.seq()).put(row.type());
        to.put(row.status()).put(row.attempts()).putInt(row.lastStatus()).put(row.lastError());
        to.put(row.nextAttemptAt()).put(row.createdAt()).put(row.data());
    }

    static Delivery row(Columns row) throws SQLException {
        return new Delivery(
                row.aLong(),
                row.text(),
                row.text(),
                row.aLong(),
                row.aLong(),
                row.text(),
                Status.valueOf(row.text()),
                row.anInt(),
                row.intOrNull(),
                row.textOrNull(),
                row.aLong(),
                row.aLong(),
                row.text(),
                row.textOrNull());
    }
}
