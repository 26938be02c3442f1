package io.tierhub.store;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Versions of events that gave way: few, since most facts are said once. What the bytes mean is the business of the room
 * {@code behaviour}.
 */
public final class BehaviourPast {
    private static final String SINCE = "behaviour.past_since";
    private static final String COLUMNS = "record_id, gone_at, data";

    private final Sql sql;

    /**
     * What gave way of one source record at one time.
     *
     * @param goneAt epoch seconds at which the hub learned better
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier to and from the store, never compared
    public record Versions(int record, long goneAt, byte[] data) {}

    BehaviourPast(Sql sql) {
        this.sql = sql;
    }

    /** Keeps what gave way, and forgets what did so before an instant (epoch seconds). */
    public void add(List<Versions> versions, long forgetBefore) {
        if (versions.isEmpty()) {
            return;
        }
        sql.run("DELETE FROM behaviour_past WHERE gone_at < ?", forgetBefore);
        sql.append(
                "behaviour_past (" + COLUMNS + ")",
                versions,
                (to, each) -> to.put(each.record()).put(each.goneAt()).put(each.data()));
    }

    /** Of some source records, in the order in which it gave way. */
    public List<Versions> of(int[] records) {
        return sql.list(
                "SELECT p.record_id, p.gone_at, p.data FROM UNNEST(CAST(? AS INT ARRAY)) AS w(id)"
                        + " JOIN behaviour_past p ON p.record_id = w.id ORDER BY p.n",
                BehaviourPast::row,
                records);
    }

    /** Streams what gave way after an instant (epoch seconds), in the order in which it did. */
    public void scanAfter(long seconds, Consumer<? super Versions> sink) {
        sql.stream(
                "SELECT " + COLUMNS + " FROM behaviour_past WHERE gone_at > " + seconds + " ORDER BY n",
                BehaviourPast::row,
                sink);
    }

    /** From which instant on what gave way is known, epoch milliseconds; null: from the beginning. */
    public @Nullable Long since() {
        String since = sql.one("SELECT content FROM meta WHERE name = ?", Columns::text, SINCE);
        return since == null ? null : Long.valueOf(since);
    }

    private static Versions row(Columns row) throws SQLException {
        return new Versions(row.anInt(), row.aLong(), row.bytes());
    }
}
