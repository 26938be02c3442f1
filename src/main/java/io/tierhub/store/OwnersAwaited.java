package io.tierhub.store;

import io.tierhub.intake.SourceRecord.OwnerRef;
import io.tierhub.vocabulary.Entity;
import java.sql.SQLException;
import java.util.List;

/** Facts whose customer is not known yet, by how they name it. */
public final class OwnersAwaited {
    private final Sql sql;

    /** One fact that waits, by its own key and its owner's handle. */
    public record Wait(int system, Entity entity, String key, OwnerRef owner) {}

    OwnersAwaited(Sql sql) {
        this.sql = sql;
    }

    /** Adds waits; no two equal ones in one call. A wait that stands already stays. */
    public void add(List<Wait> waits) {
        remove(waits);
        sql.append("fact_wait (owner_by, owner_value, system_id, entity, fkey)", waits, OwnersAwaited::bind);
    }

    /** Whether no fact waits at all. */
    public boolean isEmpty() {
        return sql.one("SELECT fkey FROM fact_wait FETCH FIRST 1 ROWS ONLY", Columns::text) == null;
    }

    /** Which facts wait for any of some handles, in every system. */
    public List<Wait> find(OwnerRef.By by, List<String> values) {
        return sql.list(
                "SELECT f.system_id, f.entity, f.fkey, f.owner_value"
                        + " FROM UNNEST(CAST(? AS VARCHAR ARRAY)) AS w(content)"
                        + " JOIN fact_wait f ON f.owner_by = ? AND f.owner_value = w.content",
                row -> new Wait(row.anInt(), Codes.entity(row.anInt()), row.text(), new OwnerRef(by, row.text())),
                values.toArray(new String[0]),
                Codes.of(by));
    }

    /** Ends waits. */
    public void remove(List<Wait> waits) {
        sql.batch(
                "DELETE FROM fact_wait WHERE owner_by = ? AND owner_value = ? AND system_id = ? AND entity = ?"
                        + " AND fkey = ?",
                waits,
                OwnersAwaited::bind);
    }

    /** How many wait. */
    public long count() {
        return sql.number("SELECT COUNT(*) FROM fact_wait");
    }

    private static void bind(Params to, Wait wait) throws SQLException {
        to.put(Codes.of(wait.owner().by())).put(wait.owner().value()).put(wait.system());
        to.put(Codes.of(wait.entity())).put(wait.key());
    }
}
