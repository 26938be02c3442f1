package io.tierhub.store;

import io.tierhub.store.Delivery.Status;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which deliveries are meant; what is null asks for nothing.
 *
 * @param since recorded at this moment or later, epoch milliseconds
 * @param until recorded before this moment, epoch milliseconds
 * @param note what is noted with it, as LIKE reads it
 */
public record DeliveryFilter(
        @Nullable String target,
        @Nullable Status status,
        @Nullable Long customer,
        @Nullable Long since,
        @Nullable Long until,
        @Nullable String note) {
    /** All deliveries. */
    public static final DeliveryFilter ALL = new DeliveryFilter(null, null, null, null, null, null);

    /** All of a target and a status, or of any where null. */
    public static DeliveryFilter of(@Nullable String target, @Nullable Status status) {
        return new DeliveryFilter(target, status, null, null, null, null);
    }

    /** The same, of those alone with which is noted what begins so. */
    public DeliveryFilter noted(String beginning) {
        return new DeliveryFilter(target, status, customer, since, until, beginning + "%");
    }

    /** The condition on the rows of {@code outbox}, named as given; its arguments are {@link #args}. */
    String where(String table) {
        StringBuilder where = new StringBuilder("1 = 1");
        add(where, table, target, ".target = ?");
        add(where, table, status, ".status = ?");
        add(where, table, customer, ".customer_id = ?");
        add(where, table, since, ".created_at >= ?");
        add(where, table, until, ".created_at < ?");
        add(where, table, note, ".note LIKE ?");
        return where.toString();
    }

    private static void add(StringBuilder where, String table, @Nullable Object asked, String condition) {
        if (asked != null) {
            where.append(" AND ").append(table).append(condition);
        }
    }

    List<Object> args() {
        List<Object> args = new ArrayList<>();
        for (Object each :
                new @Nullable Object[] {target, status == null ? null : status.name(), customer, since, until, note}) {
            if (each != null) {
                args.add(each);
            }
        }
        return args;
    }
}
