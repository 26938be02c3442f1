package io.tierhub.store;

import io.tierhub.store.Sql.Binder;
import io.tierhub.store.Sql.Mapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A large table, and a small one over it that holds the rows changed since: its layer. A row that changes in the large
 * table costs the page that it stands in, some hundred times its own bytes. So that one is only appended to; a changed row
 * goes to the layer, and is the one that counts. When the layer has outgrown its share, {@link Folding} brings it back.
 *
 * <p>Statements name the table {@code %s} and call it {@code t}, as in {@code SELECT t.id FROM %s t}. A first load writes
 * nothing aside: it rewrites every page anyway.
 */
final class Layered {
    private final Sql sql;
    private final boolean loading;
    private final String columns;
    private final String table;
    private final String layer;
    private final String unchanged;
    private @Nullable Boolean empty;

    /** @param loading whether a first load is under way */
    Layered(Sql sql, LayeredTable table, boolean loading) {
        this.sql = sql;
        this.loading = loading;
        this.columns = table.columns();
        this.table = table.table();
        this.layer = table.layer();
        this.unchanged = " WHERE NOT EXISTS (SELECT 1 FROM " + layer + " n WHERE n.id = t.id)";
    }

    /** Whether a first load is under way. */
    boolean loading() {
        return loading;
    }

    /** How many rows there are. */
    long count() {
        return sql.number("SELECT COUNT(*) FROM " + table);
    }

    /** The greatest number in a column of the large table; 0 if it is empty. */
    long greatest(String column) {
        return sql.number("SELECT MAX(" + column + ") FROM " + table);
    }

    /** Whether no row is put aside, as this transaction sees it. */
    private boolean isEmpty() {
        Boolean known = empty;
        if (known == null) {
            known = sql.one("SELECT id FROM " + layer + " FETCH FIRST 1 ROWS ONLY", Columns::aLong) == null;
            empty = known;
        }
        return known;
    }

    /** The rows of a look-up, a statement that ends in its joins. */
    <T> List<T> list(String select, Mapper<T> mapper, @Nullable Object... args) {
        if (isEmpty()) {
            return sql.list(select.formatted(table), mapper, args);
        }
        List<T> rows = new ArrayList<>(sql.list(select.formatted(layer), mapper, args));
        rows.addAll(sql.list(select.formatted(table) + unchanged, mapper, args));
        return rows;
    }

    /** The ids of some keys of a system. A key never changes, so the table alone tells. */
    int[] idsByKeys(int system, List<String> keys) {
        return sql
                .list(
                        "SELECT t.id FROM UNNEST(CAST(? AS VARCHAR ARRAY)) AS w(skey) JOIN " + table
                                + " t ON t.system_id = ? AND t.skey = w.skey",
                        Columns::anInt,
                        keys.toArray(new String[0]),
                        system)
                .stream()
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** As {@link LayeredScan#ranges}, from the least. */
    <T> void ranges(String by, String select, Mapper<T> mapper, Consumer<? super T> sink) {
        ranges(by, Long.MIN_VALUE, select, mapper, sink);
    }

    /** See {@link LayeredScan#ranges}. */
    <T> void ranges(String by, long from, String select, Mapper<T> mapper, Consumer<? super T> sink) {
        new LayeredScan(sql, table, layer, isEmpty()).ranges(by, from, select, mapper, sink);
    }

    /** Adds new rows, best in the order of their ids; the binder puts all columns, the id last. */
    <R> void append(List<R> rows, Binder<? super R> binder) {
        sql.append(into(table), rows, binder);
    }

    /** Replaces rows that the table has, no id twice; the binder puts all columns, the id last. */
    <R> void replace(List<R> rows, Binder<? super R> binder) {
        if (rows.isEmpty()) {
            return;
        }
        if (loading) {
            FirstLoad.restoreKey(sql, table);
            sql.batch(update(table), rows, binder);
        } else {
            sql.upsert(update(layer), into(layer), rows, binder);
            empty = false;
        }
    }

    /** Appends the rows that the table lacks and replaces the others, no id twice. */
    <R> void upsert(List<R> rows, ToLongFunction<R> id, Binder<? super R> binder) {
        long[] ids = rows.stream().mapToLong(id).toArray();
        Set<Long> known = new HashSet<>(sql.list(
                "SELECT t.id FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS w(id) JOIN " + table + " t ON t.id = w.id",
                Columns::aLong,
                ids));
        List<R> fresh = rows.stream()
                .filter(row -> !known.contains(id.applyAsLong(row)))
                .toList();
        delete(layer, fresh.stream().mapToLong(id).toArray()); // of a table that was damaged
        append(fresh, binder);
        replace(rows.stream().filter(row -> known.contains(id.applyAsLong(row))).toList(), binder);
    }

    /**
     * Sets one column of rows that the table has.
     *
     * @param binder puts the value and the id of a position in {@code ids}
     */
    void set(String column, int[] ids, Binder<Integer> binder) {
        if (ids.length == 0) {
            return;
        }
        if (loading) {
            FirstLoad.restoreKey(sql, table);
        } else {
            copy(Arrays.stream(ids).distinct().sorted().toArray());
        }
        sql.batch(
                "UPDATE " + (loading ? table : layer) + " SET " + column + " = ? WHERE id = ?",
                Sql.positions(ids.length),
                binder);
    }

    /** Puts rows aside as they are. */
    private void copy(int[] ids) {
        for (int from = 0; from < ids.length; from += Sql.BATCH) {
            sql.run(
                    "INSERT INTO " + into(layer) + " SELECT " + columns + ", t.id FROM " + table + " t JOIN"
                            + " UNNEST(CAST(? AS INT ARRAY)) AS w(id) ON t.id = w.id" + unchanged + " ORDER BY t.id",
                    (Object) Arrays.copyOfRange(ids, from, Math.min(ids.length, from + Sql.BATCH)));
        }
        empty = false;
    }

    /** Takes rows away. */
    void delete(long[] ids) {
        delete(table, ids);
        delete(layer, ids);
    }

    private void delete(String from, long[] ids) {
        if (from.equals(table) || !isEmpty()) {
            sql.batch("DELETE FROM " + from + " WHERE id = ?", Sql.rows(ids), Params::put);
        }
    }

    /** Takes away the rows from an id on. A first load, which puts nothing aside, asks for it. */
    void deleteFrom(long first) {
        sql.run("DELETE FROM " + table + " WHERE id >= ?", first);
    }

    /** The ids of rows put aside that the table has not: none, unless it lost them. */
    List<Long> astray() {
        return sql.list(
                "SELECT n.id FROM " + layer + " n WHERE NOT EXISTS (SELECT 1 FROM " + table + " t WHERE t.id = n.id)",
                Columns::aLong);
    }

    private String into(String name) {
        return name + " (" + columns + ", id)";
    }

    private String update(String name) {
        return "UPDATE " + name + " SET " + columns.replace(",", " = ?,") + " = ? WHERE id = ?";
    }
}
