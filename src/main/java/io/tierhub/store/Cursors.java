package io.tierhub.store;

import io.tierhub.vocabulary.Entity;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far sources are read. A cursor moves in the transaction of the rows before it, so none is lost and few come twice. */
public final class Cursors {
    private static final String SELECT =
            "SELECT system, entity, position, moved_at, last_success, fault, fault_since, paused FROM source_cursor ";

    private final Sql sql;

    /**
     * One entity of a system that is pulled. Times are epoch milliseconds.
     *
     * @param position where the next pull begins, in the words of the source's kind; null: at the beginning
     * @param movedAt when it was put there; null: never
     * @param lastSuccess when a pull last came to its end; null: never
     * @param fault why pulls have failed since {@code faultSince}; null: the last one did not
     * @param paused whether nothing is pulled by itself
     */
    public record Cursor(
            String system,
            Entity entity,
            @Nullable String position,
            @Nullable Long movedAt,
            @Nullable Long lastSuccess,
            @Nullable String fault,
            @Nullable Long faultSince,
            boolean paused) {

        /** Of an entity that was never pulled. */
        static Cursor none(String system, Entity entity) {
            return new Cursor(system, entity, null, null, null, null, null, false);
        }
    }

    Cursors(Sql sql) {
        this.sql = sql;
    }

    /** The cursor of one entity. */
    public Cursor of(String system, Entity entity) {
        Cursor known = sql.one(SELECT + "WHERE system = ? AND entity = ?", Cursors::row, system, Codes.of(entity));
        return known == null ? Cursor.none(system, entity) : known;
    }

    /** All that there are, by system and entity. */
    public List<Cursor> all() {
        return sql.list(SELECT + "ORDER BY system, entity", Cursors::row);
    }

    /** Puts the cursor behind some rows, in their transaction. */
    public void move(String system, Entity entity, String position, long now) {
        sql.run(
                "UPDATE source_cursor SET position = ?, moved_at = ? WHERE system = ? AND entity = ?",
                position,
                now,
                ensured(system, entity),
                Codes.of(entity));
    }

    /** A pull has come to its end. */
    public void succeeded(String system, Entity entity, long now) {
        sql.run(
                "UPDATE source_cursor SET last_success = ?, fault = NULL, fault_since = NULL"
                        + " WHERE system = ? AND entity = ?",
                now,
                ensured(system, entity),
                Codes.of(entity));
    }

    /** A pull has failed; since when pulls fail is told by the first one after the last success. */
    public void failed(String system, Entity entity, String fault, long now) {
        sql.run(
                "UPDATE source_cursor SET fault = ?, fault_since = COALESCE(fault_since, ?)"
                        + " WHERE system = ? AND entity = ?",
                fault,
                now,
                ensured(system, entity),
                Codes.of(entity));
    }

    /** Stops or resumes what is pulled by itself. */
    public void pause(String system, Collection<Entity> entities, boolean paused) {
        for (Entity entity : entities) {
            sql.run(
                    "UPDATE source_cursor SET paused = ? WHERE system = ? AND entity = ?",
                    paused,
                    ensured(system, entity),
                    Codes.of(entity));
        }
    }

    /** Forgets how far a system was read: the next pull begins at the beginning. */
    public void reset(String system) {
        sql.run(
                "UPDATE source_cursor SET position = NULL, moved_at = NULL, fault = NULL, fault_since = NULL"
                        + " WHERE system = ?",
                system);
    }

    private String ensured(String system, Entity entity) {
        if (sql.number("SELECT COUNT(*) FROM source_cursor WHERE system = ? AND entity = ?", system, Codes.of(entity))
                == 0) {
            sql.run(
                    "INSERT INTO source_cursor (system, entity, paused) VALUES (?, ?, FALSE)",
                    system,
                    Codes.of(entity));
        }
        return system;
    }

    private static Cursor row(Columns row) throws SQLException {
        return new Cursor(
                row.text(),
                Codes.entity(row.anInt()),
                row.textOrNull(),
                row.longOrNull(),
                row.longOrNull(),
                row.textOrNull(),
                row.longOrNull(),
                row.aBoolean());
    }
}
