package io.tierhub.store;

import io.tierhub.vocabulary.SourceKey;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Which source records are which customer. */
public final class CrossReference {
    private final Sql sql;
    private final boolean loading;

    /** One source record and its customer. */
    public record Xref(long customer, SourceKey key, boolean deleted, boolean bare) {}

    CrossReference(Sql sql, boolean loading) {
        this.sql = sql;
        this.loading = loading;
    }

    /** Streams all by customer, system and key, in bounded memory. */
    public void scan(Consumer<? super Xref> sink) {
        SourceRecords.refuseWhile(loading);
        sql.ranges(
                "SELECT MIN(customer_id), MAX(customer_id) FROM source_record",
                "SELECT s.customer_id, y.name, s.skey, s.deleted, s.bare FROM source_record s"
                        + " JOIN source_system y ON y.id = s.system_id WHERE s.customer_id BETWEEN ? AND ?"
                        + " ORDER BY s.customer_id, y.name, s.skey",
                Sql.BATCH,
                row -> new Xref(row.aLong(), new SourceKey(row.text(), row.text()), row.aBoolean(), row.aBoolean()),
                sink);
    }

    /** The smallest (system, key) of each customer: its name in exports that are compared between hubs. */
    public Map<Long, SourceKey> canonicalNames() {
        Map<Long, SourceKey> names = new HashMap<>();
        scan(each -> names.putIfAbsent(each.customer(), each.key()));
        return names;
    }
}
