package io.tierhub.store;

import io.tierhub.vocabulary.Tier;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Past days graded again, apart from the live state. A replay counts once it is finished. */
public final class Replays {
    private static final String SELECT = "SELECT id, run_key, as_of, known_at, ruleset, stored_at FROM replay ";

    private final Sql sql;
    private final Wordings wordings;

    /**
     * One replay.
     *
     * @param runKey names the run; starting the same run again starts over
     * @param asOf epoch day that was graded
     * @param knownAt epoch milliseconds: what the hub knew then
     * @param storedAt epoch milliseconds; null while it is written
     */
    public record Replay(
            long id,
            String runKey,
            int asOf,
            long knownAt,
            String ruleset,
            @Nullable Long storedAt) {}

    Replays(Sql sql, Wordings wordings) {
        this.sql = sql;
        this.wordings = wordings;
    }

    /** Begins a replay; what an earlier, unfinished or finished, run of the same key left is removed. */
    public long start(String runKey, int asOf, long knownAt, String ruleset) {
        sql.list(SELECT + "WHERE run_key = ?", Replays::replay, runKey).forEach(old -> remove(old.id()));
        return sql.insert(
                "INSERT INTO replay (run_key, as_of, known_at, ruleset) VALUES (?, ?, ?, ?)",
                runKey,
                asOf,
                knownAt,
                ruleset);
    }

    /** Adds grades of customers that the replay does not have yet. */
    public void addGrades(long replay, List<CustomerGrades> customers) {
        List<byte[]> data = Grades.encoded(wordings, customers);
        sql.append(
                "replay_grade (replay_id, customer_id, data)",
                Sql.positions(data.size()),
                (to, i) -> to.put(replay).put(customers.get(i).customer()).put(data.get(i)));
    }

    /** Adds tiers of customers that the replay does not have yet. */
    public void addTiers(long replay, List<TierRow> rows) {
        List<byte[]> data = Tiers.encoded(wordings, rows);
        sql.append(
                "replay_tier (replay_id, customer_id, data)",
                Sql.positions(data.size()),
                (to, i) -> to.put(replay).put(rows.get(i).customer()).put(data.get(i)));
    }

    /** Makes a replay count, in the place of older ones of the same day and ruleset. */
    public void finish(long replay, long now) {
        Replay done = sql.one(SELECT + "WHERE id = ?", Replays::replay, replay);
        if (done == null) {
            throw new IllegalStateException("replay " + replay + " was not started");
        }
        sql.list(
                        SELECT + "WHERE as_of = ? AND ruleset = ? AND id <> ?",
                        Replays::replay,
                        done.asOf(),
                        done.ruleset(),
                        replay)
                .forEach(old -> remove(old.id()));
        sql.run("UPDATE replay SET stored_at = ? WHERE id = ?", now, replay);
    }

    /** The last finished replay of a day; null if there is none. */
    public @Nullable Replay latest(int asOf) {
        return sql.one(
                SELECT + "WHERE as_of = ? AND stored_at IS NOT NULL ORDER BY stored_at DESC, id DESC"
                        + " FETCH FIRST 1 ROWS ONLY",
                Replays::replay,
                asOf);
    }

    /** Streams the grades of a replay by customer and model, in bounded memory. */
    public void scanGrades(long replay, Consumer<? super GradeRow> sink) {
        scan(replay, "replay_grade", Grades.rows(wordings), grades -> grades.forEach(sink));
    }

    /** How many customers have each tier in the newest replay of a day; empty if there is none. */
    public Map<Tier, Long> tierCounts(int asOf) {
        Map<Tier, Long> counts = new EnumMap<>(Tier.class);
        Replay replay = latest(asOf);
        if (replay != null) {
            scan(
                    replay.id(),
                    "replay_tier",
                    row -> TierCodec.head(row.aLong(), row.bytes()),
                    head -> counts.merge(head.tier(), 1L, Long::sum));
        }
        return counts;
    }

    /** Streams the tiers of a replay by customer, in bounded memory. */
    public void scanTiers(long replay, Consumer<? super TierRow> sink) {
        scan(replay, "replay_tier", row -> TierCodec.decode(wordings, row.aLong(), row.bytes()), sink);
    }

    private <T> void scan(long replay, String table, Sql.Mapper<T> mapper, Consumer<? super T> sink) {
        String of = " FROM " + table + " WHERE replay_id = " + replay;
        sql.ranges(
                "SELECT MIN(customer_id), MAX(customer_id)" + of,
                "SELECT customer_id, data" + of + " AND customer_id BETWEEN ? AND ? ORDER BY customer_id",
                Sql.BATCH,
                mapper,
                sink);
    }

    private void remove(long replay) {
        sql.run("DELETE FROM replay_grade WHERE replay_id = ?", replay);
        sql.run("DELETE FROM replay_tier WHERE replay_id = ?", replay);
        sql.run("DELETE FROM replay WHERE id = ?", replay);
    }

    private static Replay replay(Columns row) throws java.sql.SQLException {
        return new Replay(row.aLong(), row.text(), row.anInt(), row.aLong(), row.text(), row.longOrNull());
    }
}
