package io.tierhub.intake;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/** The rows of one sheet of a workbook, as text. */
final class SheetRows implements RawRows {
    private static final String[] NO_CELLS = {};

    private final Notes notes;
    private final Limits limits;
    private final ReadableWorkbook book;
    private final Stream<org.dhatim.fastexcel.reader.Row> stream;
    private final Iterator<org.dhatim.fastexcel.reader.Row> rows;
    private final RandomAccess access;
    private long line;

    private SheetRows(RandomAccess access, ReadableWorkbook book, Sheet sheet, Notes notes, Limits limits)
            throws IOException {
        this.access = access;
        this.book = book;
        this.notes = notes;
        this.limits = limits;
        this.stream = sheet.openStream();
        this.rows = stream.iterator();
    }

    static SheetRows open(SourceFile file, FormatHints hints, Notes notes, Limits limits) throws IOException {
        RandomAccess access = RandomAccess.to(file, limits);
        ReadableWorkbook book = null;
        try {
            boolean styles = WorkbookGate.check(access.path(), notes.file(), limits);
            book = new ReadableWorkbook(access.path().toFile(), new ReadingOptions(styles, true));
            return new SheetRows(access, book, sheet(book, hints, notes), notes, limits);
        } catch (IOException | RuntimeException e) {
            if (book != null) {
                book.close();
            }
            access.close();
            throw e instanceof RefusedFile refused ? refused : damaged(notes, 0, e);
        }
    }

    private static Sheet sheet(ReadableWorkbook book, FormatHints hints, Notes notes) {
        List<Sheet> visible = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Sheet sheet : book.getSheets().toList()) {
            if (hints.sheet() != null
                    ? sheet.getName().equals(hints.sheet())
                    : sheet.getVisibility() == SheetVisibility.VISIBLE) {
                visible.add(sheet);
            }
            names.add(sheet.getName());
        }
        if (visible.isEmpty()) {
            throw new RefusedFile(
                    notes.file(),
                    0,
                    "NO_SHEET: there is no "
                            + (hints.sheet() == null ? "visible sheet" : "sheet '" + hints.sheet() + "'")
                            + "; the sheets are " + String.join(", ", names) + "; set format.sheet");
        }
        Sheet chosen = visible.get(0);
        notes.dialect("sheet " + chosen.getName());
        if (visible.size() > 1) {
            notes.warn("OTHER_SHEETS: only sheet '" + chosen.getName() + "' of " + String.join(", ", names)
                    + " is read; set format.sheet to read another");
        }
        return chosen;
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
        Row plain = new Row(line, cells, null);
        Row faulty = null;
        for (int i = 0; i < width; i++) {
            cells[i] = text(row, i);
            if (cells[i].length() > limits.fieldChars()) {
                faulty = refused(
                        NO_CELLS, "FIELD_TOO_LONG: a cell is longer than " + limits.fieldChars() + " characters");
            }
        }
        return faulty == null ? plain : faulty;
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

    private static RefusedFile damaged(Notes notes, long line, Exception e) {
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
        book.close();
        access.close();
    }
}
