package io.tierhub.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The grades of the live state: one for each customer and model. */
public final class Grades {
    static final String COLUMNS = "customer_id, model, as_of, status, score, class, inputs, reasons";

    private static final String SELECT =
            "SELECT g.customer_id, g.model, g.as_of, g.status, g.score, g.class, g.inputs, g.reasons FROM ";

    private final Sql sql;

    private record Key(long customer, String model) {}

    Grades(Sql sql) {
        this.sql = sql;
    }

    /** Writes those that are new or differ from what is stored; how many it wrote. No (customer, model) twice. */
    public int put(List<GradeRow> rows) {
        Map<Key, GradeRow> stored = new HashMap<>();
        for (GradeRow each :
                of(rows.stream().mapToLong(GradeRow::customer).distinct().toArray())) {
            stored.put(new Key(each.customer(), each.model()), each);
        }
        List<GradeRow> fresh = new ArrayList<>();
        List<GradeRow> changed = new ArrayList<>();
        for (GradeRow row : rows) {
            GradeRow before = stored.get(new Key(row.customer(), row.model()));
            if (before == null) {
                fresh.add(row);
            } else if (!before.equals(row)) {
                changed.add(row);
            }
        }
        sql.batch(
                "UPDATE grade SET as_of = ?, status = ?, score = ?, class = ?, inputs = ?, reasons = ?"
                        + " WHERE customer_id = ? AND model = ?",
                changed,
                (to, row) -> bindValues(to, row).put(row.customer()).put(row.model()));
        sql.batch("INSERT INTO grade (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)", fresh, Grades::bind);
        return fresh.size() + changed.size();
    }

    /** Takes away the grades of customers that are no more. */
    public void delete(long[] customers) {
        sql.batch("DELETE FROM grade WHERE customer_id = ?", Sql.rows(customers), Params::put);
    }

    /** The grades of some customers, in no order. */
    public List<GradeRow> of(long[] customers) {
        return sql.list(
                SELECT + "UNNEST(CAST(? AS BIGINT ARRAY)) AS w(id) JOIN grade g ON g.customer_id = w.id",
                Grades::row,
                customers);
    }

    /** Streams all by customer and model, in bounded memory. */
    public void scan(Consumer<? super GradeRow> sink) {
        sql.ranges(
                "SELECT MIN(customer_id), MAX(customer_id) FROM grade",
                SELECT + "grade g WHERE g.customer_id BETWEEN ? AND ? ORDER BY g.customer_id, g.model",
                Sql.BATCH,
                Grades::row,
                sink);
    }

    static void bind(Params to, GradeRow row) throws SQLException {
        bindValues(to.put(row.customer()).put(row.model()), row);
    }

    private static Params bindValues(Params to, GradeRow row) throws SQLException {
        return to.put(row.asOf())
                .put(row.status())
                .put(row.score())
                .put(row.gradeClass())
                .put(row.inputs())
                .put(row.reasons());
    }

    static GradeRow row(Columns row) throws SQLException {
        return new GradeRow(
                row.aLong(),
                row.text(),
                row.anInt(),
                row.text(),
                row.doubleOrNull(),
                row.textOrNull(),
                row.text(),
                row.text());
    }
}
