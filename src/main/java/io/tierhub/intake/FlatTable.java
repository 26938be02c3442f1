package io.tierhub.intake;

import io.tierhub.intake.FlatSource.FlatRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Nested records as a table: the columns are the paths of all of them, in the order in which they first appear. */
final class FlatTable implements Table {
    /** Opens the rows from the beginning. */
    interface Opening {
        FlatSource open() throws IOException;
    }

    private static final String ID = "id";
    private static final String[] NO_CELLS = {};

    private final FlatSource rows;
    private final Map<String, Integer> columns;
    private final Header header;
    private final Notes notes;
    private final ColumnEvidence evidence;
    private final boolean nothing;

    private FlatTable(
            FlatSource rows, Map<String, Integer> columns, ColumnEvidence evidence, Notes notes, boolean nothing) {
        this.rows = rows;
        this.columns = columns;
        this.evidence = evidence;
        this.header = Header.of(new ArrayList<>(columns.keySet()), 0);
        this.notes = notes;
        this.nothing = nothing;
    }

    /** Reads all rows once for their columns; the table reads them again. */
    static FlatTable open(Opening opening, Notes notes, Limits limits) throws IOException {
        Map<String, Integer> columns = new LinkedHashMap<>();
        ColumnEvidence evidence = new ColumnEvidence();
        boolean nothing;
        try (FlatSource source = opening.open()) {
            nothing = source.bounded();
            FlatRow row;
            for (int seen = 0; (row = source.next()) != null; seen++) {
                nothing = false;
                if (row.broken() == null) {
                    add(columns, row, source.flat(), notes, limits);
                    if (seen < ColumnEvidence.ROWS) {
                        see(evidence, columns, source.flat());
                    }
                }
            }
        }
        return new FlatTable(opening.open(), columns, evidence, notes, nothing);
    }

    private static void add(Map<String, Integer> columns, FlatRow row, FlatCells flat, Notes notes, Limits limits) {
        if (row.id() != null) {
            columns.putIfAbsent(ID, columns.size());
        }
        for (String path : flat.cells().keySet()) {
            columns.putIfAbsent(path, columns.size());
        }
        if (columns.size() > limits.columns()) {
            throw new RefusedFile(
                    notes.file(),
                    row.line(),
                    "TOO_MANY_COLUMNS: the records have more than " + limits.columns()
                            + " different keys; are identifiers used as keys?");
        }
    }

    private static void see(ColumnEvidence evidence, Map<String, Integer> columns, FlatCells cells) {
        cells.cells().forEach((path, text) -> {
            Integer column = columns.get(path);
            if (column != null) {
                evidence.see(column, text);
            }
        });
    }

    @Override
    public Header header() {
        return header;
    }

    @Override
    public boolean saysNothing() {
        return nothing;
    }

    @Override
    public ColumnEvidence evidence() {
        return evidence;
    }

    @Override
    public Notes notes() {
        return notes;
    }

    @Override
    public @Nullable Row next() throws IOException {
        FlatRow row = rows.next();
        if (row == null) {
            return null;
        }
        if (row.broken() != null) {
            return new Row(row.line(), NO_CELLS, rejection(row, null, row.broken()));
        }
        FlatCells flat = rows.flat();
        String[] cells = cells(row, flat);
        String fault = flat.fault();
        return new Row(row.line(), cells, fault == null ? null : rejection(row, flat.faultColumn(), fault));
    }

    private String[] cells(FlatRow row, FlatCells flat) {
        String[] cells = new String[columns.size()];
        Arrays.fill(cells, "");
        for (Map.Entry<String, String> cell : flat.cells().entrySet()) {
            Integer at = columns.get(cell.getKey());
            if (at == null) {
                throw new RefusedFile(
                        notes.file(), row.line(), "CHANGED: the file changed while it was read; try again");
            }
            cells[at] = cell.getValue();
        }
        Integer id = row.id() == null ? null : columns.get(ID);
        if (id != null && row.id() != null && cells[id].isEmpty()) {
            cells[id] = row.id();
        }
        return cells;
    }

    private Rejection rejection(FlatRow row, @Nullable String column, String reason) {
        return new Rejection(new Position(notes.file(), row.line()), column, reason, null);
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
