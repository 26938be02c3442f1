package io.tierhub.intake;

import io.tierhub.intake.CsvSplitter.Outcome;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The records of a delimited text. A record that breaks the rules becomes a row with a fault and costs one line; what can
 * be read without doubt in spite of stray quotes is read, with a warning.
 */
final class CsvRows implements RawRows {
    private static final String[] NO_CELLS = {};

    private final LineBuffer lines;
    private final CsvSplitter splitter;
    private final QuoteRepair repair;
    private final Dialect dialect;
    private final Notes notes;
    private final Limits limits;
    private boolean astray;
    private int openQuotes;

    CsvRows(LineBuffer lines, Dialect dialect, Notes notes, Limits limits) {
        this.lines = lines;
        this.splitter = new CsvSplitter(dialect, limits);
        this.repair = new QuoteRepair(dialect);
        this.dialect = dialect;
        this.notes = notes;
        this.limits = limits;
    }

    @Override
    public int usualWidth() {
        return dialect.width();
    }

    @Override
    public @Nullable Row next() throws IOException {
        while (lines.next()) {
            if (lines.overlong()) {
                return refused(
                        NO_CELLS,
                        "LINE_TOO_LONG: the line is longer than " + limits.lineChars()
                                + " characters; is a line end missing?");
            }
            if (lines.start() < lines.end()) {
                return record();
            }
        }
        return null;
    }

    private Row record() throws IOException {
        Outcome outcome = splitter.split(lines.chars(), lines.start(), lines.end());
        while (outcome == Outcome.OPEN && splitter.openChars() <= limits.fieldChars() && lines.extend()) {
            outcome = splitter.resume(lines.chars(), lines.start(), lines.end());
        }
        if (outcome == Outcome.TOO_LONG && lines.joined() > 1) {
            // The quote was closed by one that opens another cell far below.
            outcome = Outcome.OPEN;
        }
        return switch (outcome) {
            case DONE -> done(splitter.cells());
            case TOO_WIDE ->
                refused(
                        splitter.cells(),
                        "TOO_MANY_COLUMNS: the row has more than " + limits.columns()
                                + " columns; is the delimiter right?");
            case TOO_LONG ->
                refused(
                        NO_CELLS,
                        "FIELD_TOO_LONG: a cell is longer than " + limits.fieldChars()
                                + " characters; is a quote missing?");
            case OPEN -> {
                lines.rewind();
                yield unclosed();
            }
            case STRAY -> {
                lines.rewind();
                yield stray();
            }
        };
    }

    private Row done(String[] cells) {
        if (lines.nul()) {
            return refused(
                    cells, "NUL_BYTE: the row holds a NUL character; the file is damaged here or not a text file");
        }
        if (lines.escaped()) {
            return refused(
                    cells,
                    "BAD_ENCODING: the row does not fit the charset " + notes.charset()
                            + " of the file; save the file in one charset, or set format.charset");
        }
        if (astray) {
            // After a broken quote rows are trusted again from the first that has the right number of cells.
            if (cells.length != dialect.width()) {
                return refused(
                        cells,
                        "RAGGED_ROW: follows a broken quote and has " + cells.length + " cells where " + dialect.width()
                                + " are usual; mend the quote above");
            }
            astray = false;
        }
        return new Row(lines.line(), cells, null);
    }

    private Row stray() {
        String text = lines.text();
        String[] cells = repair.undoubled(text);
        boolean sure = cells != null && cells.length == dialect.width();
        if (cells == null || !sure) {
            cells = repair.literal(text);
            sure = cells.length == dialect.width() && repair.balanced(cells);
        }
        if (sure) {
            notes.warn("STRAY_QUOTE: line " + lines.line() + " has a quote that is not doubled; read as text");
            return done(cells);
        }
        return unclosed();
    }

    private Row unclosed() {
        if (++openQuotes > Limits.OPEN_QUOTES) {
            throw new RefusedFile(
                    notes.file(),
                    lines.line(),
                    "UNTERMINATED_QUOTE: more than " + Limits.OPEN_QUOTES
                            + " rows open a quote that never closes; set format.quote to the right character or to none");
        }
        astray = true;
        return refused(
                repair.literal(lines.text()),
                "UNTERMINATED_QUOTE: a quote opens and does not close where a cell ends; double quotes within a cell");
    }

    private Row refused(String[] cells, String reason) {
        Position at = new Position(notes.file(), lines.line());
        return new Row(lines.line(), cells, new Rejection(at, null, reason, Cells.shown(lines.text())));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
