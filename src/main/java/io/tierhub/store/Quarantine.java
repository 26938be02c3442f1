package io.tierhub.store;

import io.tierhub.intake.Position;
import io.tierhub.intake.RefusedRow;
import io.tierhub.intake.Rejection;
import io.tierhub.vocabulary.Entity;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Rows refused, with file, line, column and reason. */
public final class Quarantine {
    /** The bytes of the cells of a row that is kept to be taken in later; a larger row needs a new file. */
    public static final int MAX_CELLS_BYTES = 65_536;

    private static final String SELECT =
            "SELECT id, file_id, system, file, line, col, reason, content FROM quarantine ";
    private static final String FILTER = "WHERE (CAST(? AS VARCHAR) IS NULL OR system = ?)"
            + " AND (CAST(? AS VARCHAR) IS NULL OR file = ?)"
            + " AND (CAST(? AS VARCHAR) IS NULL OR LEFT(reason, CHAR_LENGTH(CAST(? AS VARCHAR))) = ?) ";

    private final Sql sql;

    /** One row refused; {@code file} is its ledger number. */
    public record Held(long id, long file, String system, Rejection rejection) {}

    /**
     * Which rows.
     *
     * @param system null: of all
     * @param file the name of a file; null: of all
     * @param reason what the reason begins with, as in {@code BAD_DATE}; null: any
     */
    public record Filter(
            @Nullable String system,
            @Nullable String file,
            @Nullable String reason) {
        /** All rows. */
        public static final Filter ALL = new Filter(null, null, null);
    }

    Quarantine(Sql sql) {
        this.sql = sql;
    }

    /** Adds rows of a file. One at the same line and column takes the place of the earlier one. */
    public void add(long file, String system, Entity entity, List<RefusedRow> rows) {
        sql.batch(
                "DELETE FROM quarantine WHERE file_id = ? AND line = ? AND col = ?",
                rows,
                (to, each) -> to.put(file).put(each.why().at().line()).put(column(each.why())));
        sql.append(
                "quarantine (file_id, system, entity, skey, file, line, col, reason, content, cells)",
                lastOfEachPlace(rows),
                (to, each) -> to.put(file)
                        .put(system)
                        .put(Codes.of(entity))
                        .put(each.key())
                        .put(each.why().at().file())
                        .put(each.why().at().line())
                        .put(column(each.why()))
                        .put(each.why().reason())
                        .put(each.why().value())
                        .putAny(cells(each), 'x'));
    }

    /** Takes away what was refused of a file: it is read again from its first row. */
    public void clear(long file) {
        sql.run("DELETE FROM quarantine WHERE file_id = ?", file);
    }

    /** Takes away what was refused of files that were done before a moment; how many rows. */
    public int forget(long before) {
        String old = "file_id IN (SELECT id FROM import_file WHERE finished_at < ?)";
        sql.run("DELETE FROM file_columns WHERE " + old, before);
        return sql.run("DELETE FROM quarantine WHERE " + old, before);
    }

    /** The newest rows, newest first. */
    public List<Held> newest(Filter filter, int limit) {
        return sql.list(
                SELECT + FILTER + "ORDER BY id DESC FETCH FIRST " + limit + " ROWS ONLY",
                Quarantine::row,
                arguments(filter));
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
    public long count(Filter filter) {
        return sql.number("SELECT COUNT(*) FROM quarantine " + FILTER, arguments(filter));
    }

    /** How many there are of one file. */
    public long count(long file) {
        return sql.number("SELECT COUNT(*) FROM quarantine WHERE file_id = ?", file);
    }

    private static @Nullable Object[] arguments(Filter filter) {
        return new @Nullable Object[] {
            filter.system(),
            filter.system(),
            filter.file(),
            filter.file(),
            filter.reason(),
            filter.reason(),
            filter.reason()
        };
    }

    private static List<RefusedRow> lastOfEachPlace(List<RefusedRow> rows) {
        record Place(long line, String column) {}
        Map<Place, RefusedRow> last = new LinkedHashMap<>();
        for (RefusedRow each : rows) {
            last.put(new Place(each.why().at().line(), column(each.why())), each);
        }
        return new ArrayList<>(last.values());
    }

    /** A row at fault as a whole has no column: the empty text, because NULL equals nothing. */
    static String column(Rejection rejection) {
        return rejection.column() == null ? "" : rejection.column();
    }

    private static byte @Nullable [] cells(RefusedRow row) {
        if (row.cells() == null) {
            return null;
        }
        byte[] bytes = TextsCodec.encode(row.cells());
        return bytes.length > MAX_CELLS_BYTES ? null : bytes;
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
