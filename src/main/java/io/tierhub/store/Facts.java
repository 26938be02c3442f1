package io.tierhub.store;

import io.tierhub.intake.SourceRecord.OwnerRef;
import io.tierhub.vocabulary.Entity;
import io.tierhub.vocabulary.FieldValue;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Orders, tickets and interactions. */
public final class Facts {
    private static final String INTO =
            "fact (owner_by, owner_value, record_id, content_hash, updated_at, on_day, at_time, kind_id,"
                    + " amount, refund_of, body, system_id, entity, fkey)";

    private final Sql sql;

    Facts(Sql sql) {
        this.sql = sql;
    }

    /** The facts of some keys, in no order; unknown keys are left out. */
    public List<FactRow> byKeys(int system, Entity entity, List<String> keys) {
        return sql.list(
                "SELECT f.system_id, f.entity, f.fkey, f.owner_by, f.owner_value, f.record_id, f.content_hash,"
                        + " f.updated_at, f.on_day, f.at_time, f.kind_id, f.amount, f.refund_of, f.body"
                        + " FROM UNNEST(CAST(? AS VARCHAR ARRAY)) AS w(fkey)"
                        + " JOIN fact f ON f.system_id = ? AND f.entity = ? AND f.fkey = w.fkey",
                Facts::row,
                keys.toArray(new String[0]),
                system,
                Codes.of(entity));
    }

    /** Adds facts that {@link #byKeys} did not find. */
    public void insert(List<FactRow> rows) {
        sql.append(INTO, rows, Facts::bind);
    }

    /** Adds new facts and replaces known ones; no key twice in one call. */
    public void upsert(List<FactRow> rows) {
        sql.upsert(
                "UPDATE fact SET owner_by = ?, owner_value = ?, record_id = ?, content_hash = ?, updated_at = ?,"
                        + " on_day = ?, at_time = ?, kind_id = ?, amount = ?, refund_of = ?, body = ?"
                        + " WHERE system_id = ? AND entity = ? AND fkey = ?",
                INTO,
                rows,
                Facts::bind);
    }

    /** Gives facts that waited to the source records of their customers; the lists go in pairs. */
    public void assign(int system, Entity entity, List<String> keys, int[] records) {
        int code = Codes.of(entity);
        sql.batch(
                "UPDATE fact SET record_id = ? WHERE system_id = ? AND entity = ? AND fkey = ?",
                Sql.positions(records.length),
                (to, i) -> to.putRecord(records[i]).put(system).put(code).put(keys.get(i)));
    }

    /**
     * A ticket of a customer.
     *
     * @param record the source record of its customer
     * @param at when it was opened, epoch milliseconds
     */
    public record Ticket(int record, long at, List<FieldValue> body) {}

    /** Streams the tickets of customers that were opened after one epoch day and up to another, in no order. */
    public void scanTickets(int after, int upTo, Consumer<? super Ticket> sink) {
        for (int system : sql.list("SELECT id FROM source_system", Columns::anInt)) {
            sql.stream(
                    "SELECT record_id, at_time, body FROM fact WHERE system_id = " + system + " AND entity = "
                            + Codes.of(Entity.TICKETS) + " AND on_day > " + after + " AND on_day <= " + upTo
                            + " AND record_id IS NOT NULL",
                    row -> new Ticket(row.anInt(), row.aLong(), FieldCodec.decode(row.bytes())),
                    sink);
        }
    }

    /** How many there are of each entity; entities without facts are left out. */
    public Map<Entity, Long> counts() {
        Map<Entity, Long> counts = new EnumMap<>(Entity.class);
        sql.list(
                "SELECT entity, COUNT(*) FROM fact GROUP BY entity",
                row -> counts.put(Codes.entity(row.anInt()), row.aLong()));
        return counts;
    }

    private static void bind(Params to, FactRow row) throws SQLException {
        to.put(Codes.of(row.owner().by())).put(row.owner().value()).putRecord(row.record());
        to.put(row.hash())
                .put(row.updatedAt())
                .put(row.day())
                .put(row.at())
                .put(row.kind())
                .put(row.amount());
        to.put(row.refundOf()).put(FieldCodec.encode(row.body()));
        to.put(row.system()).put(Codes.of(row.entity())).put(row.key());
    }

    private static FactRow row(Columns row) throws SQLException {
        return new FactRow(
                row.anInt(),
                Codes.entity(row.anInt()),
                row.text(),
                new OwnerRef(Codes.by(row.anInt()), row.text()),
                row.anInt(),
                row.aLong(),
                row.aLong(),
                row.anInt(),
                row.aLong(),
                row.anInt(),
                row.aLong(),
                row.textOrNull(),
                FieldCodec.decode(row.bytes()));
    }
}
