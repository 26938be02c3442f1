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
    private final Wordings wordings;

    /** All grades of one customer, by model. */
    private record Card(long customer, TreeMap<String, GradeRow> grades) {
        Card(long customer) {
            this(customer, new TreeMap<>());
        }
    }

    Grades(Sql sql, Wordings wordings) {
        this.sql = sql;
        this.wordings = wordings;
    }

    /**
     * Writes the customers whose grades are not those that are stored; how many it wrote. All grades of a customer come in
     * one call, so that those of a model that was switched off go.
     */
    public int put(List<GradeRow> rows) {
        Map<Long, Card> cards = cards(rows);
        Map<Long, Card> stored = cards(of(sql.upTo(
                "SELECT MAX(customer_id) FROM grade",
                cards.keySet().stream().mapToLong(Long::longValue).toArray())));
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
        sql.batch("UPDATE grade SET data = ? WHERE customer_id = ?", encoded(changed), Grades::bind);
        sql.append("grade (data, customer_id)", encoded(fresh), Grades::bind);
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
                        rows(wordings),
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
                rows(wordings),
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

    /** A row as it is stored. */
    record Encoded(long customer, byte[] data) {}

    private List<Encoded> encoded(List<Card> cards) {
        return encoded(
                wordings,
                cards.stream().map(card -> List.copyOf(card.grades().values())).toList());
    }

    static List<Encoded> encoded(Wordings wordings, List<List<GradeRow>> customers) {
        List<byte[]> data = GradeCodec.encode(wordings, customers);
        return Sql.positions(data.size()).stream()
                .map(i -> new Encoded(customers.get(i).get(0).customer(), data.get(i)))
                .toList();
    }

    private static void bind(Params to, Encoded row) throws SQLException {
        to.put(row.data()).put(row.customer());
    }

    static Sql.Mapper<List<GradeRow>> rows(Wordings wordings) {
        return row -> GradeCodec.decode(wordings, row.aLong(), row.bytes());
    }
}
