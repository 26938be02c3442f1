package io.tierhub.store;

import io.tierhub.store.Sql.Mapper;
import io.tierhub.store.Sql.Span;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Reads all rows of a table with a layer over it, in ranges of a column. */
final class LayeredScan {
    private final Sql sql;
    private final String table;
    private final String layer;
    private final boolean bare;

    /** @param bare whether the layer is empty: then it costs nothing */
    LayeredScan(Sql sql, String table, String layer, boolean bare) {
        this.sql = sql;
        this.table = table;
        this.layer = layer;
        this.bare = bare;
    }

    /**
     * Streams rows in the order of an integer column, in bounded memory.
     *
     * @param by the column; rows where it is NULL are left out
     * @param from the least value of interest
     * @param select the columns: the id, then {@code by} where that is another, then any
     */
    <T> void ranges(String by, long from, String select, Mapper<T> mapper, Consumer<? super T> sink) {
        String range = "SELECT " + select + " FROM %s t WHERE t." + by + " BETWEEN ? AND ? ORDER BY t." + by;
        Span all = sql.span(ends(by));
        Span span = new Span(Math.max(from, all.least()), all.greatest());
        if (bare) {
            sql.ranges(span, range.formatted(table), Sql.BATCH, mapper, sink);
        } else {
            merge(span, range, by.equals("id"), mapper, sink);
        }
    }

    private String ends(String by) {
        String ends = "SELECT MIN(%1$s) AS e FROM %2$s UNION ALL SELECT MAX(%1$s) FROM %2$s";
        return "SELECT MIN(e), MAX(e) FROM (" + ends.formatted(by, table) + " UNION ALL " + ends.formatted(by, layer)
                + ") both_tables";
    }

    private record Keyed<T>(long key, T row) {}

    private <T> void merge(Span span, String range, boolean byId, Mapper<T> mapper, Consumer<? super T> sink) {
        BitSet changed = changed();
        String ofTable = range.formatted(table);
        String ofLayer = range.formatted(layer);
        for (long from = span.least(); from <= span.greatest(); from += Sql.BATCH) {
            long to = from + Sql.BATCH - 1;
            List<Keyed<T>> rows = new ArrayList<>();
            sql.list(ofLayer, row -> rows.add(keyed(row, byId, mapper)), from, to);
            sql.list(
                    ofTable,
                    row -> changed.get(Math.toIntExact(row.aLong())) || rows.add(keyed(row, byId, mapper)),
                    from,
                    to);
            rows.sort(Comparator.comparingLong(Keyed::key));
            rows.forEach(each -> sink.accept(each.row));
        }
    }

    private static <T> Keyed<T> keyed(Columns row, boolean byId, Mapper<T> mapper) throws SQLException {
        row.rewind();
        long id = row.aLong();
        long key = byId ? id : row.aLong();
        row.rewind();
        return new Keyed<>(key, mapper.map(row));
    }

    /** The ids of all rows of the layer: a bit for each id of the table. */
    private BitSet changed() {
        BitSet changed = new BitSet();
        sql.list("SELECT id FROM " + layer, row -> {
            changed.set(Math.toIntExact(row.aLong()));
            return true;
        });
        return changed;
    }
}
