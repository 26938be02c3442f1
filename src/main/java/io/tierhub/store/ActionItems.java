package io.tierhub.store;

import io.tierhub.act.ActionRule;
import io.tierhub.act.Item;
import io.tierhub.act.Run;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What there is to do for customers, and what became of it. */
public final class ActionItems {
    static final String COLUMNS =
            "i.n, i.customer_id, i.origin_id, i.action, i.transition, i.step, i.occurrence, i.kind, i.name, i.owner,"
                    + " i.start_at, i.due_at, i.marketing, i.state, i.next_at, i.told_at, i.escalated_at, i.settled_at,"
                    + " i.settled_by, i.reason, i.attempts";
    private static final String SELECT = "SELECT " + COLUMNS + " FROM ";
    private static final String OF_RUN = " WHERE origin_id = ? AND action = ? AND transition = ?";
    private static final String CANCEL = "UPDATE action_item SET state = 'CANCELLED', reason = ?, settled_at = ?,"
            + " next_at = CASE WHEN told_at IS NULL THEN NULL ELSE CAST(? AS BIGINT) END";
    private static final String STANDS = " AND state IN ('WAITING', 'OPEN')";

    private final Sql sql;

    /** A message of marketing that went out. */
    public record Sent(long customer, String action, String transition, int step, long atMs) {}

    ActionItems(Sql sql) {
        this.sql = sql;
    }

    /** Adds new ones. */
    public void add(List<ItemRow> rows) {
        sql.append(
                "action_item (origin_id, customer_id, action, transition, step, occurrence, kind, name, owner, start_at,"
                        + " due_at, marketing, state, next_at, settled_at, reason, attempts)",
                rows,
                (to, row) -> {
                    to.put(row.origin()).put(row.customer()).put(row.action()).put(row.transition());
                    to.put(row.item().step())
                            .put(row.item().occurrence())
                            .put(row.item().kind());
                    to.put(row.item().name()).put(row.owner()).put(row.item().startMs());
                    putTime(to, row.item().dueMs());
                    to.put(row.item().marketing()).put(row.state());
                    putTime(to, row.nextAt());
                    putTime(to, row.settledAt());
                    to.put(row.reason()).put(row.attempts());
                });
    }

    /** Writes what became of known ones. */
    public void update(List<ItemRow> rows) {
        sql.batch(
                "UPDATE action_item SET owner = ?, state = ?, next_at = ?, told_at = ?, escalated_at = ?, settled_at = ?,"
                        + " settled_by = ?, reason = ?, attempts = ? WHERE n = ?",
                rows,
                (to, row) -> {
                    to.put(row.owner()).put(row.state());
                    putTime(to, row.nextAt());
                    putTime(to, row.toldAt());
                    putTime(to, row.escalatedAt());
                    putTime(to, row.settledAt());
                    to.put(row.settledBy())
                            .put(row.reason())
                            .put(row.attempts())
                            .put(row.number());
                });
    }

    /** Cancels what stands of runs; targets that heard of it will hear of that too. */
    public void cancel(List<Run> runs, String why, long nowMs) {
        sql.batch(CANCEL + OF_RUN + STANDS, runs, (to, run) -> cancel(to, run, why, nowMs));
    }

    /** Cancels what stands of the sequences of runs. */
    public void exit(List<Run> runs, String why, long nowMs) {
        sql.batch(
                CANCEL + OF_RUN + STANDS + " AND step > " + ActionRule.SEQUENCE + " AND step <= " + ActionRule.END,
                runs,
                (to, run) -> cancel(to, run, why, nowMs));
    }

    /** Cancels all that stands of some customers. */
    public void cancelAll(long[] customers, String why, long nowMs) {
        sql.batch(
                CANCEL + " WHERE customer_id = ?" + STANDS,
                Sql.rows(customers),
                (to, customer) -> to.put(why).put(nowMs).put(nowMs).put(customer));
    }

    /** Takes back the cancelling of {@link #cancel} for a reason. */
    public void revive(List<Run> runs, String why, long nowMs) {
        sql.batch(
                "UPDATE action_item SET state = CASE WHEN kind = 'TASK' AND start_at <= ? THEN 'OPEN' ELSE 'WAITING' END,"
                        + " next_at = GREATEST(start_at, ?), told_at = NULL, settled_at = NULL, reason = NULL" + OF_RUN
                        + " AND state = 'CANCELLED' AND reason = ?",
                runs,
                (to, run) -> to.put(nowMs)
                        .put(nowMs)
                        .put(run.origin())
                        .put(run.action())
                        .put(run.transition())
                        .put(why));
    }

    /** Gives those of customers that were absorbed to the survivors; open tasks are told again, of the survivor. */
    public void move(List<Redirects.Redirect> moves, long nowMs) {
        sql.batch(
                "UPDATE action_item SET customer_id = ?, told_at = CASE WHEN state = 'OPEN' THEN NULL ELSE told_at END,"
                        + " next_at = CASE WHEN state = 'OPEN' THEN ? ELSE next_at END WHERE customer_id = ?",
                moves,
                (to, move) -> to.put(move.newId()).put(nowMs).put(move.oldId()));
    }

    /** Up to {@code limit} whose time has come, oldest first: notices, or all others. */
    public List<ItemRow> due(boolean notices, long nowMs, int limit) {
        return sql.list(
                SELECT + "action_item i WHERE i.next_at <= ? AND i.kind " + (notices ? "=" : "<>") + " 'NOTIFY'"
                        + " ORDER BY i.next_at, i.n FETCH FIRST " + limit + " ROWS ONLY",
                ActionItems::row,
                nowMs);
    }

    /** Whether an occurrence of a step is there already. */
    public boolean has(long origin, String action, String transition, int step, int occurrence) {
        return sql.number(
                        "SELECT COUNT(*) FROM action_item" + OF_RUN + " AND step = ? AND occurrence = ?",
                        origin,
                        action,
                        transition,
                        step,
                        occurrence)
                > 0;
    }

    /** The task to approve what a run asks for, while it is to be done; null if there is none. */
    public @Nullable ItemRow approval(Run run) {
        return sql.one(
                SELECT + "action_item i WHERE i.origin_id = ? AND i.action = ? AND i.transition = ? AND i.step = "
                        + ActionRule.APPROVAL + " AND i.state IN ('WAITING', 'OPEN')",
                ActionItems::row,
                run.origin(),
                run.action(),
                run.transition());
    }

    /** Messages of marketing that went to some customers from a time on. */
    public List<Sent> marketing(long[] customers, long sinceMs) {
        return sql.list(
                "SELECT i.customer_id, i.action, i.transition, i.step, i.told_at FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS w(id)"
                        + " JOIN action_item i ON i.customer_id = w.id AND i.marketing AND i.state = 'SENT' AND i.told_at > ?",
                row -> new Sent(row.aLong(), row.text(), row.text(), row.anInt(), row.aLong()),
                customers,
                sinceMs);
    }

    /** Tasks, those to be done first, in the order in which they are due; of one owner or all, and all states or open ones. */
    public List<ItemRow> tasks(@Nullable String owner, boolean all, int limit) {
        return sql.list(
                SELECT + "action_item i WHERE i.kind = 'TASK' AND (CAST(? AS VARCHAR) IS NULL OR i.owner = ?)"
                        + (all ? "" : " AND i.state = 'OPEN'")
                        + " ORDER BY CASE i.state WHEN 'OPEN' THEN 0 WHEN 'WAITING' THEN 1 ELSE 2 END, i.due_at, i.n"
                        + " FETCH FIRST " + limit + " ROWS ONLY",
                ActionItems::row,
                owner,
                owner);
    }

    /** How many tasks are to be done. */
    public long openTasks() {
        return sql.number("SELECT COUNT(*) FROM action_item WHERE kind = 'TASK' AND state = 'OPEN'");
    }

    /** One by its number; null if there is none. */
    public @Nullable ItemRow of(long number) {
        return sql.one(SELECT + "action_item i WHERE i.n = ?", ActionItems::row, number);
    }

    /** All of one customer, oldest first. */
    public List<ItemRow> ofCustomer(long customer) {
        return sql.list(SELECT + "action_item i WHERE i.customer_id = ? ORDER BY i.n", ActionItems::row, customer);
    }

    /** Streams all by number. */
    public void scan(Consumer<? super ItemRow> sink) {
        sql.stream(SELECT + "action_item i ORDER BY i.n", ActionItems::row, sink);
    }

    private static void cancel(Params to, Run run, String why, long nowMs) throws SQLException {
        to.put(why).put(nowMs).put(nowMs);
        to.put(run.origin()).put(run.action()).put(run.transition());
    }

    private static void putTime(Params to, @Nullable Long time) throws SQLException {
        if (time == null) {
            to.putNull(Types.BIGINT);
        } else {
            to.put((long) time);
        }
    }

    static ItemRow row(Columns row) throws SQLException {
        long number = row.aLong();
        long customer = row.aLong();
        long origin = row.aLong();
        String action = row.text();
        String transition = row.text();
        int step = row.anInt();
        int occurrence = row.anInt();
        Item.Kind kind = Item.Kind.valueOf(row.text());
        String name = row.text();
        String owner = row.textOrNull();
        Item item = new Item(step, occurrence, kind, name, owner, row.aLong(), row.longOrNull(), row.aBoolean());
        return new ItemRow(
                number,
                customer,
                origin,
                action,
                transition,
                item,
                owner,
                Item.State.valueOf(row.text()),
                row.longOrNull(),
                row.longOrNull(),
                row.longOrNull(),
                row.longOrNull(),
                row.textOrNull(),
                row.textOrNull(),
                row.anInt());
    }
}
