package io.tierhub.store;

import java.util.Arrays;
import java.util.List;

/**
 * Customers to grade, each with the day from which it is due.
 *
 * <p>No mark is lost when one transaction marks a customer while another grades it: {@link #take} locks its rows and
 * {@link #mark} writes always, so one of them waits for the other. Whoever grades takes first and reads state after.
 */
public final class GradesDue {
    private final Sql sql;

    GradesDue(Sql sql) {
        this.sql = sql;
    }

    /** Makes customers due from a day on, or earlier where they are due already. */
    public void mark(long[] customers, int day) {
        long[] sorted = Arrays.stream(customers).distinct().sorted().toArray();
        sql.upsert(
                "UPDATE grade_due SET due_day = LEAST(due_day, ?) WHERE customer_id = ?",
                "grade_due (due_day, customer_id)",
                Sql.rows(sorted),
                (to, customer) -> to.put(day).put(customer));
    }

    /**
     * Makes all customers of a range of numbers, both ends included, due from a day on. The inner range is implied; without
     * it PostgreSQL reads the whole table for each.
     */
    public void markRange(long from, long to, int day) {
        sql.run("UPDATE grade_due SET due_day = LEAST(due_day, ?) WHERE customer_id BETWEEN ? AND ?", day, from, to);
        sql.run(
                "INSERT INTO grade_due (due_day, customer_id) SELECT CAST(? AS INT), c.id FROM customer c"
                        + " WHERE c.id BETWEEN ? AND ?"
                        + " AND NOT EXISTS (SELECT 1 FROM grade_due g WHERE g.customer_id = c.id"
                        + " AND g.customer_id BETWEEN ? AND ?) ORDER BY c.id",
                day,
                from,
                to,
                from,
                to);
    }

    /** The same with a day for each; the arrays go in pairs, no customer twice. */
    public void mark(long[] customers, int[] days) {
        List<Integer> order = Sql.positions(customers.length).stream()
                .sorted((a, b) -> Long.compare(customers[a], customers[b]))
                .toList();
        sql.upsert(
                "UPDATE grade_due SET due_day = LEAST(due_day, ?) WHERE customer_id = ?",
                "grade_due (due_day, customer_id)",
                order,
                (to, i) -> to.put(days[i]).put(customers[i]));
    }

    /** Up to {@code limit} customers above {@code after} that are due on a day, by number, locked until the end. */
    public long[] take(int day, long after, int limit) {
        List<Long> due = sql.list(
                "SELECT customer_id FROM grade_due WHERE customer_id > ? AND due_day <= ? ORDER BY customer_id"
                        + " FETCH FIRST " + limit + " ROWS ONLY FOR UPDATE",
                Columns::aLong,
                after,
                day);
        return due.stream().mapToLong(Long::longValue).toArray();
    }

    /** All customers that are due on a day, by number. */
    public long[] all(int day) {
        List<Long> due = sql.list(
                "SELECT customer_id FROM grade_due WHERE due_day <= ? ORDER BY customer_id", Columns::aLong, day);
        return due.stream().mapToLong(Long::longValue).toArray();
    }

    /** Takes customers off the list. */
    public void clear(long[] customers) {
        sql.batch(
                "DELETE FROM grade_due WHERE customer_id = ?",
                Sql.rows(Arrays.stream(customers).sorted().toArray()),
                Params::put);
    }

    /** How many are due on a day. */
    public long count(int day) {
        return sql.number("SELECT COUNT(*) FROM grade_due WHERE due_day <= ?", day);
    }
}
