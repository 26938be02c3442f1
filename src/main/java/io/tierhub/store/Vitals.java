package io.tierhub.store;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Numbers for metrics and health, each read through an index or from a small table. */
public final class Vitals {
    private final Sql sql;

    /**
     * What waits for one target.
     *
     * @param oldestAt when the oldest waiting delivery was recorded, epoch milliseconds; null if none waits
     * @param dead deliveries given up
     * @param held deliveries that wait for a person
     */
    public record Waiting(long pending, @Nullable Long oldestAt, long dead, long held) {}

    Vitals(Sql sql) {
        this.sql = sql;
    }

    /** What waits for a target. */
    public Waiting waiting(String target) {
        return new Waiting(
                count(target, "PENDING"),
                sql.one(
                        "SELECT created_at FROM outbox WHERE target = ? AND status = 'PENDING'"
                                + " ORDER BY target, status, n FETCH FIRST 1 ROWS ONLY",
                        Columns::aLong,
                        target),
                count(target, "DEAD"),
                count(target, "HELD"));
    }

    private long count(String target, String status) {
        return sql.number("SELECT COUNT(*) FROM outbox WHERE target = ? AND status = ?", target, status);
    }

    /** When a file of each system was last taken in whole, or a pull ended well, epoch milliseconds; systems without any are left out. */
    public Map<String, Long> lastSuccess() {
        Map<String, Long> last = new TreeMap<>();
        sql.list(
                "SELECT system, MAX(at) FROM (SELECT system, finished_at AS at FROM import_file WHERE status = 'DONE'"
                        + " UNION ALL SELECT system, last_success FROM source_cursor WHERE last_success IS NOT NULL) AS s"
                        + " GROUP BY system",
                row -> last.put(row.text(), row.aLong()));
        return last;
    }
}
