package io.tierhub.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The grades of the live state: one for each customer and model. */
public final class Grades {
    private final Sql sql;

    /** All grades of one customer, by model. */
    private record Card(long customer, TreeMap<String, GradeRow> grades) {
        Card(long customer) {
            this(customer, new TreeMap<>());
        }
    }

    Grades(Sql sql) {
        this.sql = sql;
    }

    /**
     * Writes the customers of which any grade is new or differs from what is stored; how many it wrote. Grades of other
     * models stay.
     */
    public int put(List<GradeRow> rows) {
        Map<Long, Card> stored = new HashMap<>();
        long[] customers =
                rows.stream().mapToLong(GradeRow::customer).distinct().toArray();
        for (GradeRow each : of(customers)) {
            card(stored, each.customer()).grades().put(each.model(), each);
        }
        Map<Long, Card> changed = new TreeMap<>();
        for (GradeRow row : rows) {
            Card card = card(stored, row.customer());
            if (!row.equals(card.grades().put(row.model(), row))) {
                changed.put(row.customer(), card);
            }
        }
        sql.upsert(
                "UPDATE grade SET data = ? WHERE customer_id = ?",
                "grade (data, customer_id)",
                List.copyOf(changed.values()),
                Grades::bind);
        return changed.size();
    }

    /** Takes away the grades of customers that are no more. */
    public void delete(long[] customers) {
        sql.batch("DELETE FROM grade WHERE customer_id = ?", Sql.rows(customers), Params::put);
    }

    /** The grades of some customers, each customer's together and by model. */
    public List<GradeRow> of(long[] customers) {
        return sql
                .list(
                        "SELECT g.customer_id, g.data FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS w(id)"
                                + " JOIN grade g ON g.customer_id = w.id",
                        Grades::rows,
                        customers)
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    /** Streams all by customer and model, in bounded memory. */
    public void scan(Consumer<? super GradeRow> sink) {
        sql.ranges(
                "SELECT MIN(customer_id), MAX(customer_id) FROM grade",
                "SELECT customer_id, data FROM grade WHERE customer_id BETWEEN ? AND ? ORDER BY customer_id",
                Sql.BATCH,
                Grades::rows,
                grades -> grades.forEach(sink));
    }

    /** The grades of each customer of a list, by model, ready for a row of their own. */
    static List<List<GradeRow>> perCustomer(List<GradeRow> rows) {
        Map<Long, Card> cards = new TreeMap<>();
        for (GradeRow row : rows) {
            card(cards, row.customer()).grades().put(row.model(), row);
        }
        List<List<GradeRow>> lists = new ArrayList<>(cards.size());
        cards.values().forEach(card -> lists.add(List.copyOf(card.grades().values())));
        return lists;
    }

    private static Card card(Map<Long, Card> cards, long customer) {
        return cards.computeIfAbsent(customer, Card::new);
    }

    private static void bind(Params to, Card card) throws SQLException {
        to.put(GradeCodec.encode(List.copyOf(card.grades().values()))).put(card.customer());
    }

    static List<GradeRow> rows(Columns row) throws SQLException {
        return GradeCodec.decode(row.aLong(), row.bytes());
    }
}
