package io.tierhub.store;

import io.tierhub.master.Standing;
import io.tierhub.vocabulary.FieldValue;
import io.tierhub.vocabulary.PartyType;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/** Source records of customers. */
public final class SourceRecords {
    private static final String COLUMNS =
            "s.id, s.system_id, s.skey, s.content_hash, s.updated_at, s.created_at, s.party, s.customer_id,"
                    + " s.account_record, s.deleted, s.bare, s.raw, s.clean, s.warnings, s.file_id, s.line";
    private static final String BOUNDS = "SELECT MIN(id), MAX(id) FROM source_record";

    private final Sql sql;
    private final boolean loading;

    /** What the match index is built from. */
    public record Indexed(
            int id,
            int system,
            String key,
            long hash,
            long updatedAt,
            PartyType type,
            long customer,
            int account,
            boolean deleted,
            List<FieldValue> clean) {}

    /** Takes one entry of the key index. */
    public interface KeySink {
        void accept(int id, int system, String key, long hash);
    }

    SourceRecords(Sql sql, boolean loading) {
        this.sql = sql;
        this.loading = loading;
    }

    /** The next unused id. */
    public int nextId() {
        return (int) sql.number("SELECT MAX(id) FROM source_record") + 1;
    }

    /** How many there are. */
    public long count() {
        return sql.number("SELECT COUNT(*) FROM source_record");
    }

    /** Adds new ones, best in the order of their ids. */
    public void insert(List<SourceRow> rows) {
        sql.append(
                "source_record (system_id, skey, content_hash, updated_at, created_at, party, customer_id,"
                        + " account_record, deleted, bare, raw, clean, warnings, file_id, line, id)",
                rows,
                SourceRecords::bind);
    }

    /** Replaces all but the id of each. */
    public void update(List<SourceRow> rows) {
        sql.batch(
                "UPDATE source_record SET system_id = ?, skey = ?, content_hash = ?, updated_at = ?, created_at = ?,"
                        + " party = ?, customer_id = ?, account_record = ?, deleted = ?, bare = ?, raw = ?, clean = ?,"
                        + " warnings = ?, file_id = ?, line = ? WHERE id = ?",
                rows,
                SourceRecords::bind);
    }

    /** Gives records to customers; the arrays go in pairs. */
    public void setCustomer(int[] ids, long[] customers) {
        sql.batch(
                "UPDATE source_record SET customer_id = ? WHERE id = ?",
                Sql.positions(ids.length),
                (to, i) -> to.put(customers[i]).put(ids[i]));
    }

    /** Links contacts to the source records of their accounts; the arrays go in pairs. */
    public void setAccount(int[] ids, int[] accounts) {
        sql.batch(
                "UPDATE source_record SET account_record = ? WHERE id = ?",
                Sql.positions(ids.length),
                (to, i) -> to.putRecord(accounts[i]).put(ids[i]));
    }

    /** The records of some ids, in no order; unknown ids are left out. */
    public List<SourceRow> byIds(int[] ids) {
        return sql.list(
                "SELECT " + COLUMNS + " FROM UNNEST(CAST(? AS INT ARRAY)) AS w(id) JOIN source_record s ON s.id = w.id",
                SourceRecords::row,
                ids);
    }

    /** All records of some customers, in no order. */
    public List<SourceRow> byCustomers(long[] customers) {
        refuseWhile(loading);
        return sql.list(
                "SELECT " + COLUMNS
                        + " FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS w(id) JOIN source_record s ON s.customer_id = w.id",
                SourceRecords::row,
                customers);
    }

    /** The records of some keys of one system, in no order; unknown keys are left out. */
    public List<SourceRow> byKeys(int system, List<String> keys) {
        refuseWhile(loading);
        return sql.list(
                "SELECT " + COLUMNS + " FROM UNNEST(CAST(? AS VARCHAR ARRAY)) AS w(skey)"
                        + " JOIN source_record s ON s.system_id = ? AND s.skey = w.skey",
                SourceRecords::row,
                keys.toArray(new String[0]),
                system);
    }

    /** Streams what the match index needs, in the order of the ids, in bounded memory. */
    public void scan(Consumer<? super Indexed> sink) {
        sql.ranges(
                BOUNDS,
                "SELECT id, system_id, skey, content_hash, updated_at, party, customer_id, account_record, deleted,"
                        + " clean FROM source_record WHERE id BETWEEN ? AND ? ORDER BY id",
                Sql.BATCH,
                SourceRecords::indexed,
                sink);
    }

    /**
     * Streams some records for building golden records, in the order of the ids.
     *
     * @param from the least id of interest
     * @param wanted tells the ids of interest
     */
    public void scanStored(int from, IntPredicate wanted, Consumer<? super StoredClean> sink) {
        sql.ranges(
                "SELECT MIN(id), MAX(id) FROM source_record WHERE id >= " + from,
                "SELECT id, system_id, skey, party, updated_at, created_at, account_record, deleted, clean, warnings"
                        + " FROM source_record WHERE id BETWEEN ? AND ? ORDER BY id",
                Sql.BATCH,
                row -> {
                    int id = row.anInt();
                    if (wanted.test(id)) {
                        sink.accept(StoredClean.of(id, row));
                    }
                    return sink;
                },
                done -> {});
    }

    /** Streams the key index, in the order of the ids, in bounded memory. */
    public void scanKeys(KeySink sink) {
        sql.ranges(
                BOUNDS,
                "SELECT id, system_id, skey, content_hash FROM source_record WHERE id BETWEEN ? AND ? ORDER BY id",
                Sql.BATCH,
                row -> {
                    sink.accept(row.anInt(), row.anInt(), row.text(), row.aLong());
                    return sink;
                },
                done -> {});
    }

    /** Without its index, each look-up would read the whole table. */
    static void refuseWhile(boolean loading) {
        if (loading) {
            throw new IllegalStateException("during a first load source records are found by id alone");
        }
    }

    /** Takes whose a record is: its customer, and the record of its account, 0 if none. */
    public interface OwnerSink {
        void accept(int id, long customer, int account);
    }

    /** Streams whose records are, in the order of the ids, in bounded memory. */
    public void scanOwners(OwnerSink sink) {
        sql.ranges(
                BOUNDS,
                "SELECT id, customer_id, account_record FROM source_record WHERE id BETWEEN ? AND ? ORDER BY id",
                Sql.BATCH,
                row -> {
                    sink.accept(row.anInt(), row.aLong(), row.anInt());
                    return sink;
                },
                done -> {});
    }

    /**
     * The records whose facts count for some customers, with the customer: their own, and their contacts'. A contact's
     * record that names no account follows the first of its other records that does.
     */
    public Map<Integer, Long> ownedBy(long[] customers) {
        refuseWhile(loading);
        Map<Integer, Long> owners = new HashMap<>();
        // COALESCE keeps a planner from the index on accounts, in which nearly every record stands under NULL.
        sql.list(
                "SELECT s.id, s.customer_id FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS w(id)"
                        + " JOIN source_record s ON s.customer_id = w.id AND COALESCE(s.account_record, 0) = 0",
                row -> owners.put(row.anInt(), row.aLong()),
                customers);
        String contacts = " FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS w(id)"
                + " JOIN source_record s ON s.customer_id = w.id JOIN source_record c ON c.account_record = s.id";
        sql.list("SELECT c.id, s.customer_id" + contacts, row -> owners.put(row.anInt(), row.aLong()), customers);
        sql.list(
                "SELECT o.id, s.customer_id" + contacts
                        + " JOIN customer k ON k.id = c.customer_id AND k.standing = " + Codes.of(Standing.CONTACT)
                        + " JOIN source_record o ON o.customer_id = c.customer_id AND COALESCE(o.account_record, 0) = 0"
                        + " WHERE NOT EXISTS (SELECT 1 FROM source_record e WHERE e.customer_id = c.customer_id"
                        + " AND COALESCE(e.account_record, 0) > 0 AND e.id < c.id)",
                row -> owners.put(row.anInt(), row.aLong()),
                customers);
        return owners;
    }

    private static void bind(Params to, SourceRow row) throws SQLException {
        to.put(row.system()).put(row.key()).put(row.hash()).put(row.updatedAt()).put(row.createdAt());
        to.put(row.type())
                .put(row.customer())
                .putRecord(row.account())
                .put(row.deleted())
                .put(row.bare());
        to.put(FieldCodec.encode(row.raw())).put(FieldCodec.encode(row.clean()));
        to.put(String.join(",", row.warnings())).put(row.file()).put(row.line()).put(row.id());
    }

    private static SourceRow row(Columns row) throws SQLException {
        return new SourceRow(
                row.anInt(),
                row.anInt(),
                row.text(),
                row.aLong(),
                row.aLong(),
                row.aLong(),
                Codes.party(row.text()),
                row.aLong(),
                row.anInt(),
                row.aBoolean(),
                row.aBoolean(),
                FieldCodec.decode(row.bytes()),
                FieldCodec.decode(row.bytes()),
                warnings(row.text()),
                row.aLong(),
                row.aLong());
    }

    private static Indexed indexed(Columns row) throws SQLException {
        return new Indexed(
                row.anInt(),
                row.anInt(),
                row.text(),
                row.aLong(),
                row.aLong(),
                Codes.party(row.text()),
                row.aLong(),
                row.anInt(),
                row.aBoolean(),
                FieldCodec.decode(row.bytes()));
    }

    static List<String> warnings(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(",", -1));
    }
}
