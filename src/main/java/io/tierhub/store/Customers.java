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
    private static final String COLUMNS = "c.id, c.party, c.name, c.golden, c.standing, c.updated_at";

    /** The greatest number ever deleted, so that it is never given again. */
    private static final String GONE = "greatest_deleted_customer";

    private final Sql sql;

    Customers(Sql sql) {
        this.sql = sql;
    }

    /** The next number that no customer has or had. */
    public long nextId() {
        return Math.max(sql.number("SELECT MAX(id) FROM customer"), gone()) + 1;
    }

    /** How many there are. */
    public long count() {
        return sql.number("SELECT COUNT(*) FROM customer");
    }

    /** Adds new ones, best in the order of their numbers. */
    public void insert(List<CustomerRow> rows) {
        sql.append("customer (party, name, golden, standing, updated_at, id)", rows, Customers::bind);
    }

    /** Adds new ones and replaces known ones; no number twice in one call. */
    public void upsert(List<CustomerRow> rows) {
        sql.upsert(
                "UPDATE customer SET party = ?, name = ?, golden = ?, standing = ?, updated_at = ?" + " WHERE id = ?",
                "customer (party, name, golden, standing, updated_at, id)",
                rows,
                Customers::bind);
    }

    /** Takes away customers that were merged into others. */
    public void delete(long[] ids) {
        sql.batch("DELETE FROM customer WHERE id = ?", Sql.rows(ids), Params::put);
        long greatest = LongStream.of(ids).max().orElse(0);
        if (greatest > gone()) {
            new Meta(sql).put(GONE, Long.toString(greatest));
        }
    }

    /** The customers of some numbers, in no order; unknown numbers are left out. */
    public List<CustomerRow> byIds(long[] ids) {
        return sql.list(
                "SELECT " + COLUMNS + " FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS w(id) JOIN customer c ON c.id = w.id",
                Customers::row,
                ids);
    }

    /** Streams all by number, in bounded memory. */
    public void scan(Consumer<? super CustomerRow> sink) {
        sql.ranges(
                "SELECT MIN(id), MAX(id) FROM customer",
                "SELECT " + COLUMNS + " FROM customer c WHERE c.id BETWEEN ? AND ? ORDER BY c.id",
                Sql.BATCH,
                Customers::row,
                sink);
    }

    /** Takes one customer's standing. */
    public interface StandingSink {
        void accept(long customer, Standing standing);
    }

    /** The standings of some customers; unknown numbers are left out. */
    public Map<Long, Standing> standings(long[] ids) {
        Map<Long, Standing> standings = new HashMap<>();
        sql.list(
                "SELECT c.id, c.standing FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS w(id) JOIN customer c ON c.id = w.id",
                row -> standings.put(row.aLong(), Codes.standing(row.anInt())),
                ids);
        return standings;
    }

    /** Streams the standings of all by number, in bounded memory. */
    public void scanStandings(StandingSink sink) {
        sql.ranges(
                "SELECT MIN(id), MAX(id) FROM customer",
                "SELECT id, standing FROM customer WHERE id BETWEEN ? AND ? ORDER BY id",
                Sql.BATCH,
                row -> {
                    sink.accept(row.aLong(), Codes.standing(row.anInt()));
                    return sink;
                },
                done -> {});
    }

    private long gone() {
        String kept = new Meta(sql).get(GONE);
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
