package io.tierhub.store;

import java.sql.SQLException;
import java.util.ArrayList;
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
     * Writes the customers whose grades are not those that are stored; how many it wrote. All grades of a customer come in
     * one call, so that those of a model that was switched off go.
     */
    public int put(List<GradeRow> rows) {
        Map<Long, Card> cards = cards(rows);
        Map<Long, Card> stored =
                cards(of(cards.keySet().stream().mapToLong(Long::longValue).toArray()));
        List<Card> changed = new ArrayList<>();
        List<Card> fresh = new ArrayList<>();
        for (Card card : cards.values()) {
            Card before = stored.get(card.customer());
            if (before == null) {
                fresh.add(card);
            } else if (!card.equals(before)) {
                changed.add(card);
            }
        }
        sql.batch("UPDATE grade SET data = ? WHERE customer_id = ?", changed, Grades::bind);
        sql.append("grade (data, customer_id)", fresh, Grades::bind);
        return changed.size() + fresh.size();
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
        return cards(rows).values().stream()
                .map(card -> List.copyOf(card.grades().values()))
                .toList();
    }

    /** By customer. */
    private static Map<Long, Card> cards(List<GradeRow> rows) {
        Map<Long, Card> cards = new TreeMap<>();
        for (GradeRow row : rows) {
            cards.computeIfAbsent(row.customer(), Card::new).grades().put(row.model(), row);
        }
        return cards;
    }

    private static void bind(Params to, Card card) throws SQLException {
        to.put(GradeCodec.encode(List.copyOf(card.grades().values()))).put(card.customer());
    }

    static List<GradeRow> rows(Columns row) throws SQLException {
        return GradeCodec.decode(row.aLong(), row.bytes());
    }
}
