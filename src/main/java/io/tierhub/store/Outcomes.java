package io.tierhub.store;

import io.tierhub.vocabulary.Tier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of deliveries. */
public final class Outcomes {
    private final Sql sql;

    /**
     * The target took it.
     *
     * @param tier the tier that the target knows by it; null for events that carry none
     */
    public record Delivered(
            Delivery delivery, int status, @Nullable Tier tier) {}

    /** The target did not take it, and will be asked again at {@code nextAttemptAt}. */
    public record Failed(Delivery delivery, @Nullable Integer status, String error, long nextAttemptAt) {}

    /** It is given up on, and kept for a retry by hand. */
    public record Dead(Delivery delivery, @Nullable Integer status, String error) {}

    /** The target does not have the record of this customer. */
    public record NotThere(Delivery delivery, @Nullable Integer status) {}

    Outcomes(Sql sql) {
        this.sql = sql;
    }

    /** Records deliveries, even of those superseded while they were under way: the target knows them now. */
    public void delivered(List<Delivered> outcomes, long now) {
        sql.batch(
                "UPDATE outbox SET status = 'DELIVERED', attempts = attempts + 1, last_status = ?, last_error = NULL,"
                        + " settled_at = ? WHERE n = ?",
                outcomes,
                (to, each) -> to.put(each.status()).put(now).put(each.delivery().number()));
        new TargetStates(sql).acknowledge(outcomes);
    }

    /** Records failed attempts; what was superseded meanwhile needs no other. */
    public void failed(List<Failed> outcomes) {
        sql.batch(
                "UPDATE outbox SET attempts = attempts + 1, last_status = ?, last_error = ?, next_attempt_at = ?"
                        + " WHERE n = ? AND status = 'PENDING'",
                outcomes,
                (to, each) -> to.putInt(each.status())
                        .put(each.error())
                        .put(each.nextAttemptAt())
                        .put(each.delivery().number()));
    }

    /** Makes dead letters. */
    public void dead(List<Dead> outcomes, long now) {
        sql.batch(
                "UPDATE outbox SET status = 'DEAD', attempts = attempts + 1, last_status = ?, last_error = ?,"
                        + " settled_at = ? WHERE n = ? AND status = 'PENDING'",
                outcomes,
                (to, each) -> to.putInt(each.status())
                        .put(each.error())
                        .put(now)
                        .put(each.delivery().number()));
    }

    /** Ends deliveries that there is no record for; what the target acknowledged before stands. */
    public void notThere(List<NotThere> outcomes, long now) {
        sql.batch(
                "UPDATE outbox SET status = 'NOT_THERE', attempts = attempts + 1, last_status = ?, last_error = NULL,"
                        + " settled_at = ? WHERE n = ? AND status = 'PENDING'",
                outcomes,
                (to, each) -> to.putInt(each.status())
                        .put(now)
                        .put(each.delivery().number()));
    }

    /**
     * Makes dead letters pending again, due at once, as if never tried; how many. One whose target
     * has acknowledged a newer delivery of the same customer and type stays as it is: it would tell old news.
     */
    public int retry(List<String> ids, long now) {
        int[] touched = sql.batch(
                "UPDATE outbox SET status = 'PENDING', attempts = 0, next_attempt_at = ?, settled_at = NULL"
                        + " WHERE id = ? AND status = 'DEAD' AND NOT EXISTS (SELECT 1 FROM outbox e"
                        + " WHERE e.target = outbox.target AND e.customer_id = outbox.customer_id"
                        + " AND e.seq > outbox.seq AND e.type = outbox.type AND e.status = 'DELIVERED')",
                ids,
                (to, id) -> to.put(now).put(id));
        return sum(touched);
    }

    /** Removes pending deliveries and dead letters for good; how many. */
    public int drop(List<String> ids) {
        return sum(sql.batch(
                "DELETE FROM outbox WHERE id = ? AND (status = 'DEAD' OR status = 'PENDING')", ids, Params::put));
    }

    /** Removes what was delivered, superseded or had no record before an instant; how many. */
    public int purge(long before) {
        return sql.run(
                "DELETE FROM outbox WHERE status IN ('DELIVERED', 'SUPERSEDED', 'NOT_THERE') AND settled_at < ?", before);
    }

    private static int sum(int[] touched) {
        int sum = 0;
        for (int each : touched) {
            sum += each;
        }
        return sum;
    }
}
