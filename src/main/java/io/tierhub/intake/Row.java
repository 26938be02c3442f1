package io.tierhub.intake;

import org.jspecify.annotations.Nullable;

/** One row of a table as it was read. A row with a fault still carries the cells that could be made out. */
public final class Row {
    private final long line;
    private final String[] cells;
    private final @Nullable Rejection fault;

    Row(long line, String[] cells, @Nullable Rejection fault) {
        this.line = line;
        this.cells = cells;
        this.fault = fault;
    }

    /** The 1-based line on which the row begins, as in {@link Position}. */
    public long line() {
        return line;
    }

    /** How many cells the row has; it may be fewer than there are columns. */
    public int size() {
        return cells.length;
    }

    /** The raw text of a cell; empty where the row is too short. */
    public String cell(int column) {
        return column < cells.length ? cells[column] : "";
    }

    /** Why the row must not be taken; null: it may. */
    public @Nullable Rejection fault() {
        return fault;
    }

    /** A copy of the cells. */
    public String[] cells() {
        return cells.clone();
    }

    Row refused(Rejection why) {
        return new Row(line, cells, why);
    }

    boolean blank() {
        for (String cell : cells) {
            if (!Cells.blank(cell)) {
                return false;
            }
        }
        return true;
    }
}
