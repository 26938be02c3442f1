package io.tierhub.store;

import io.tierhub.intake.RefusedRow;
import io.tierhub.store.Quarantine.Filter;
import io.tierhub.vocabulary.Entity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of the quarantine that may be taken in after all, and what ends their waiting. */
public final class HeldBack {
    private final Sql sql;

    HeldBack(Sql sql) {
        this.sql = sql;
    }

    /** A file of which rows are held. */
    public record File(long id, String system, Entity entity, String name) {}

    /** A row with its cells, as it was read from its file. */
    public record Line(long id, long line, List<String> cells) {}

    /**
     * The columns of a file.
     *
     * @param names each different
     * @param styles what its rows prove of how each is written; empty where no release kept it
     */
    public record Columns(List<String> names, List<String> styles) {
        /** Of rows that have keys instead of a file: they are asked for again. */
        public static final Columns NONE = new Columns(List.of(), List.of());
    }

    /** The columns of a file, kept once of each file that rows are held of. */
    public void columns(long file, Columns columns) {
        if (sql.number("SELECT COUNT(*) FROM file_columns WHERE file_id = ?", file) == 0) {
            sql.run(
                    "INSERT INTO file_columns (file_id, names, styles) VALUES (?, ?, ?)",
                    file,
                    TextsCodec.encode(columns.names()),
                    TextsCodec.encode(columns.styles()));
        }
    }

    /** The columns of a file; null if none were kept. */
    public @Nullable Columns columns(long file) {
        return sql.one(
                "SELECT names, styles FROM file_columns WHERE file_id = ?",
                row -> {
                    List<String> names = TextsCodec.decode(row.bytes());
                    byte @Nullable [] styles = row.bytesOrNull();
                    return new Columns(names, styles == null ? List.of() : TextsCodec.decode(styles));
                },
                file);
    }

    /** The files of which rows are held, in the order in which they came; the filter's reason does not count. */
    public List<File> files(Filter filter) {
        return sql.list(
                "SELECT f.id, f.system, f.entity, f.name FROM import_file f WHERE"
                        + " (CAST(? AS VARCHAR) IS NULL OR f.system = ?) AND (CAST(? AS VARCHAR) IS NULL OR f.name = ?)"
                        + " AND f.status NOT IN ('READING', 'PULLING')"
                        + " AND EXISTS (SELECT 1 FROM quarantine q WHERE q.file_id = f.id) ORDER BY f.id",
                row -> new File(row.aLong(), row.text(), Codes.entity(row.anInt()), row.text()),
                filter.system(),
                filter.system(),
                filter.file(),
                filter.file());
    }

    /** Some rows of a file that have cells, by line, from behind a line on. */
    public List<Line> lines(long file, long behind, int limit) {
        return sql.list(
                "SELECT id, line, cells FROM quarantine WHERE file_id = ? AND line > ? AND cells IS NOT NULL"
                        + " ORDER BY line, id FETCH FIRST " + limit + " ROWS ONLY",
                row -> new Line(row.aLong(), row.aLong(), TextsCodec.decode(row.bytes())),
                file,
                behind);
    }

    /** Rows that were taken in are held no longer. */
    public void release(Collection<Long> ids) {
        sql.batch("DELETE FROM quarantine WHERE id = ?", List.copyOf(ids), (to, id) -> to.put((long) id));
    }

    /** Rows that are refused again stay, for the reason that they have now. */
    public void refuse(Map<Long, RefusedRow> again) {
        sql.batch(
                "UPDATE quarantine SET col = ?, reason = ?, content = ?, skey = ? WHERE id = ?",
                List.copyOf(again.entrySet()),
                (to, each) -> {
                    RefusedRow row = each.getValue();
                    to.put(Quarantine.column(row.why()))
                            .put(row.why().reason())
                            .put(row.why().value());
                    to.put(row.key()).put((long) each.getKey());
                });
    }

    /**
     * Rows whose key has come since, from a later file or further down in the same one, are held no longer: what they say
     * is older.
     *
     * @param lines the last line of each key that a file has brought
     */
    public void supersede(String system, Entity entity, long file, Map<String, Long> lines) {
        List<Long> over = new ArrayList<>();
        sql.list(
                "SELECT q.id, q.skey, q.file_id, q.line FROM UNNEST(CAST(? AS VARCHAR ARRAY)) AS w(skey)"
                        + " JOIN quarantine q ON q.system = ? AND q.entity = ? AND q.skey = w.skey",
                row -> {
                    long id = row.aLong();
                    long line = lines.getOrDefault(row.text(), 0L);
                    long from = row.aLong();
                    return (from < file || from == file && row.aLong() < line) && over.add(id);
                },
                lines.keySet().toArray(new String[0]),
                system,
                Codes.of(entity));
        release(over);
    }

    /** Whether any row with a key is held of an entity. */
    public boolean any(String system, Entity entity) {
        return !sql.list(
                        "SELECT id FROM quarantine WHERE system = ? AND entity = ? AND skey IS NOT NULL"
                                + " FETCH FIRST 1 ROWS ONLY",
                        row -> row.aLong(),
                        system,
                        Codes.of(entity))
                .isEmpty();
    }
}
