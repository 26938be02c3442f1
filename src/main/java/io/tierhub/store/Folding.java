package io.tierhub.store;

/** Brings rows that {@link Layered} put aside back into their table, in bulk: then a page is written once for many of them. */
public final class Folding implements Foldable {
    /** A layer is folded when it has more than one row for so many of its table. */
    static final int SHARE = 10;

    /** How many ids are folded at once. With more H2 stores parts of a transaction before its end, and writes them twice. */
    static final int STEP = 2_000;

    private final Sql sql;
    private final String columns;
    private final String table;
    private final String layer;

    Folding(Sql sql, LayeredTable table) {
        this.sql = sql;
        this.columns = table.columns();
        this.table = table.table();
        this.layer = table.layer();
    }

    @Override
    public boolean outgrown() {
        // The greatest id instead of the count, for which PostgreSQL would read the whole table.
        return sql.number("SELECT COUNT(*) FROM " + layer) * SHARE > sql.number("SELECT MAX(id) FROM " + table);
    }

    @Override
    public long fold(long from) {
        Long least = sql.one(
                "SELECT id FROM " + layer + " WHERE id >= ? ORDER BY id FETCH FIRST 1 ROWS ONLY", Columns::aLong, from);
        if (least == null) {
            return -1;
        }
        long end = least + STEP - 1;
        sql.run(
                "UPDATE " + table + " t SET (" + columns + ") = (SELECT " + columns + " FROM " + layer
                        + " n WHERE n.id = t.id) WHERE t.id IN (SELECT n.id FROM " + layer
                        + " n WHERE n.id BETWEEN ? AND ?)",
                least,
                end);
        sql.run("DELETE FROM " + layer + " WHERE id BETWEEN ? AND ?", least, end);
        return end + 1;
    }
}
