package io.tierhub.store;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.LongStream;

/**
 * Customers to grade, each with the day from which it is due.
 *
 * <p>No mark is lost when one transaction marks a customer while another grades it: {@link #take} and {@link #mark} wait for
 * each other's end. Whoever grades takes first and reads state after. So a customer that is due already costs no write.
 */
public final class GradesDue {
    /** Numbers that a range may hold for each customer that is cleared, to be read as a whole. */
    private static final int CLOSE = 4;

    private final Sql sql;
    private final MovedCustomers moved;

    GradesDue(Sql sql, MovedCustomers moved) {
        this.sql = sql;
        this.moved = moved;
    }

    /** Makes customers due from a day on, or earlier where they are due already. */
    public void mark(long[] customers, int day) {
        moved.add(customers);
        markForFacts(customers, day);
    }

    /** The same where nothing but their facts has changed: not their standing, and not whose facts count for them. */
    public void markForFacts(long[] customers, int day) {
        mark(Arrays.stream(customers).distinct().sorted().toArray(), i -> day);
    }

    /** The same for customers that cannot be due yet, of which nobody asks. */
    public void add(long[] customers, int day) {
        moved.add(customers);
        sql.append(
                "grade_due (due_day, customer_id)",
                Sql.rows(customers),
                (to, customer) -> to.put(day).put(customer));
    }

    /** The same with a day for each, for whom only time goes by; the arrays go in pairs, no customer twice. */
    public void markForTime(long[] customers, int[] days) {
        mark(customers, i -> days[i]);
    }

    private void mark(long[] customers, IntUnaryOperator days) {
        sql.amongOthers("grade_due");
        Map<Long, Integer> known = known(customers);
        List<Integer> order = Sql.positions(customers.length).stream()
                .sorted((a, b) -> Long.compare(customers[a], customers[b]))
                .toList();
        Sql.Binder<Integer> binder = (to, i) -> to.put(days.applyAsInt(i)).put(customers[i]);
        sql.batch(
                "UPDATE grade_due SET due_day = ? WHERE customer_id = ?",
                order.stream()
                        .filter(i -> known.getOrDefault(customers[i], Integer.MIN_VALUE) > days.applyAsInt(i))
                        .toList(),
                binder);
        sql.append(
                "grade_due (due_day, customer_id)",
                order.stream().filter(i -> !known.containsKey(customers[i])).toList(),
                binder);
    }

    /** From which day on those of some customers are due that are. */
    private Map<Long, Integer> known(long[] customers) {
        Map<Long, Integer> known = new HashMap<>();
        if (customers.length > 0) {
            sql.list(
                    "SELECT g.customer_id, g.due_day FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS w(id)"
                            + " JOIN grade_due g ON g.customer_id = w.id",
                    row -> known.put(row.aLong(), row.anInt()),
                    customers);
        }
        return known;
    }

    /** Up to {@code limit} customers above {@code after} that are due on a day, by number; none is marked meanwhile. */
    public long[] take(int day, long after, int limit) {
        sql.alone("grade_due");
        return next(day, after, limit);
    }

    /** The same for one who holds all others off by other means. */
    public long[] next(int day, long after, int limit) {
        List<Long> due = sql.list(
                "SELECT customer_id FROM grade_due WHERE customer_id > ? AND due_day <= ? ORDER BY customer_id"
                        + " FETCH FIRST " + limit + " ROWS ONLY",
                Columns::aLong,
                after,
                day);
        return due.stream().mapToLong(Long::longValue).toArray();
    }

    /** All customers that are due on a day, by number. */
    public long[] all(int day) {
        LongStream.Builder due = LongStream.builder();
        sql.ranges(
                "SELECT MIN(customer_id), MAX(customer_id) FROM grade_due",
                "SELECT customer_id FROM grade_due WHERE due_day <= " + day
                        + " AND customer_id BETWEEN ? AND ? ORDER BY customer_id",
                Sql.BATCH,
                Columns::aLong,
                due::add);
        return due.build().toArray();
    }

    /** Takes customers off the list. Where they stand close together, as in a pass over all, that is one statement. */
    public void clear(long[] customers) {
        if (customers.length == 0) {
            return;
        }
        long[] sorted = Arrays.stream(customers).sorted().toArray();
        if (!cleared(sorted)) {
            sql.batch("DELETE FROM grade_due WHERE customer_id = ?", Sql.rows(sorted), Params::put);
        }
    }

    /** Takes customers off the list who are all that are due on a day between the first and the last of them, by number. */
    public void clearAllOf(long[] due, int day) {
        sql.run(
                "DELETE FROM grade_due WHERE customer_id BETWEEN ? AND ? AND due_day <= ?",
                due[0],
                due[due.length - 1],
                day);
    }

    /** Takes the customers from a number on off the list. */
    public void clearFrom(long first) {
        sql.run("DELETE FROM grade_due WHERE customer_id >= ?", first);
    }

    /** Clears at once all that stand between the first and the last, where no others do; whether it could. */
    private boolean cleared(long[] sorted) {
        long least = sorted[0];
        long greatest = sorted[sorted.length - 1];
        if (greatest - least >= (long) CLOSE * sorted.length) {
            return false;
        }
        sql.alone("grade_due");
        List<Long> listed = sql.list(
                "SELECT customer_id FROM grade_due WHERE customer_id BETWEEN ? AND ?", Columns::aLong, least, greatest);
        if (!listed.stream().allMatch(each -> Arrays.binarySearch(sorted, each) >= 0)) {
            return false;
        }
        if (!listed.isEmpty()) {
            sql.run("DELETE FROM grade_due WHERE customer_id BETWEEN ? AND ?", least, greatest);
        }
        return true;
    }

    /**
     * Takes everybody off the list at once. On H2 this commits what the transaction has written before, so it comes last.
     */
    public void clearAll() {
        sql.alone("grade_due");
        sql.run("TRUNCATE TABLE grade_due");
    }

    /** Whether anybody is due on a day. */
    public boolean any(int day) {
        return sql.one(
                        "SELECT customer_id FROM grade_due WHERE due_day <= ? FETCH FIRST 1 ROWS ONLY",
                        Columns::aLong,
                        day)
                != null;
    }

    /** How many are due on a day. */
    public long count(int day) {
        return sql.number("SELECT COUNT(*) FROM grade_due WHERE due_day <= ?", day);
    }
}
