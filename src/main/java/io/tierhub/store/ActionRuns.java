package io.tierhub.store;

import io.tierhub.act.Run;
import io.tierhub.vocabulary.Tier;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Every beginning of an action for a customer. */
public final class ActionRuns {
    private static final String COLUMNS =
            "r.origin_id, r.action, r.transition, r.begun_on, r.started_at, r.held, r.left_day, r.then_seen, r.approved_by";

    private final Sql sql;

    /** A run, whose it is now, and the tier that the customer had when it began. */
    public record Owned(long customer, Tier tier, Run run) {}

    ActionRuns(Sql sql) {
        this.sql = sql;
    }

    /** Adds new ones. */
    public void add(List<Owned> runs) {
        sql.append(
                "action_run (origin_id, customer_id, action, transition, tier, begun_on, started_at, held, left_day, then_seen)",
                runs,
                (to, each) -> to.put(each.run().origin())
                        .put(each.customer())
                        .put(each.run().action())
                        .put(each.run().transition())
                        .put(each.tier())
                        .put(each.run().day())
                        .put(each.run().startedMs())
                        .put(each.run().held())
                        .putInt(each.run().leftDay())
                        .put(each.run().then()));
    }

    /** All runs of some customers, oldest first; customers without any are left out. */
    public Map<Long, List<Run>> of(long[] customers) {
        Map<Long, List<Run>> runs = new HashMap<>();
        sql.list(
                "SELECT r.customer_id, " + COLUMNS + " FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS w(id)"
                        + " JOIN action_run r ON r.customer_id = w.id ORDER BY r.n",
                row -> runs.computeIfAbsent(row.aLong(), customer -> new ArrayList<>())
                        .add(run(row)),
                customers);
        return runs;
    }

    /** A run with one thing of it, or the run alone where there was nothing to do. */
    public record Line(Owned owned, @Nullable ItemRow item) {}

    /** Streams all with what there is to do, by customer, each in the order in which it began. */
    public void scanLines(Consumer<? super Line> sink) {
        sql.stream(
                "SELECT r.customer_id, r.tier, " + COLUMNS + ", i.n AS item, " + ActionItems.COLUMNS
                        + " FROM action_run r LEFT JOIN action_item i ON i.origin_id = r.origin_id AND i.action = r.action"
                        + " AND i.transition = r.transition ORDER BY r.customer_id, r.started_at, r.action, r.n, i.step,"
                        + " i.occurrence",
                row -> {
                    Owned owned = new Owned(row.aLong(), Tier.valueOf(row.text()), run(row));
                    return new Line(owned, row.longOrNull() == null ? null : ActionItems.row(row));
                },
                sink);
    }

    /** Streams all in the order in which they began. */
    public void scan(Consumer<? super Owned> sink) {
        sql.stream(
                "SELECT r.customer_id, r.tier, " + COLUMNS + " FROM action_run r ORDER BY r.n",
                row -> new Owned(row.aLong(), Tier.valueOf(row.text()), run(row)),
                sink);
    }

    /** Ends some. */
    public void leave(List<Run> runs, int day) {
        sql.batch(
                "UPDATE action_run SET left_day = ? WHERE origin_id = ? AND action = ? AND transition = ?",
                runs,
                (to, run) -> key(to.put(day), run));
    }

    /** Ends all of some customers. */
    public void leaveAll(long[] customers, int day) {
        sql.batch(
                "UPDATE action_run SET left_day = ? WHERE customer_id = ? AND left_day IS NULL",
                Sql.rows(customers),
                (to, customer) -> to.put(day).put(customer));
    }

    /** Has some go on that were left. */
    public void revive(List<Run> runs) {
        sql.batch(
                "UPDATE action_run SET left_day = NULL WHERE origin_id = ? AND action = ? AND transition = ?",
                runs,
                ActionRuns::key);
    }

    /** Notes who approved what a run asks for. */
    public void approve(long origin, String action, String transition, String by) {
        sql.run(
                "UPDATE action_run SET approved_by = ? WHERE origin_id = ? AND action = ? AND transition = ?",
                by,
                origin,
                action,
                transition);
    }

    /** Up to {@code limit} customers for whom an action holds and is done, and nobody has approved it. */
    public List<Owned> unapproved(String action, int limit) {
        return sql.list(
                "SELECT r.customer_id, r.tier, " + COLUMNS
                        + " FROM action_run r WHERE r.action = ? AND r.left_day IS NULL"
                        + " AND r.approved_by IS NULL AND r.held NOT IN ('CONTROL', 'DRY_RUN') ORDER BY r.n FETCH FIRST "
                        + limit
                        + " ROWS ONLY",
                row -> new Owned(row.aLong(), Tier.valueOf(row.text()), run(row)),
                action);
    }

    /** Notes that no order came. */
    public void noOrder(ItemRow look) {
        sql.run(
                "UPDATE action_run SET then_seen = TRUE WHERE origin_id = ? AND action = ? AND transition = ?",
                look.origin(),
                look.action(),
                look.transition());
    }

    /** Gives those of customers that were absorbed to the survivors. */
    public void move(List<Redirects.Redirect> moves) {
        sql.batch(
                "UPDATE action_run SET customer_id = ? WHERE customer_id = ?",
                moves,
                (to, move) -> to.put(move.newId()).put(move.oldId()));
    }

    private static void key(Params to, Run run) throws SQLException {
        to.put(run.origin()).put(run.action()).put(run.transition());
    }

    private static Run run(Columns row) throws SQLException {
        return new Run(
                row.aLong(),
                row.text(),
                row.text(),
                row.anInt(),
                row.aLong(),
                Run.Held.valueOf(row.text()),
                row.intOrNull(),
                row.aBoolean(),
                row.textOrNull());
    }
}
