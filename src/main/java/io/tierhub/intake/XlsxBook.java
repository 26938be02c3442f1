package io.tierhub.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.SheetVisibility;

/** A workbook of Excel 2007 and later. */
final class XlsxBook implements SheetBook {
    private final RandomAccess access;
    private final ReadableWorkbook book;
    private final List<org.dhatim.fastexcel.reader.Sheet> sheets;
    private final Notes notes;
    private final Limits limits;

    private XlsxBook(RandomAccess access, ReadableWorkbook book, Notes notes, Limits limits) {
        this.access = access;
        this.book = book;
        this.sheets = book.getSheets().toList();
        this.notes = notes;
        this.limits = limits;
    }

    static XlsxBook open(SourceFile file, Notes notes, Limits limits) throws IOException {
        RandomAccess access = RandomAccess.to(file, limits);
        ReadableWorkbook book = null;
        try {
            boolean styles = WorkbookGate.check(access.path(), notes.file(), limits);
            book = new ReadableWorkbook(access.path().toFile(), new ReadingOptions(styles, true));
            return new XlsxBook(access, book, notes, limits);
        } catch (IOException | RuntimeException e) {
            if (book != null) {
                book.close();
            }
            access.close();
            throw e instanceof RefusedFile refused ? refused : SheetRows.damaged(notes, 0, e);
        }
    }

    @Override
    public List<Sheet> sheets() {
        return sheets.stream()
                .map(sheet -> new Sheet(sheet.getName(), sheet.getVisibility() == SheetVisibility.VISIBLE))
                .toList();
    }

    @Override
    public RawRows rows(int sheet) {
        try {
            Path path = access.path();
            MergedCells merged = SheetMerges.of(path, sheets.get(sheet).getId(), notes);
            return new SheetRows(book, sheets.get(sheet), merged, notes, limits);
        } catch (IOException | RuntimeException e) {
            throw e instanceof RefusedFile refused ? refused : SheetRows.damaged(notes, 0, e);
        }
    }

    @Override
    public void close() throws IOException {
        book.close();
        access.close();
    }
}
