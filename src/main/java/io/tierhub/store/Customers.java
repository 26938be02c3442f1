package io.tierhub.store;

import io.tierhub.master.Standing;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** Golden records. */
public final class Customers {
    private static final String COLUMNS = "t.id, t.party, t.name, t.golden, t.standing, t.updated_at";

    /** The greatest number ever deleted, so that it is never given again. */
    private static final String GONE = "greatest_deleted_customer";

    private final Layered customers;
    private final Meta meta;

    private record Stands(long customer, Standing standing) {}

    Customers(Layered customers, Meta meta) {
        this.customers = customers;
        this.meta = meta;
    }

    /** The next number that no customer has or had. */
    public long nextId() {
        return Math.max(customers.greatest("id"), gone()) + 1;
    }

    /** How many there are. */
    public long count() {
        return customers.count();
    }

    /** Adds new ones, best in the order of their numbers. */
    public void insert(List<CustomerRow> rows) {
        customers.append(rows, Customers::bind);
    }

    /** Adds new ones and replaces known ones; no number twice in one call. */
    public void upsert(List<CustomerRow> rows) {
        customers.upsert(rows, CustomerRow::id, Customers::bind);
    }

    /** Takes away customers that were merged into others. */
    public void delete(long[] ids) {
        customers.delete(ids);
        gone(ids);
    }

    /** Takes away those from a number on, as if they had never been; not while any is put aside. */
    public void deleteFrom(long first) {
        customers.deleteFrom(first);
    }

    /** Notes that the numbers of customers merged away must never be given again. */
    void gone(long[] ids) {
        long greatest = LongStream.of(ids).max().orElse(0);
        if (greatest > gone()) {
            meta.put(GONE, Long.toString(greatest));
        }
    }

    /** The customers of some numbers, in no order; unknown numbers are left out. */
    public List<CustomerRow> byIds(long[] ids) {
        return customers.list(
                "SELECT " + COLUMNS + " FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS w(id) JOIN %s t ON t.id = w.id",
                Customers::row,
                ids);
    }

    /** Streams all by number, in bounded memory. */
    public void scan(Consumer<? super CustomerRow> sink) {
        customers.ranges("id", COLUMNS, Customers::row, sink);
    }

    /** Takes one customer's standing. */
    public interface StandingSink {
        void accept(long customer, Standing standing);
    }

    /** The standings of some customers; unknown numbers are left out. */
    public Map<Long, Standing> standings(long[] ids) {
        Map<Long, Standing> standings = new HashMap<>();
        customers.list(
                "SELECT t.id, t.standing FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS w(id) JOIN %s t ON t.id = w.id",
                row -> standings.put(row.aLong(), Codes.standing(row.anInt())), ids);
        return standings;
    }

    /** Streams the standings of all by number, in bounded memory. */
    public void scanStandings(StandingSink sink) {
        customers.ranges(
                "id",
                "t.id, t.standing",
                row -> new Stands(row.aLong(), Codes.standing(row.anInt())),
                row -> sink.accept(row.customer, row.standing));
    }

    private long gone() {
        String kept = meta.get(GONE);
        return kept == null ? 0 : Long.parseLong(kept);
    }

    private static void bind(Params to, CustomerRow row) throws SQLException {
        to.put(row.type()).put(row.name()).put(GoldenCodec.encode(row.golden()));
        to.put(Codes.of(row.standing())).put(row.updatedAt()).put(row.id());
    }

    private static CustomerRow row(Columns row) throws SQLException {
        return new CustomerRow(
                row.aLong(),
                Codes.party(row.text()),
                row.text(),
                GoldenCodec.decode(row.bytes()),
                Codes.standing(row.anInt()),
                row.aLong());
    }
}
