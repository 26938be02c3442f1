package io.tierhub.store;

import io.tierhub.store.ImportFile.Progress;
import io.tierhub.store.ImportFile.Status;
import io.tierhub.vocabulary.Entity;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was taken in, by content. Its row is the last that a chunk's transaction writes. */
public final class Ledger {
    private static final String SELECT =
            "SELECT id, sha256, size, system, entity, name, status, chunks_done, rows_read, rows_loaded, rows_unchanged,"
                    + " rows_quarantined, reason, started_at, finished_at FROM import_file ";

    private final Sql sql;

    Ledger(Sql sql) {
        this.sql = sql;
    }

    /** What is known of a content; null if it was never seen from that system. */
    public @Nullable ImportFile find(String system, String sha256) {
        return sql.one(SELECT + "WHERE system = ? AND sha256 = ?", Ledger::row, system, sha256);
    }

    /** Enters a content as being read; the number of its row. */
    public long start(String sha256, long size, String system, Entity entity, String name, long now) {
        return sql.insert(
                "INSERT INTO import_file (sha256, size, system, entity, name, status, chunks_done, rows_read,"
                        + " rows_loaded, rows_unchanged, rows_quarantined, started_at)"
                        + " VALUES (?, ?, ?, ?, ?, 'READING', 0, 0, 0, 0, 0, ?)",
                sha256,
                size,
                system,
                Codes.of(entity),
                name,
                now);
    }

    /** What is known of the pulls of an entity, which are one content that never ends; null if there was none. */
    public @Nullable ImportFile pull(String system, Entity entity) {
        return find(system, pulled(entity));
    }

    /** Enters the pulls of an entity; the number of their row. */
    public long startPull(String system, Entity entity, String name, long now) {
        long id = start(pulled(entity), 0, system, entity, name, now);
        sql.run("UPDATE import_file SET status = 'PULLING' WHERE id = ?", id);
        return id;
    }

    /** What is known of what others posted about an entity, which is one content that never ends; null: nothing was. */
    public @Nullable ImportFile posts(String system, Entity entity) {
        return find(system, posted(entity));
    }

    /** Enters what others post about an entity; the number of its row. */
    public long startPosts(String system, Entity entity, String name, long now) {
        long id = start(posted(entity), 0, system, entity, name, now);
        sql.run("UPDATE import_file SET status = 'PULLING' WHERE id = ?", id);
        return id;
    }

    private static String posted(Entity entity) {
        return "post " + Codes.of(entity);
    }

    private static String pulled(Entity entity) {
        return "pull " + Codes.of(entity);
    }

    /** Reads a content again from its first row: one that was refused, under a configuration that may now accept it. */
    public void restart(long id, Entity entity, String name, long now) {
        sql.run(
                "UPDATE import_file SET entity = ?, name = ?, status = 'READING', chunks_done = 0, rows_read = 0,"
                        + " rows_loaded = 0, rows_unchanged = 0, rows_quarantined = 0, reason = NULL, started_at = ?,"
                        + " finished_at = NULL WHERE id = ?",
                Codes.of(entity),
                name,
                now,
                id);
    }

    /**
     * Records one more chunk, or several that share a transaction, in that transaction.
     *
     * @param chunks how many
     * @throws IllegalStateException when they are not the next chunks of a file being read
     */
    public void progress(long id, int chunks, Progress to) {
        int touched = sql.run(
                "UPDATE import_file SET chunks_done = ?, rows_read = ?, rows_loaded = ?, rows_unchanged = ?,"
                        + " rows_quarantined = ? WHERE id = ? AND status IN ('READING', 'PULLING') AND chunks_done = ?",
                to.chunksDone(),
                to.rowsRead(),
                to.rowsLoaded(),
                to.rowsUnchanged(),
                to.rowsQuarantined(),
                id,
                to.chunksDone() - chunks);
        if (touched != 1) {
            throw new IllegalStateException(
                    "chunk " + to.chunksDone() + " is not the next one of ledger row " + id + "; read the file again");
        }
    }

    /** Closes a content as done, or as refused with the reason. */
    public void finish(long id, Status status, @Nullable String reason, long now) {
        sql.run(
                "UPDATE import_file SET status = ?, reason = ?, finished_at = ? WHERE id = ?",
                status.name(),
                reason,
                now,
                id);
    }

    /** Contents that a stop or a kill left half read, oldest first: the next start goes on with them. */
    public List<ImportFile> reading() {
        return sql.list(SELECT + "WHERE status = 'READING' ORDER BY id", Ledger::row);
    }

    /** The newest rows, newest first. */
    public List<ImportFile> newest(int limit) {
        return sql.list(SELECT + "ORDER BY id DESC FETCH FIRST " + limit + " ROWS ONLY", Ledger::row);
    }

    private static ImportFile row(Columns row) throws SQLException {
        return new ImportFile(
                row.aLong(),
                row.text(),
                row.aLong(),
                row.text(),
                Codes.entity(row.anInt()),
                row.text(),
                Status.valueOf(row.text()),
                new Progress(row.anInt(), row.aLong(), row.aLong(), row.aLong(), row.aLong()),
                row.textOrNull(),
                row.aLong(),
                row.longOrNull());
    }
}
