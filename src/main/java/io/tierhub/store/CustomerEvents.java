package io.tierhub.store;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How customers came together and apart. That one is new is told by its source records, not here. */
public final class CustomerEvents {
    private static final String SELECT =
            "SELECT e.id, e.kind, e.customer_id, e.other_id, e.cause, e.record_a, e.record_b, e.bits, e.decision_id,"
                    + " e.done_by, e.note, e.at_time FROM customer_event e ";

    private final Sql sql;

    /** What happened. */
    public enum Kind {
        /** The other customer became part of this one. */
        MERGED,
        /** Records of this customer became, or went to, the other one. */
        SPLIT,
        /** The same, as a person decided. */
        UNMERGED,
        /** A person decided, and nothing had to move. */
        MANUAL
    }

    /** Why it happened: records came in, all matches were decided anew, or a person decided, of records, values, tiers or tags. */
    public enum Cause {
        MATCH,
        REBUILD,
        SAME,
        DIFFERENT,
        SPLIT,
        WITHDRAWN,
        PINNED,
        UNPINNED,
        OVERRIDDEN,
        APPROVED,
        OVERRIDE_ENDED,
        /** The day came; no person did it. */
        OVERRIDE_EXPIRED,
        TAG_GIVEN,
        TAG_TAKEN
    }

    /** The pair of source records behind an event, and what it weighed. */
    public record Pair(int a, int b, double bits) {}

    /**
     * Who or what is behind an event.
     *
     * @param pair null: none in particular
     * @param decision the number of a person's decision; 0: none
     * @param at epoch milliseconds
     */
    public record Origin(
            Cause cause,
            @Nullable Pair pair,
            long decision,
            @Nullable String by,
            @Nullable String note,
            long at) {
        /** What the hub does by itself. */
        public static Origin of(Cause cause, @Nullable Pair pair, long at) {
            return new Origin(cause, pair, 0, null, null, at);
        }
    }

    /**
     * One event.
     *
     * @param id 0 until it is added
     * @param other 0: none
     */
    public record Event(long id, Kind kind, long customer, long other, Origin origin) {}

    CustomerEvents(Sql sql) {
        this.sql = sql;
    }

    /** Adds events in their order. */
    public void add(List<Event> events) {
        if (events.isEmpty()) {
            return;
        }
        long[] last = {sql.number("SELECT MAX(id) FROM customer_event")};
        sql.append(
                "customer_event (id, kind, customer_id, other_id, cause, record_a, record_b, bits, decision_id, done_by,"
                        + " note, at_time)",
                events,
                (to, each) -> {
                    Origin origin = each.origin();
                    to.put(++last[0]).put(each.kind()).put(each.customer()).putLongUnlessZero(each.other());
                    Pair pair = origin.pair();
                    to.put(origin.cause()).putRecord(pair == null ? 0 : pair.a());
                    to.putRecord(pair == null ? 0 : pair.b()).put(pair == null ? null : (Double) pair.bits());
                    to.putLongUnlessZero(origin.decision())
                            .put(origin.by())
                            .put(origin.note())
                            .put(origin.at());
                });
    }

    /** What made a customer what it is, oldest first: also what happened to those that became part of it. */
    public List<Event> of(long customer) {
        return sql.list(
                SELECT + "WHERE e.id IN (SELECT m.id FROM customer_event m WHERE m.customer_id = ?"
                        + " UNION SELECT o.id FROM customer_event o WHERE o.other_id = ?"
                        + " UNION SELECT b.id FROM redirect r JOIN customer_event b ON b.customer_id = r.old_id"
                        + " WHERE r.new_id = ?) ORDER BY e.id",
                CustomerEvents::row,
                customer,
                customer,
                customer);
    }

    /** Streams all, oldest first. */
    public void scan(Consumer<? super Event> sink) {
        sql.stream(SELECT + "ORDER BY e.id", CustomerEvents::row, sink);
    }

    private static Event row(Columns row) throws SQLException {
        long id = row.aLong();
        Kind kind = Kind.valueOf(row.text());
        long customer = row.aLong();
        long other = row.aLong();
        Cause cause = Cause.valueOf(row.text());
        int a = row.anInt();
        int b = row.anInt();
        double bits = row.aDouble();
        Pair pair = a == 0 ? null : new Pair(a, b, bits);
        Origin origin = new Origin(cause, pair, row.aLong(), row.textOrNull(), row.textOrNull(), row.aLong());
        return new Event(id, kind, customer, other, origin);
    }
}
