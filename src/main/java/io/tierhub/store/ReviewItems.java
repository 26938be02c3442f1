package io.tierhub.store;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * Pairs of source records that a person is to decide about: for each record that was placed at most the strongest. A pair
 * that became one customer since may still stand here; whoever reads looks whose its records are.
 */
public final class ReviewItems {
    private static final String COLUMNS = "i.record_id, i.other_id, i.bits, i.opened_at";

    private final Sql sql;

    /**
     * One pair.
     *
     * @param record the record that was placed
     * @param other the one that it came near to
     * @param bits their weight when they were compared
     * @param at when that was, epoch milliseconds
     */
    public record Item(int record, int other, double bits, long at) {}

    ReviewItems(Sql sql) {
        this.sql = sql;
    }

    /** Adds pairs of records that have none. */
    public void add(Collection<Item> items) {
        sql.append(
                "review_item (record_id, other_id, bits, opened_at)",
                List.copyOf(items),
                (to, each) ->
                        to.put(each.record()).put(each.other()).put(each.bits()).put(each.at()));
    }

    /** Takes the pairs of some records away. */
    public void remove(Collection<Integer> records) {
        sql.batch("DELETE FROM review_item WHERE record_id = ?", List.copyOf(records), Params::put);
    }

    /** Takes all away. */
    public void clear() {
        sql.run("DELETE FROM review_item");
    }

    /** The pairs of some records, in no order. */
    public List<Item> of(int[] records) {
        return sql.list(
                "SELECT " + COLUMNS
                        + " FROM UNNEST(CAST(? AS INT ARRAY)) AS w(id) JOIN review_item i ON i.record_id = w.id",
                row -> new Item(row.anInt(), row.anInt(), row.aDouble(), row.aLong()),
                records);
    }

    /** Streams all, the strongest first. */
    public void scan(Consumer<? super Item> sink) {
        sql.stream(
                "SELECT " + COLUMNS + " FROM review_item i ORDER BY i.bits DESC, i.record_id",
                row -> new Item(row.anInt(), row.anInt(), row.aDouble(), row.aLong()),
                sink);
    }
}
