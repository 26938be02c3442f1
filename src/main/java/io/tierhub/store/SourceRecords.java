package io.tierhub.store;

import io.tierhub.vocabulary.FieldValue;
import io.tierhub.vocabulary.PartyType;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/** Source records of customers. */
public final class SourceRecords {
    private static final String COLUMNS =
            "t.id, t.system_id, t.skey, t.content_hash, t.updated_at, t.created_at, t.party, t.customer_id,"
                    + " t.account_record, t.deleted, t.bare, t.raw, t.clean, t.warnings, t.file_id, t.line";

    private final Layered records;

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

    private record Keyed(int id, int system, String key, long hash) {}

    private record Owned(int id, long customer, int account) {}

    SourceRecords(Layered records) {
        this.records = records;
    }

    /** The next unused id. */
    public int nextId() {
        return (int) records.greatest("id") + 1;
    }

    /** The greatest number of a customer that has records; 0 if there are none. */
    public long greatestCustomer() {
        return records.greatest("customer_id");
    }

    /** How many there are. */
    public long count() {
        return records.count();
    }

    /** Adds new ones, best in the order of their ids. */
    public void insert(List<SourceRow> rows) {
        records.append(rows, SourceRecords::bind);
    }

    /** Replaces all but the id and the key of each. */
    public void update(List<SourceRow> rows) {
        records.replace(rows, SourceRecords::bind);
    }

    /** Gives records to customers; the arrays go in pairs. */
    public void setCustomer(int[] ids, long[] customers) {
        records.set("customer_id", ids, (to, i) -> to.put(customers[i]).put(ids[i]));
    }

    /** Links contacts to the source records of their accounts; the arrays go in pairs. */
    public void setAccount(int[] ids, int[] accounts) {
        records.set("account_record", ids, (to, i) -> to.putRecord(accounts[i]).put(ids[i]));
    }

    /** The records of some ids, in no order; unknown ids are left out. */
    public List<SourceRow> byIds(int[] ids) {
        return records.list(
                "SELECT " + COLUMNS + " FROM UNNEST(CAST(? AS INT ARRAY)) AS w(id) JOIN %s t ON t.id = w.id",
                SourceRecords::row,
                ids);
    }

    /** All records of some customers, in no order. */
    public List<SourceRow> byCustomers(long[] customers) {
        refuseWhile(records.loading());
        return records.list(
                "SELECT " + COLUMNS
                        + " FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS w(id) JOIN %s t ON t.customer_id = w.id",
                SourceRecords::row,
                customers);
    }

    /** The records of some keys of one system, in no order; unknown keys are left out. */
    public List<SourceRow> byKeys(int system, List<String> keys) {
        refuseWhile(records.loading());
        return byIds(records.idsByKeys(system, keys));
    }

    /** Streams what the match index needs, in the order of the ids, in bounded memory. */
    public void scan(Consumer<? super Indexed> sink) {
        records.ranges(
                "id",
                "t.id, t.system_id, t.skey, t.content_hash, t.updated_at, t.party, t.customer_id, t.account_record,"
                        + " t.deleted, t.clean",
                SourceRecords::indexed,
                sink);
    }

    /**
     * Holds some records for building golden records.
     *
     * @param from the least id of interest
     * @param wanted tells the ids of interest
     */
    public void hold(int from, IntPredicate wanted, StoredCleans into) {
        records.ranges(
                "id",
                from,
                "t.id, t.system_id, t.skey, t.party, t.updated_at, t.created_at, t.account_record, t.deleted, t.clean,"
                        + " t.warnings",
                row -> {
                    int id = row.anInt();
                    if (wanted.test(id)) {
                        into.add(id, row);
                    }
                    return id;
                },
                id -> {});
    }

    /** Streams all of them, in the order of the ids, in bounded memory. */
    public void scanRows(Consumer<? super SourceRow> sink) {
        records.ranges("id", COLUMNS, SourceRecords::row, sink);
    }

    /** Streams the key index, in the order of the ids, in bounded memory. */
    public void scanKeys(KeySink sink) {
        records.ranges(
                "id",
                "t.id, t.system_id, t.skey, t.content_hash",
                row -> new Keyed(row.anInt(), row.anInt(), row.text(), row.aLong()),
                row -> sink.accept(row.id, row.system, row.key, row.hash));
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

    /** Streams whose records are, in the order of their customers, in bounded memory: an index tells it, and no row is read. */
    public void scanOwners(OwnerSink sink) {
        records.ranges(
                "customer_id",
                "t.id, t.customer_id, t.account_record",
                row -> new Owned(row.anInt(), row.aLong(), row.anInt()),
                row -> sink.accept(row.id, row.customer, row.account));
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
