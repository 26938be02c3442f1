package io.tierhub.store;

import io.tierhub.vocabulary.SourceKey;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Which source records are which customer. */
public final class CrossReference {
    private final Sql sql;
    private final Systems systems;
    private final boolean loading;

    /** One source record and its customer. */
    public record Xref(long customer, SourceKey key, boolean deleted, boolean bare) {}

    CrossReference(Sql sql, Systems systems, boolean loading) {
        this.sql = sql;
        this.systems = systems;
        this.loading = loading;
    }

    /** Streams all by customer, system and key, in bounded memory. */
    public void scan(Consumer<? super Xref> sink) {
        SourceRecords.refuseWhile(loading);
        List<Xref> ofOne = new ArrayList<>();
        sql.ranges(
                "SELECT MIN(customer_id), MAX(customer_id) FROM source_record",
                "SELECT customer_id, system_id, skey, deleted, bare FROM source_record WHERE customer_id BETWEEN ? AND ?"
                        + " ORDER BY customer_id",
                Sql.BATCH,
                this::xref,
                next -> inOrder(ofOne, next, sink));
        emit(ofOne, sink);
    }

    /** Keys are put in order here, not in SQL: databases differ in how they compare texts. */
    private static void inOrder(List<Xref> ofOne, Xref next, Consumer<? super Xref> sink) {
        if (!ofOne.isEmpty() && ofOne.get(0).customer() != next.customer()) {
            emit(ofOne, sink);
        }
        ofOne.add(next);
    }

    private static void emit(List<Xref> ofOne, Consumer<? super Xref> sink) {
        ofOne.sort(Comparator.comparing(Xref::key));
        ofOne.forEach(sink);
        ofOne.clear();
    }

    private Xref xref(Columns row) throws SQLException {
        long customer = row.aLong();
        SourceKey key = new SourceKey(systems.nameOf(row.anInt()), row.text());
        return new Xref(customer, key, row.aBoolean(), row.aBoolean());
    }

    /** The smallest (system, key) of each customer: its name in exports that are compared between hubs. */
    public Map<Long, SourceKey> canonicalNames() {
        Map<Long, SourceKey> names = new HashMap<>();
        scan(each -> names.putIfAbsent(each.customer(), each.key()));
        return names;
    }
}
