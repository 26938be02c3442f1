package io.tierhub.intake;

import java.util.List;

/** What rows below the header are: records, totals, the header again, or the beginning of another table. */
final class BodyCheck {
    private final Header header;
    private final List<Row> levels;
    private final Notes notes;
    private final int key;
    private boolean otherTable;
    private boolean extraCells;

    /** @param levels the rows of a header of two levels; empty where it stands in one */
    BodyCheck(Header header, List<Row> levels, ExpectedColumns expected, Notes notes) {
        this.header = header;
        this.levels = levels;
        this.notes = notes;
        int found = expected.key() == null ? 0 : header.find(expected.key());
        this.key = Math.max(0, found);
    }

    /** Whether the row is no record; then it is noted as skipped. */
    boolean skips(Row row) {
        if (otherTable || row.fault() != null) {
            return false;
        }
        if (header.size() > 1 && TotalRow.named(row, key)) {
            notes.skip(row.line(), "total row", String.join(",", row.cells()));
            return true;
        }
        if (header.size() > 1 && FooterRow.is(row)) {
            notes.skip(row.line(), "footer", String.join(",", row.cells()));
            return true;
        }
        boolean level = TwoLevels.repeats(levels, row);
        if (level || startsLikeHeader(row)) {
            if (level || row.size() == header.size()) {
                notes.skip(row.line(), "repeats the header", String.join(",", row.cells()));
                return true;
            }
            otherTable = true;
            notes.warn("SECOND_TABLE: another table begins on line " + row.line() + "; its rows are refused");
        }
        return false;
    }

    /** Whether the row is a total if no other follows. */
    boolean maybeTotal(Row row) {
        return row.fault() == null && header.size() > 1 && TotalRow.onlyNumbers(row, key);
    }

    /** The row, refused if it does not fit the header. */
    Row checked(Row row) {
        if (otherTable) {
            return new Row(
                    row.line(),
                    new String[0],
                    rejection(
                            row,
                            "SECOND_TABLE: the row stands below a second header"
                                    + " with other columns; put each table in a file of its own"));
        }
        if (row.fault() != null) {
            return row;
        }
        for (int i = header.size(); i < row.size(); i++) {
            if (!Cells.blank(row.cell(i))) {
                return row.refused(rejection(
                        row,
                        "RAGGED_ROW: the row has " + row.size() + " cells, the header " + header.size()
                                + "; is a delimiter within a cell not quoted?"));
            }
        }
        if (row.size() > header.size() && !extraCells) {
            extraCells = true;
            notes.warn(
                    "EXTRA_CELLS: line " + row.line() + " has empty cells beyond the header; ignored there and below");
        }
        return row;
    }

    /** Whether the cells are the names of the columns, as far as both go: the first two at least. */
    private boolean startsLikeHeader(Row row) {
        int common = Math.min(row.size(), header.cells().size());
        if (common < 2
                || common * 2 < header.size()
                || !row.cell(0).equals(header.cells().get(0))) {
            return false;
        }
        for (int i = 1; i < common; i++) {
            if (!row.cell(i).equals(header.cells().get(i))) {
                return false;
            }
        }
        return !Cells.blank(row.cell(0)) || !Cells.blank(row.cell(1));
    }

    private Rejection rejection(Row row, String reason) {
        return new Rejection(
                new Position(notes.file(), row.line()), null, reason, Cells.shown(String.join(",", row.cells())));
    }
}
