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
    private static final String COLUMNS = "t.id, t.customer_id, t.system_id, t.skey, t.deleted, t.bare";

    private final Layered records;
    private final Systems systems;

    /** One source record and its customer. */
    public record Xref(long customer, SourceKey key, boolean deleted, boolean bare) {}

    CrossReference(Layered records, Systems systems) {
        this.records = records;
        this.systems = systems;
    }

    /** Streams all by customer, system and key, in bounded memory. */
    public void scan(Consumer<? super Xref> sink) {
        SourceRecords.refuseWhile(records.loading());
        List<Xref> ofOne = new ArrayList<>();
        records.ranges("customer_id", COLUMNS, this::xref, next -> inOrder(ofOne, next, sink));
        emit(ofOne, sink);
    }

    /** The records of some customers, in no order. */
    public List<Xref> of(long[] customers) {
        SourceRecords.refuseWhile(records.loading());
        return records.list(
                "SELECT " + COLUMNS
                        + " FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS w(id) JOIN %s t ON t.customer_id = w.id",
                this::xref,
                customers);
    }

    /** Some records by their id; unknown ids are left out. */
    public Map<Integer, Xref> byRecords(int[] ids) {
        Map<Integer, Xref> found = new HashMap<>();
        records.list(
                "SELECT t.id, " + COLUMNS + " FROM UNNEST(CAST(? AS INT ARRAY)) AS w(id) JOIN %s t ON t.id = w.id",
                row -> found.put(row.anInt(), xref(row)),
                ids);
        return found;
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
        row.anInt();
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
