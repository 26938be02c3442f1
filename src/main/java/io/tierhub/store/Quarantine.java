package io.tierhub.store;

import io.tierhub.intake.Position;
import io.tierhub.intake.Rejection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Rows refused, with file, line, column and reason. */
public final class Quarantine {
    private static final String SELECT =
            "SELECT id, file_id, system, file, line, col, reason, content FROM quarantine ";

    private final Sql sql;

    /** One row refused; {@code file} is its ledger number. */
    public record Held(long id, long file, String system, Rejection rejection) {}

    Quarantine(Sql sql) {
        this.sql = sql;
    }

    /** Adds rejections of a file. One at the same line and column takes the place of the earlier one. */
    public void add(long file, String system, List<Rejection> rejections) {
        sql.batch(
                "DELETE FROM quarantine WHERE file_id = ? AND line = ? AND col = ?",
                rejections,
                (to, each) -> to.put(file).put(each.at().line()).put(column(each)));
        sql.append(
                "quarantine (file_id, system, file, line, col, reason, content)",
                lastOfEachPlace(rejections),
                (to, each) -> to.put(file)
                        .put(system)
                        .put(each.at().file())
                        .put(each.at().line())
                        .put(column(each))
                        .put(each.reason())
                        .put(each.value()));
    }

    /** Takes away what was refused of rows that are good now. */
    public void forget(long file, List<Position> good) {
        if (count(file) > 0) {
            sql.batch(
                    "DELETE FROM quarantine WHERE file_id = ? AND line = ?",
                    good,
                    (to, each) -> to.put(file).put(each.line()));
        }
    }

    /** Takes away what was refused of a file: it is read again from its first row. */
    public void clear(long file) {
        sql.run("DELETE FROM quarantine WHERE file_id = ?", file);
    }

    /** The newest rows, newest first; of one system, or of all where it is null. */
    public List<Held> newest(@Nullable String system, int limit) {
        return sql.list(
                SELECT + "WHERE CAST(? AS VARCHAR) IS NULL OR system = ? ORDER BY id DESC FETCH FIRST " + limit
                        + " ROWS ONLY",
                Quarantine::row,
                system,
                system);
    }

    /** Streams all, by system, file, line and column. */
    public void scan(Consumer<? super Held> sink) {
        sql.stream(SELECT + "ORDER BY system, file, line, col, reason, content, id", Quarantine::row, sink);
    }

    /** How many rows of a system were refused for one reason. */
    public record Reason(String system, String reason, long rows) {}

    /** All reasons, by system and name. */
    public List<Reason> reasons() {
        return sql.list(
                "SELECT system, reason, COUNT(*) FROM quarantine GROUP BY system, reason ORDER BY system, reason",
                row -> new Reason(row.text(), row.text(), row.aLong()));
    }

    /** How many there are. */
    public long count() {
        return sql.number("SELECT COUNT(*) FROM quarantine");
    }

    /** How many there are of one file. */
    public long count(long file) {
        return sql.number("SELECT COUNT(*) FROM quarantine WHERE file_id = ?", file);
    }

    private static List<Rejection> lastOfEachPlace(List<Rejection> rejections) {
        record Place(long line, String column) {}
        var last = new java.util.LinkedHashMap<Place, Rejection>();
        for (Rejection each : rejections) {
            last.put(new Place(each.at().line(), column(each)), each);
        }
        return List.copyOf(last.values());
    }

    /** A row at fault as a whole has no column: the empty text, because NULL equals nothing. */
    private static String column(Rejection rejection) {
        return rejection.column() == null ? "" : rejection.column();
    }

    private static Held row(Columns row) throws SQLException {
        long id = row.aLong();
        long file = row.aLong();
        String system = row.text();
        Position at = new Position(row.text(), row.aLong());
        String column = row.text();
        return new Held(
                id, file, system, new Rejection(at, column.isEmpty() ? null : column, row.text(), row.textOrNull()));
    }
}
