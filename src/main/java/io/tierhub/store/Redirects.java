package io.tierhub.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Identifiers of customers merged away, valid for ever. Each points at its customer in one step. */
public final class Redirects {
    private final Sql sql;

    /** The customer that {@code oldId} became part of. */
    public record Redirect(long oldId, long newId) {}

    Redirects(Sql sql) {
        this.sql = sql;
    }

    /** Adds them in their order, and turns older ones that point at a customer now merged away. */
    public void add(List<Redirect> redirects) {
        for (Redirect each : redirects) {
            if (each.oldId() == each.newId()) {
                throw new IllegalArgumentException("customer " + each.oldId() + " cannot be redirected to itself");
            }
            sql.run("DELETE FROM redirect WHERE old_id = ?", each.newId());
            sql.run("UPDATE redirect SET new_id = ? WHERE new_id = ?", each.newId(), each.oldId());
            if (sql.run("UPDATE redirect SET new_id = ? WHERE old_id = ?", each.newId(), each.oldId()) == 0) {
                sql.run("INSERT INTO redirect (new_id, old_id) VALUES (?, ?)", each.newId(), each.oldId());
            }
        }
    }

    /** The customer that an identifier stands for now: itself if it was never merged away. */
    public long resolve(long id) {
        Long now = sql.one("SELECT new_id FROM redirect WHERE old_id = ?", Columns::aLong, id);
        return now == null ? id : now;
    }

    /** The same for many; those never merged away are left out. */
    public Map<Long, Long> resolveAll(long[] ids) {
        Map<Long, Long> found = new HashMap<>();
        sql.list(
                "SELECT r.old_id, r.new_id FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS w(id)"
                        + " JOIN redirect r ON r.old_id = w.id",
                row -> found.put(row.aLong(), row.aLong()),
                ids);
        return found;
    }

    /** The identifiers that stand for some customers beside their own, by customer, ascending. */
    public Map<Long, List<Long>> pointingAt(long[] customers) {
        Map<Long, List<Long>> found = new TreeMap<>();
        sql.list(
                "SELECT r.new_id, r.old_id FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS w(id)"
                        + " JOIN redirect r ON r.new_id = w.id ORDER BY r.old_id",
                row -> found.computeIfAbsent(row.aLong(), customer -> new ArrayList<>())
                        .add(row.aLong()),
                customers);
        return found;
    }
}
