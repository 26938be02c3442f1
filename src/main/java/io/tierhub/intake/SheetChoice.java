package io.tierhub.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of one sheet of a workbook: the named one, the one whose header fits the mapping best, or the first. */
final class SheetChoice implements RawRows {
    private final SheetBook book;
    private final RawRows rows;

    private SheetChoice(SheetBook book, RawRows rows) {
        this.book = book;
        this.rows = rows;
    }

    /** Opens the rows, with which the book is closed too. */
    static SheetChoice open(SheetBook book, FormatHints hints, ExpectedColumns expected, Notes notes)
            throws IOException {
        try {
            List<Integer> eligible = eligible(book, hints, notes);
            int chosen = best(book, eligible, expected);
            told(book, eligible, chosen, notes);
            return new SheetChoice(book, book.rows(chosen));
        } catch (IOException | RuntimeException e) {
            book.close();
            throw e;
        }
    }

    private static List<Integer> eligible(SheetBook book, FormatHints hints, Notes notes) {
        List<Integer> eligible = new ArrayList<>();
        for (int i = 0; i < book.sheets().size(); i++) {
            SheetBook.Sheet sheet = book.sheets().get(i);
            if (hints.sheet() == null ? sheet.visible() : sheet.name().equals(hints.sheet())) {
                eligible.add(i);
            }
        }
        if (eligible.isEmpty()) {
            throw new RefusedFile(
                    notes.file(),
                    0,
                    "NO_SHEET: there is no "
                            + (hints.sheet() == null ? "visible sheet" : "sheet '" + hints.sheet() + "'")
                            + "; the sheets are " + String.join(", ", names(book)) + "; set format.sheet");
        }
        return eligible;
    }

    private static int best(SheetBook book, List<Integer> eligible, ExpectedColumns expected) throws IOException {
        int best = eligible.get(0);
        if (eligible.size() == 1 || expected.equals(ExpectedColumns.NONE)) {
            return best;
        }
        int most = 0;
        for (int sheet : eligible) {
            int fit = fit(book, sheet, expected);
            if (fit > most) {
                most = fit;
                best = sheet;
            }
        }
        return best;
    }

    private static int fit(SheetBook book, int sheet, ExpectedColumns expected) throws IOException {
        int fit = 0;
        try (RawRows rows = book.rows(sheet)) {
            Row row;
            for (int i = 0; i < Limits.HEADER_ROWS && (row = rows.next()) != null; i++) {
                fit = Math.max(fit, HeaderFinder.fit(row, expected));
            }
        }
        return fit;
    }

    private static void told(SheetBook book, List<Integer> eligible, int chosen, Notes notes) {
        List<String> names = names(book);
        String name = names.remove(chosen);
        notes.dialect("sheet " + name);
        if (eligible.size() > 1) {
            notes.warn("OTHER_SHEETS: sheet '" + name + "' is read; skipped: " + String.join(", ", names)
                    + "; set format.sheet to read another");
        }
    }

    private static List<String> names(SheetBook book) {
        return new ArrayList<>(book.sheets().stream().map(SheetBook.Sheet::name).toList());
    }

    @Override
    public int usualWidth() {
        return rows.usualWidth();
    }

    @Override
    public @Nullable Row next() throws IOException {
        return rows.next();
    }

    @Override
    public void close() throws IOException {
        rows.close();
        book.close();
    }
}
