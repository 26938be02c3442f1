package io.tierhub.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RecordFactoryInputStream;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.ss.usermodel.FormulaError;
import org.jspecify.annotations.Nullable;

/** The rows of one sheet of an .xls, as text, in the order in which the file holds them. */
final class XlsRows implements RawRows {
    private static final int COLUMNS = 256;

    private final InputStream in;
    private final RecordFactoryInputStream records;
    private final XlsBook book;
    private final MergedCells merged;
    private final Notes notes;
    private final Limits limits;
    private final String[] cells = new String[COLUMNS];
    private int width;
    private int row = -1;
    private int nested;
    private boolean ended;
    private @Nullable CellValueRecordInterface ahead;
    private String aheadText = "";

    /** The rows of that sheet, from 0, of the workbook's stream. */
    XlsRows(InputStream in, int sheet, XlsBook book, MergedCells merged, Notes notes, Limits limits) {
        this.in = in;
        this.records = new RecordFactoryInputStream(in, false);
        this.book = book;
        this.merged = merged;
        this.notes = notes;
        this.limits = limits;
        skipTo(sheet);
    }

    private void skipTo(int sheet) {
        int parts = 0;
        for (Record record = records.nextRecord(); record != null; record = records.nextRecord()) {
            if (record instanceof BOFRecord && nested++ == 0 && parts++ == sheet + 1) {
                return;
            }
            nested -= record instanceof EOFRecord ? 1 : 0;
        }
        ended = true;
    }

    @Override
    public int usualWidth() {
        return 0;
    }

    @Override
    public @Nullable Row next() throws IOException {
        try {
            return row();
        } catch (RuntimeException e) {
            throw XlsBook.refusal(e, notes);
        }
    }

    private @Nullable Row row() {
        width = 0;
        Arrays.fill(cells, "");
        CellValueRecordInterface cell = ahead != null ? ahead : cell();
        if (cell == null) {
            return null;
        }
        if (cell.getRow() < row) {
            throw new IllegalStateException("rows are out of order");
        }
        row = cell.getRow();
        while (cell != null && cell.getRow() == row) {
            put(cell, aheadText);
            cell = cell();
        }
        ahead = cell;
        String[] read = merged.filled(row, Arrays.copyOf(cells, width));
        for (String text : read) {
            if (text.length() > limits.fieldChars()) {
                String reason = "FIELD_TOO_LONG: a cell is longer than " + limits.fieldChars() + " characters";
                return new Row(
                        row + 1L,
                        new String[0],
                        new Rejection(new Position(notes.file(), row + 1L), null, reason, null));
            }
        }
        return new Row(row + 1L, read, null);
    }

    private void put(CellValueRecordInterface cell, String text) {
        if (!text.isEmpty() && cell.getColumn() < COLUMNS) {
            cells[cell.getColumn()] = text;
            width = Math.max(width, cell.getColumn() + 1);
        }
    }

    private String text(CellValueRecordInterface cell) {
        if (cell instanceof LabelSSTRecord label) {
            return book.string(label.getSSTIndex());
        }
        if (cell instanceof NumberRecord number) {
            return book.number(number.getValue(), cell.getXFIndex());
        }
        if (cell instanceof BoolErrRecord value) {
            return value.isBoolean()
                    ? Boolean.toString(value.getBooleanValue())
                    : FormulaError.forInt(value.getErrorValue()).getString();
        }
        return cell instanceof FormulaRecord formula ? computed(formula) : "";
    }

    private String computed(FormulaRecord formula) {
        return switch (formula.getCachedResultTypeEnum()) {
            case NUMERIC -> book.number(formula.getValue(), formula.getXFIndex());
            case BOOLEAN -> Boolean.toString(formula.getCachedBooleanValue());
            case ERROR -> FormulaError.forInt(formula.getCachedErrorValue()).getString();
            default -> formula.hasCachedResultString() ? result() : "";
        };
    }

    /** The text that a formula came to, which stands in a record of its own behind it. */
    private String result() {
        Record record = records.nextRecord();
        for (int i = 0; i < 3 && record != null; i++) {
            if (record instanceof StringRecord text) {
                return text.getString();
            }
            record = records.nextRecord();
        }
        throw new IllegalStateException("the text of a formula is missing");
    }

    private @Nullable CellValueRecordInterface cell() {
        while (!ended) {
            Record record = records.nextRecord();
            if (record == null) {
                ended = true;
            } else if (record instanceof BOFRecord) {
                nested++;
            } else if (record instanceof EOFRecord) {
                ended = --nested == 0;
            } else if (nested == 1 && record instanceof CellValueRecordInterface cell) {
                // A formula's text is the next record, so it is read at once.
                aheadText = text(cell);
                return cell;
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
