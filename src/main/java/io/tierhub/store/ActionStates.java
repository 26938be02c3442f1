package io.tierhub.store;

import io.tierhub.vocabulary.CustomerId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How each target was last told that customers should stand. */
public final class ActionStates {
    private static final String NOTHING = "{\"fields\":{},\"tags\":{}}";

    private final Sql sql;

    /**
     * How a customer should stand in a target.
     *
     * @param content see {@code DesiredJson}
     * @param stale to be looked at again, whatever it says
     */
    public record Told(long customer, String target, String content, boolean stale) {}

    ActionStates(Sql sql) {
        this.sql = sql;
    }

    /** What a target was told of some customers; those of whom it was told nothing are left out. */
    public Map<Long, Told> of(String target, long[] customers) {
        Map<Long, Told> told = new HashMap<>();
        sql.list(
                "SELECT s.customer_id, s.target, s.content, s.stale FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS w(id)"
                        + " JOIN action_state s ON s.customer_id = w.id AND s.target = ?",
                row -> {
                    Told each = new Told(row.aLong(), row.text(), row.text(), row.aBoolean());
                    return told.put(each.customer(), each);
                },
                customers,
                target);
        return told;
    }

    /** Keeps what targets are told now. */
    public void put(List<Told> told) {
        sql.upsert(
                "UPDATE action_state SET content = ?, stale = ? WHERE customer_id = ? AND target = ?",
                "action_state (content, stale, customer_id, target)",
                told,
                (to, each) -> to.put(each.content())
                        .put(each.stale())
                        .put(each.customer())
                        .put(each.target()));
    }

    /** Has all that targets were told of some customers looked at again. */
    public void stale(long[] customers) {
        sql.batch("UPDATE action_state SET stale = TRUE WHERE customer_id = ?", Sql.rows(customers), Params::put);
    }

    /** Has one customer looked at again, also at targets that were told nothing yet. */
    public void touch(long customer, List<String> targets) {
        Map<String, Told> known = new HashMap<>();
        of(new long[] {customer}).forEach(told -> known.put(told.target(), told));
        put(targets.stream()
                .map(target -> {
                    Told told = known.get(target);
                    return new Told(customer, target, told == null ? NOTHING : told.content(), true);
                })
                .toList());
    }

    /** Some customers were looked at. */
    public void settle(long[] customers) {
        sql.batch(
                "UPDATE action_state SET stale = FALSE WHERE customer_id = ? AND stale",
                Sql.rows(customers),
                Params::put);
    }

    /** Some customers to look at again. */
    public List<CustomerId> stale(int limit) {
        return sql.list(
                "SELECT DISTINCT customer_id FROM action_state WHERE stale ORDER BY customer_id FETCH FIRST " + limit
                        + " ROWS ONLY",
                row -> new CustomerId(row.aLong()));
    }

    /** All of some customers. */
    public List<Told> of(long[] customers) {
        return sql.list(
                "SELECT s.customer_id, s.target, s.content, s.stale FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS w(id)"
                        + " JOIN action_state s ON s.customer_id = w.id ORDER BY s.customer_id, s.target",
                row -> new Told(row.aLong(), row.text(), row.text(), row.aBoolean()),
                customers);
    }

    /** Forgets customers that are no more. */
    public void delete(long[] customers) {
        sql.batch("DELETE FROM action_state WHERE customer_id = ?", Sql.rows(customers), Params::put);
    }
}
