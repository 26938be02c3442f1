package io.tierhub.intake;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.record.FormatRecord;
import org.apache.poi.hssf.record.MergeCellsRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RecordFactoryInputStream;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;

/**
 * A workbook of Excel 97 to 2003, or of WPS. Cells are streamed; what is held is the table of strings, which is smaller
 * than the file.
 */
final class XlsBook implements SheetBook {
    private static final String STREAM = "Workbook";

    private final RandomAccess access;
    private final POIFSFileSystem files;
    private final Notes notes;
    private final Limits limits;
    private final List<BoundSheetRecord> sheets = new ArrayList<>();
    private final List<MergedAreas> merged = new ArrayList<>();
    private final Map<Integer, String> formats = new HashMap<>();
    private final List<Integer> formatOf = new ArrayList<>();
    private @Nullable SSTRecord strings;
    private boolean from1904;

    /** The merged areas of one sheet, in the order of the file. */
    private record MergedAreas(List<CellRangeAddress> areas) {}

    private XlsBook(RandomAccess access, POIFSFileSystem files, Notes notes, Limits limits) {
        this.access = access;
        this.files = files;
        this.notes = notes;
        this.limits = limits;
    }

    static XlsBook open(SourceFile file, Notes notes, Limits limits) throws IOException {
        RandomAccess access = RandomAccess.to(file, limits);
        POIFSFileSystem files = null;
        try {
            if (Files.size(access.path()) > Limits.XLS_BYTES) {
                throw new RefusedFile(
                        notes.file(),
                        0,
                        "WORKBOOK_TOO_LARGE: an .xls of more than " + Limits.XLS_BYTES
                                + " bytes; save it as .xlsx or .csv");
            }
            files = new POIFSFileSystem(access.path().toFile(), true);
            XlsKind.check(files.getRoot(), notes.file());
            XlsBook book = new XlsBook(access, files, notes, limits);
            book.readGlobals();
            return book;
        } catch (IOException | RuntimeException e) {
            if (files != null) {
                files.close();
            }
            access.close();
            throw refusal(e, notes);
        }
    }

    static RefusedFile refusal(Exception e, Notes notes) {
        if (e instanceof RefusedFile refused) {
            return refused;
        }
        return e instanceof EncryptedDocumentException
                ? XlsKind.password(notes.file(), e)
                : SheetRows.damaged(notes, 0, e);
    }

    /** Reads everything but the cells. */
    private void readGlobals() throws IOException {
        List<BoundSheetRecord> bound = new ArrayList<>();
        int nested = 0;
        try (InputStream in = stream()) {
            RecordFactoryInputStream records = new RecordFactoryInputStream(in, false);
            for (Record record = records.nextRecord(); record != null; record = records.nextRecord()) {
                if (record instanceof BOFRecord) {
                    if (nested++ == 0) {
                        merged.add(new MergedAreas(new ArrayList<>()));
                    }
                } else if (record instanceof EOFRecord) {
                    nested--;
                } else if (record instanceof BoundSheetRecord sheet) {
                    bound.add(sheet);
                } else if (record instanceof MergeCellsRecord areas && !merged.isEmpty()) {
                    add(areas, merged.get(merged.size() - 1));
                } else {
                    style(record);
                }
            }
        }
        sheets.addAll(List.of(BoundSheetRecord.orderByBofPosition(bound)));
    }

    private static void add(MergeCellsRecord record, MergedAreas to) {
        for (int i = 0; i < record.getNumAreas() && to.areas.size() < MergedCells.MOST; i++) {
            to.areas.add(record.getAreaAt(i));
        }
    }

    private void style(Record record) {
        if (record instanceof SSTRecord table) {
            strings = table;
        } else if (record instanceof FormatRecord format) {
            formats.put(format.getIndexCode(), format.getFormatString());
        } else if (record instanceof ExtendedFormatRecord cell) {
            formatOf.add((int) cell.getFormatIndex());
        } else if (record instanceof DateWindow1904Record window) {
            from1904 = window.getWindowing() == 1;
        }
    }

    private InputStream stream() throws IOException {
        DirectoryNode root = files.getRoot();
        return root.createDocumentInputStream(STREAM);
    }

    @Override
    public List<Sheet> sheets() {
        return sheets.stream()
                .map(sheet -> new Sheet(sheet.getSheetname(), !sheet.isHidden() && !sheet.isVeryHidden()))
                .toList();
    }

    @Override
    public RawRows rows(int sheet) throws IOException {
        MergedCells filled = new MergedCells();
        // The first part of the stream is the workbook's own.
        if (sheet + 1 < merged.size()) {
            for (CellRangeAddress area : merged.get(sheet + 1).areas) {
                filled.add(area.getFirstRow(), area.getLastRow(), area.getFirstColumn());
            }
        }
        InputStream in = stream();
        try {
            return new XlsRows(in, sheet, this, filled, notes, limits);
        } catch (RuntimeException e) {
            in.close();
            throw refusal(e, notes);
        }
    }

    /** The text of a string of the table. */
    String string(int at) {
        SSTRecord table = strings;
        if (table == null || at < 0 || at >= table.getNumUniqueStrings()) {
            throw new IllegalStateException("a cell names a text that is not there");
        }
        return table.getString(at).getString();
    }

    /** A number as text, as a date where its format says so. */
    String number(double value, int style) {
        Integer format = style >= 0 && style < formatOf.size() ? formatOf.get(style) : null;
        if (!Double.isFinite(value)) {
            throw new IllegalStateException("a cell holds no number where one must be");
        }
        return SheetNumbers.text(
                BigDecimal.valueOf(value), format, format == null ? null : formats.get(format), from1904);
    }

    @Override
    public void close() throws IOException {
        files.close();
        access.close();
    }
}
