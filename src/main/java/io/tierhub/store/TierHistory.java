package io.tierhub.store;

import io.tierhub.vocabulary.Tier;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Which tier a customer had when: half-open spans of days, without hole or overlap, the last one open. Neighbouring
 * spans differ in their tier.
 */
public final class TierHistory {
    private static final String SELECT = "SELECT h.slot, h.to_day, h.tier, h.cause, h.ruleset FROM ";

    /** The first day of a span takes the low 16 bits of its slot: enough until the year 2149. */
    static final int DAYS = 1 << 16;

    private final Sql sql;
    private final Wordings wordings;

    /** One span: from a day on, until before another; {@code to} is null while it lasts. Epoch days. */
    public record Span(long customer, int from, @Nullable Integer to, Tier tier, String cause, String ruleset) {}

    /** From {@code day} on, a customer has {@code tier}. */
    public record Change(long customer, int day, Tier tier, String cause, String ruleset) {}

    TierHistory(Sql sql, Wordings wordings) {
        this.sql = sql;
        this.wordings = wordings;
    }

    /**
     * Records changes, no customer twice in one call. The same tier again changes nothing. A second change on the day of
     * the first replaces it; if that leads back to the tier before, the two spans become one again.
     *
     * @throws IllegalStateException when a change lies before the day of the last one
     */
    public void change(List<Change> changes) {
        Map<Long, Latest> latest = latest(changes);
        Steps steps = new Steps();
        for (Change each : changes) {
            steps.plan(each, latest.get(each.customer()));
        }
        sql.batch(
                "DELETE FROM tier_history WHERE slot = ?",
                steps.removed,
                (to, span) -> to.put(slot(span.customer(), span.from())));
        sql.batch(
                "UPDATE tier_history SET to_day = ? WHERE slot = ?",
                steps.ended,
                (to, span) -> to.putInt(span.to()).put(slot(span.customer(), span.from())));
        // Before the rows begin to flow: a name that is new is looked for on the same connection.
        steps.begun.forEach(each -> wordings.briefName(each.ruleset()));
        sql.append(
                "tier_history (tier, cause, ruleset, from_day, slot)",
                steps.begun,
                (to, each) -> to.put(each.tier())
                        .put(each.cause())
                        .put(wordings.briefName(each.ruleset()))
                        .put(each.day())
                        .put(slot(each.customer(), each.day())));
    }

    /** Ends the open spans of some customers: from {@code day} on they have no tier. A span of no day goes. */
    public void end(long[] customers, int day, String cause) {
        sql.batch(
                "DELETE FROM tier_history WHERE slot BETWEEN ? AND ? AND to_day IS NULL AND from_day >= ?",
                Sql.rows(customers),
                (to, customer) ->
                        to.put(slot(customer, 0)).put(slot(customer, DAYS - 1)).put(day));
        sql.batch(
                "UPDATE tier_history SET to_day = ?, cause = ? WHERE slot BETWEEN ? AND ? AND to_day IS NULL",
                Sql.rows(customers),
                (to, customer) -> to.put(day).put(cause).put(slot(customer, 0)).put(slot(customer, DAYS - 1)));
    }

    /** The spans of one customer, oldest first. */
    public List<Span> of(long customer) {
        return sql.list(
                SELECT + "tier_history h WHERE h.slot BETWEEN ? AND ? ORDER BY h.slot",
                this::span,
                slot(customer, 0),
                slot(customer, DAYS - 1));
    }

    /** The spans in which some customers stood on a day; those that had no tier then are left out. */
    public Map<Long, Span> on(long[] customers, int day) {
        Map<Long, Span> spans = new HashMap<>();
        List<Span> begun = sql.list(
                SELECT + "(SELECT MAX(s.slot) AS slot FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS w(low)"
                        + " JOIN tier_history s ON s.slot >= w.low AND s.slot <= w.low + ? GROUP BY w.low) AS l"
                        + " JOIN tier_history h ON h.slot = l.slot",
                this::span,
                lowSlots(customers),
                (long) day);
        begun.stream()
                .filter(span -> span.to() == null || span.to() > day)
                .forEach(span -> spans.put(span.customer(), span));
        return spans;
    }

    static long[] lowSlots(long[] customers) {
        return LongStream.of(customers).map(customer -> slot(customer, 0)).toArray();
    }

    /** Streams all by customer and first day, in bounded memory. */
    public void scan(Consumer<? super Span> sink) {
        sql.ranges(
                "SELECT MIN(slot), MAX(slot) FROM tier_history",
                SELECT + "tier_history h WHERE h.slot BETWEEN ? AND ? ORDER BY h.slot",
                (long) Sql.BATCH * DAYS,
                this::span,
                sink);
    }

    /** The first day on which anybody had a tier; null before the first grading. */
    public @Nullable Integer firstDay() {
        return sql
                .list("SELECT from_day FROM tier_history ORDER BY from_day FETCH FIRST 1 ROWS ONLY", Columns::anInt)
                .stream()
                .findFirst()
                .orElse(null);
    }

    /** Takes an open span. */
    interface OpenSink {
        void accept(long customer, int from, Tier tier);
    }

    /** Streams the open spans of all, by customer, in bounded memory. */
    void scanOpen(OpenSink sink) {
        sql.ranges(
                "SELECT MIN(slot), MAX(slot) FROM tier_history",
                "SELECT h.slot, h.tier FROM tier_history h WHERE h.slot BETWEEN ? AND ? AND h.to_day IS NULL ORDER BY h.slot",
                (long) Sql.BATCH * DAYS,
                row -> {
                    long slot = row.aLong();
                    sink.accept(slot / DAYS, (int) (slot % DAYS), Tier.valueOf(row.text()));
                    return sink;
                },
                done -> {});
    }

    /** The open span of a customer, and the one that it followed. */
    private static final class Latest {
        private @Nullable Span open;
        private @Nullable Span before;
    }

    /** What to write, in this order: spans to remove, to end or open again, to begin. */
    private static final class Steps {
        private final List<Span> removed = new ArrayList<>();
        private final List<Span> ended = new ArrayList<>();
        private final List<Change> begun = new ArrayList<>();

        void plan(Change change, @Nullable Latest latest) {
            Span open = latest == null ? null : latest.open;
            Span before = latest == null ? null : latest.before;
            if (open == null) {
                begun.add(change);
            } else if (change.day() < open.from()) {
                throw new IllegalStateException("the tier of customer " + change.customer() + " changed on day "
                        + open.from() + "; a change on day " + change.day() + " would rewrite history");
            } else if (change.tier() == open.tier()) {
                return;
            } else if (change.day() > open.from()) {
                ended.add(until(open, change.day()));
                begun.add(change);
            } else {
                removed.add(open);
                replace(change, before);
            }
        }

        private void replace(Change change, @Nullable Span before) {
            if (before != null && before.tier() == change.tier()) {
                ended.add(until(before, null));
            } else {
                begun.add(change);
            }
        }

        private static Span until(Span span, @Nullable Integer day) {
            return new Span(span.customer(), span.from(), day, span.tier(), span.cause(), span.ruleset());
        }
    }

    private Map<Long, Latest> latest(List<Change> changes) {
        Set<Long> customers = new HashSet<>();
        for (Change each : changes) {
            if (!customers.add(each.customer())) {
                throw new IllegalArgumentException("customer " + each.customer() + " changes twice in one call");
            }
        }
        Map<Long, Latest> latest = new HashMap<>();
        List<Span> spans = sql.list(
                SELECT
                        + "UNNEST(CAST(? AS BIGINT ARRAY)) AS w(low) JOIN tier_history h ON h.slot BETWEEN w.low AND w.low + 65535",
                this::span,
                sql.upTo(
                        "SELECT MAX(slot) FROM tier_history",
                        customers.stream()
                                .mapToLong(customer -> slot(customer, 0))
                                .sorted()
                                .toArray()));
        for (Span each : spans) {
            Latest of = latest.computeIfAbsent(each.customer(), customer -> new Latest());
            if (each.to() == null) {
                of.open = each;
            } else if (of.before == null || of.before.from() < each.from()) {
                of.before = each;
            }
        }
        return latest;
    }

    static long slot(long customer, int day) {
        if (day < 0 || day >= DAYS) {
            throw new IllegalArgumentException("day " + day + " is not between 1970 and 2149");
        }
        return customer * DAYS + day;
    }

    private Span span(Columns row) throws SQLException {
        long slot = row.aLong();
        return new Span(
                slot / DAYS,
                (int) (slot % DAYS),
                row.intOrNull(),
                Tier.valueOf(row.text()),
                row.text(),
                wordings.full(row.text()));
    }
}
