package io.tierhub.store;

import io.tierhub.vocabulary.Entity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of the last file of each entity of each system. */
public final class ColumnsSeen {
    private final Sql sql;

    ColumnsSeen(Sql sql) {
        this.sql = sql;
    }

    /** The columns of the last file; null if there was none. */
    public @Nullable List<String> of(String system, Entity entity) {
        byte[] names = sql.one(
                "SELECT names FROM columns_seen WHERE system = ? AND entity = ?",
                row -> row.bytes(),
                system,
                Codes.of(entity));
        return names == null ? null : TextsCodec.decode(names);
    }

    /** Keeps the columns of a file that is done. */
    public void keep(String system, Entity entity, List<String> names) {
        sql.run("DELETE FROM columns_seen WHERE system = ? AND entity = ?", system, Codes.of(entity));
        sql.run(
                "INSERT INTO columns_seen (system, entity, names) VALUES (?, ?, ?)",
                system,
                Codes.of(entity),
                TextsCodec.encode(names));
    }
}
