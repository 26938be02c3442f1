package io.tierhub.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changed in the indexes in memory, in the order of the transactions that changed them, from the newest snapshot of
 * them on. A snapshot is told from one of another store, or of this store before it was put back, by its stamp.
 */
public final class MatchChangeLog {
    /** The most bytes of one content: the database takes a million. */
    public static final int MAX_BYTES = 500_000;

    /** Contents held at once while they are read. */
    private static final int HELD = 16;

    private static final byte[] SNAPSHOT = {};

    private final Sql sql;

    /** Where a snapshot stands in the log. */
    public record Position(long id, long stamp) {}

    /** Takes one content. */
    public interface Sink {
        void accept(byte[] content);
    }

    private record Row(long id, long stamp, byte[] content) {}

    MatchChangeLog(Sql sql) {
        this.sql = sql;
    }

    /** Adds contents at the end, in their order. */
    public void append(List<byte[]> contents) {
        if (contents.isEmpty()) {
            return;
        }
        long last = last();
        List<Row> rows = new ArrayList<>();
        for (byte[] content : contents) {
            rows.add(new Row(++last, 0, content));
        }
        insert(rows);
    }

    /**
     * Adds a snapshot at the end.
     *
     * @param stamp a random number
     */
    public Position snapshot(long stamp) {
        Position position = new Position(last() + 1, stamp);
        insert(List.of(new Row(position.id(), stamp, SNAPSHOT)));
        return position;
    }

    private long last() {
        return sql.number("SELECT MAX(id) FROM match_change");
    }

    private void insert(List<Row> rows) {
        sql.append(
                "match_change (id, stamp, content)",
                rows,
                (to, row) -> to.put(row.id()).put(row.stamp()).put(row.content()));
    }

    /** Whether the snapshot of that position was taken of this store, and all that changed since is known. */
    public boolean follows(Position position) {
        @Nullable Long stamp = sql.one("SELECT stamp FROM match_change WHERE id = ?", Columns::aLong, position.id());
        return stamp != null && stamp == position.stamp();
    }

    /** Reads all contents after a snapshot, in their order, in bounded memory. */
    public void after(Position position, Sink sink) {
        sql.ranges(
                "SELECT MIN(id), MAX(id) FROM match_change WHERE id > " + position.id(),
                "SELECT content FROM match_change WHERE id BETWEEN ? AND ? ORDER BY id",
                HELD,
                Columns::bytes,
                content -> {
                    if (content.length > 0) {
                        sink.accept(content);
                    }
                });
    }

    /** Forgets what a snapshot says too. */
    public void forgetBefore(Position position) {
        sql.run("DELETE FROM match_change WHERE id < ?", position.id());
    }
}
