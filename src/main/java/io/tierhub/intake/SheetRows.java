package io.tierhub.intake;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/** The rows of one sheet of a workbook, as text. */
final class SheetRows implements RawRows {
    private static final String[] NO_CELLS = {};

    private final Notes notes;
    private final Limits limits;
    private final ReadableWorkbook book;
    private final Stream<org.dhatim.fastexcel.reader.Row> stream;
    private final Iterator<org.dhatim.fastexcel.reader.Row> rows;
    private final MergedCells merged;
    private long line;

    SheetRows(ReadableWorkbook book, Sheet sheet, MergedCells merged, Notes notes, Limits limits) throws IOException {
        this.book = book;
        this.merged = merged;
        this.notes = notes;
        this.limits = limits;
        this.stream = sheet.openStream();
        this.rows = stream.iterator();
    }

    @Override
    public int usualWidth() {
        return 0;
    }

    @Override
    public @Nullable Row next() throws IOException {
        try {
            if (!rows.hasNext()) {
                return null;
            }
            org.dhatim.fastexcel.reader.Row row = rows.next();
            line = row.getRowNum();
            return row(row);
        } catch (RuntimeException e) {
            throw damaged(notes, line + 1, e);
        }
    }

    private Row row(org.dhatim.fastexcel.reader.Row row) {
        int width = row.getCellCount();
        while (width > 0 && text(row, width - 1).isEmpty()) {
            width--;
        }
        if (width > limits.columns()) {
            return refused(
                    NO_CELLS,
                    "TOO_MANY_COLUMNS: the row reaches to column " + width + ", the limit is " + limits.columns()
                            + "; delete what stands far to the right");
        }
        String[] cells = new String[width];
        Row faulty = null;
        for (int i = 0; i < width; i++) {
            cells[i] = text(row, i);
            if (cells[i].length() > limits.fieldChars()) {
                faulty = refused(
                        NO_CELLS, "FIELD_TOO_LONG: a cell is longer than " + limits.fieldChars() + " characters");
            }
        }
        return faulty == null ? new Row(line, merged.filled(line - 1, cells), null) : faulty;
    }

    private Row refused(String[] cells, String reason) {
        return new Row(line, cells, new Rejection(new Position(notes.file(), line), null, reason, null));
    }

    private String text(org.dhatim.fastexcel.reader.Row row, int column) {
        Cell cell = row.hasCell(column) ? row.getCell(column) : null;
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        Object value = cell.getValue();
        if (value instanceof BigDecimal number) {
            return SheetNumbers.text(number, cell.getDataFormatId(), cell.getDataFormatString(), book.isDate1904());
        }
        if (value instanceof Boolean truth) {
            return truth.toString();
        }
        String raw = value instanceof String text ? text : cell.getRawValue();
        return raw == null ? "" : raw;
    }

    static RefusedFile damaged(Notes notes, long line, Exception e) {
        return new RefusedFile(
                notes.file(),
                line,
                "DAMAGED_WORKBOOK: it cannot be read (" + e.getMessage()
                        + "); open and save it again as .xlsx, or export" + " as .csv",
                e);
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
