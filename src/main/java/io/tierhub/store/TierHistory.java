package io.tierhub.store;

import io.tierhub.store.CustomerBlocks.Item;
import io.tierhub.vocabulary.Tier;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Which tier a customer had when: half-open spans of days, without hole or overlap, the last one open. Neighbouring
 * spans differ in their tier. Those that have ended are rows of {@code tier_history}; the open ones, one for almost every customer,
 * stand in blocks.
 */
public final class TierHistory {
    private static final String SELECT = "SELECT h.slot, h.to_day, h.tier, h.cause, h.ruleset FROM ";

    /** The first day of a span takes the low 16 bits of its slot: enough until the year 2149. */
    static final int DAYS = 1 << 16;

    private final Sql sql;
    private final Wordings wordings;
    private final CustomerBlocks open;

    /** One span: from a day on, until before another; {@code to} is null while it lasts. Epoch days. */
    public record Span(long customer, int from, @Nullable Integer to, Tier tier, String cause, String ruleset) {
        private Span until(int day, String why) {
            return new Span(customer, from, day, tier, why, ruleset);
        }
    }

    /** From {@code day} on, a customer has {@code tier}. */
    public record Change(long customer, int day, Tier tier, String cause, String ruleset) {}

    TierHistory(Sql sql, Wordings wordings) {
        this.sql = sql;
        this.wordings = wordings;
        open = new CustomerBlocks(sql, "tier_open");
    }

    /**
     * Records changes, no customer twice in one call. The same tier again changes nothing. A second change on the day of
     * the first replaces it; if that leads back to the tier before, the two spans become one again.
     *
     * @throws IllegalStateException when a change lies before the day of the last one
     */
    public void change(List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        Map<Long, Span> standing = open(customers(changes));
        Map<Long, Span> before = endedOn(
                changes.stream().filter(each -> replaces(each, standing)).toList());
        List<Span> again = new ArrayList<>();
        List<Span> ended = new ArrayList<>();
        List<Item> begun = new ArrayList<>();
        Bytes to = new Bytes();
        for (Change each : changes) {
            Span stood = standing.get(each.customer());
            if (stood != null && each.day() < stood.from()) {
                throw new IllegalStateException("the tier of customer " + each.customer() + " changed on day "
                        + stood.from() + "; a change on day " + each.day() + " would rewrite history");
            }
            if (stood != null && each.tier() == stood.tier()) {
                continue;
            }
            if (stood != null && each.day() > stood.from()) {
                ended.add(stood.until(each.day(), stood.cause()));
            }
            Span earlier = before.get(each.customer());
            if (earlier != null && earlier.tier() == each.tier()) {
                again.add(earlier);
                begun.add(item(to, earlier));
            } else {
                begun.add(item(
                        to, new Span(each.customer(), each.day(), null, each.tier(), each.cause(), each.ruleset())));
            }
        }
        remove(again);
        add(ended);
        open.put(begun);
    }

    private static long[] customers(List<Change> changes) {
        Set<Long> customers = new HashSet<>();
        for (Change each : changes) {
            slot(each.customer(), each.day()); // refuses a day that none can stand for
            if (!customers.add(each.customer())) {
                throw new IllegalArgumentException("customer " + each.customer() + " changes twice in one call");
            }
        }
        return customers.stream().mapToLong(Long::longValue).toArray();
    }

    private static boolean replaces(Change change, Map<Long, Span> standing) {
        Span stood = standing.get(change.customer());
        return stood != null && stood.from() == change.day() && stood.tier() != change.tier();
    }

    /** The spans that ended on the days of some changes. */
    private Map<Long, Span> endedOn(List<Change> changes) {
        Map<Long, Span> ended = new HashMap<>();
        if (!changes.isEmpty()) {
            Map<Long, Integer> days = new HashMap<>();
            changes.forEach(each -> days.put(each.customer(), each.day()));
            sql
                    .list(
                            SELECT
                                    + "UNNEST(CAST(? AS BIGINT ARRAY)) AS w(low) JOIN tier_history h ON h.slot BETWEEN w.low AND w.low + 65535",
                            this::span,
                            lowSlots(
                                    changes.stream().mapToLong(Change::customer).toArray()))
                    .stream()
                    .filter(span -> Objects.equals(days.get(span.customer()), span.to()))
                    .forEach(span -> ended.put(span.customer(), span));
        }
        return ended;
    }

    /** Ends the open spans of some customers: from {@code day} on they have no tier. A span of no day goes. */
    public void end(long[] customers, int day, String cause) {
        add(open(customers).values().stream()
                .filter(span -> span.from() < day)
                .map(span -> span.until(day, cause))
                .toList());
        open.delete(customers);
    }

    private void add(List<Span> ended) {
        // Before the rows begin to flow: a name that is new is looked for on the same connection.
        ended.forEach(each -> wordings.briefName(each.ruleset()));
        sql.append(
                "tier_history (tier, cause, ruleset, from_day, to_day, slot)",
                ended,
                (to, each) -> to.put(each.tier())
                        .put(each.cause())
                        .put(wordings.briefName(each.ruleset()))
                        .put(each.from())
                        .putInt(each.to())
                        .put(slot(each.customer(), each.from())));
    }

    private void remove(List<Span> ended) {
        sql.batch(
                "DELETE FROM tier_history WHERE slot = ?",
                ended,
                (to, span) -> to.put(slot(span.customer(), span.from())));
    }

    private Item item(Bytes to, Span span) {
        String ruleset = wordings.briefName(span.ruleset());
        return new Item(span.customer(), OpenSpanCodec.encode(to, span.tier(), span.from(), span.cause(), ruleset));
    }

    /** The open spans of some customers; those that have none are left out. */
    private Map<Long, Span> open(long[] customers) {
        Map<Long, Span> spans = new TreeMap<>();
        for (Item each : open.of(customers)) {
            spans.put(each.customer(), OpenSpanCodec.decode(wordings, each.customer(), each.data()));
        }
        return spans;
    }

    /** The spans of one customer, oldest first. */
    public List<Span> of(long customer) {
        List<Span> spans = new ArrayList<>(ended(customer, customer));
        spans.addAll(open(new long[] {customer}).values());
        return spans;
    }

    private List<Span> ended(long least, long greatest) {
        return sql.list(
                SELECT + "tier_history h WHERE h.slot BETWEEN ? AND ? ORDER BY h.slot",
                this::span,
                slot(least, 0),
                slot(greatest, DAYS - 1));
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
        open(customers).values().stream()
                .filter(span -> span.from() <= day)
                .forEach(span -> spans.put(span.customer(), span));
        return spans;
    }

    static long[] lowSlots(long[] customers) {
        return LongStream.of(customers).map(customer -> slot(customer, 0)).toArray();
    }

    /** Streams all by customer and first day, in bounded memory. */
    public void scan(Consumer<? super Span> sink) {
        Sql.Span slots = sql.span("SELECT MIN(slot), MAX(slot) FROM tier_history");
        Sql.Span opened = open.span();
        long greatest = Math.max(slots.greatest() / DAYS, opened.greatest() + CustomerBlock.SIZE - 1);
        for (long from = 0; from <= greatest; from += CustomerBlocks.STEP) {
            long to = from + CustomerBlocks.STEP - 1;
            Map<Long, List<Span>> spans = new TreeMap<>();
            ended(from, to).forEach(each -> of(spans, each.customer()).add(each));
            open.scan(
                    from,
                    to,
                    (customer, data) -> of(spans, customer).add(OpenSpanCodec.decode(wordings, customer, data)));
            spans.values().stream().flatMap(Collection::stream).forEach(sink);
        }
    }

    private static List<Span> of(Map<Long, List<Span>> spans, long customer) {
        return spans.computeIfAbsent(customer, each -> new ArrayList<>());
    }

    /** The first day on which anybody had a tier; null before the first grading. */
    public @Nullable Integer firstDay() {
        int[] first = {DAYS};
        sql.list("SELECT from_day FROM tier_history ORDER BY from_day FETCH FIRST 1 ROWS ONLY", Columns::anInt)
                .forEach(day -> first[0] = day);
        scanOpen(span -> first[0] = Math.min(first[0], span.from()));
        return first[0] == DAYS ? null : first[0];
    }

    /** Streams the open spans of all, by customer, in bounded memory. */
    void scanOpen(Consumer<? super Span> sink) {
        open.scan((customer, data) -> sink.accept(OpenSpanCodec.decode(wordings, customer, data)));
    }

    /** The open spans of some customers, by number. */
    Collection<Span> openOf(long[] customers) {
        return open(customers).values();
    }

    /** Bringing changed ones into their blocks. */
    public Foldable folding() {
        return open;
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
