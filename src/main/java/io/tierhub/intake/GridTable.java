package io.tierhub.intake;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table made of bare rows: finds the header, skips titles and totals, refuses ragged rows. */
final class GridTable implements Table {
    private final RawRows raw;
    private final Notes notes;
    private final Limits limits;
    private final Deque<Row> ahead = new ArrayDeque<>();
    private final List<Row> levels = new ArrayList<>();
    private final Header header;
    private final BodyCheck body;
    private final ColumnEvidence evidence = new ColumnEvidence();
    private @Nullable RefusedFile broken;
    private @Nullable Row held;

    private GridTable(RawRows raw, Notes notes, Limits limits, FormatHints hints, ExpectedColumns expected)
            throws IOException {
        this.raw = raw;
        this.notes = notes;
        this.limits = limits;
        List<Row> head = new ArrayList<>();
        Row row;
        while (head.size() < Limits.HEADER_ROWS && (row = filled()) != null) {
            head.add(row);
        }
        ahead.addAll(head);
        this.header = header(head, hints, expected);
        this.body = new BodyCheck(header, levels, expected, notes);
        sample();
    }

    /** Reads ahead for what the rows tell about the columns; a file that breaks off does so when its rows are taken. */
    private void sample() throws IOException {
        List<Row> rows = new ArrayList<>(ahead);
        try {
            int chars = 0;
            Row row;
            while (rows.size() < ColumnEvidence.ROWS && chars < ColumnEvidence.CHARS && (row = unseen()) != null) {
                rows.add(row);
                ahead.add(row);
                for (int i = 0; i < row.size(); i++) {
                    chars += row.cell(i).length();
                }
            }
        } catch (RefusedFile e) {
            broken = e;
        }
        for (Row row : rows) {
            for (int i = 0; row.fault() == null && i < row.size(); i++) {
                evidence.see(i, row.cell(i));
            }
        }
    }

    @Override
    public ColumnEvidence evidence() {
        return evidence;
    }

    /** A table over these rows, which it closes, also when the header makes it refuse the file. */
    static GridTable over(RawRows raw, Notes notes, Limits limits, FormatHints hints, ExpectedColumns expected)
            throws IOException {
        try {
            return new GridTable(raw, notes, limits, hints, expected);
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    @Override
    public Header header() {
        return header;
    }

    @Override
    public Notes notes() {
        return notes;
    }

    @Override
    public @Nullable Row next() throws IOException {
        Row row = held != null ? held : body(filled());
        held = null;
        if (row != null && body.maybeTotal(row)) {
            held = body(filled());
            if (held == null) {
                notes.skip(row.line(), "total row", String.join(",", row.cells()));
                return null;
            }
        }
        return row;
    }

    /** The next row that is a record, from this one on. */
    private @Nullable Row body(@Nullable Row from) throws IOException {
        Row row = from;
        while (row != null && body.skips(row)) {
            row = filled();
        }
        return row == null ? null : body.checked(row);
    }

    private @Nullable Row filled() throws IOException {
        Row row = ahead.poll();
        if (row != null) {
            return row;
        }
        if (broken != null) {
            throw broken;
        }
        return unseen();
    }

    private @Nullable Row unseen() throws IOException {
        Row row;
        do {
            row = raw.next();
        } while (row != null && row.fault() == null && row.blank());
        return row;
    }

    private Header header(List<Row> head, FormatHints hints, ExpectedColumns expected) {
        if (head.isEmpty()) {
            return Header.positional(0);
        }
        int at = at(head, hints, expected);
        if (at == HeaderFinder.NONE) {
            int widest = raw.usualWidth();
            for (Row row : head) {
                widest = Math.max(widest, row.size());
            }
            return Header.positional(Math.min(widest, limits.columns()));
        }
        List<String> joined = hints.headerRow() < 0 ? joined(head, at, expected) : null;
        if (joined == null && at > 0 && hints.headerRow() < 0) {
            joined = joined(head, at - 1, expected);
            at -= joined == null ? 0 : 1;
        }
        for (int i = 0; i < at; i++) {
            Row title = ahead.remove();
            notes.skip(title.line(), "above the header", String.join(",", title.cells()));
        }
        if (joined != null) {
            return twoLevels(joined);
        }
        HeaderRepair repair = new HeaderRepair(limits, raw.usualWidth(), notes);
        Row row = repair.resplit(ahead.remove());
        refuseBroken(row);
        int repeats = 0;
        for (Row next = ahead.peek(); next != null && HeaderCells.same(row, next); next = ahead.peek()) {
            ahead.remove();
            notes.skip(next.line(), "repeats the header", String.join(",", next.cells()));
            repeats++;
        }
        return HeaderCells.header(row, repeats, raw.usualWidth(), notes, cells -> repair.parted(cells, row.line(), expected));
    }

    /** The names, if the row and the one below it are one header of two levels. */
    private static @Nullable List<String> joined(List<Row> head, int at, ExpectedColumns expected) {
        return at + 1 >= head.size()
                ? null
                : new TwoLevels(head.get(at), head.get(at + 1), head.subList(at + 2, head.size())).names(expected);
    }

    private Header twoLevels(List<String> names) {
        levels.add(ahead.remove());
        levels.add(ahead.remove());
        Row lower = levels.get(1);
        notes.skip(
                levels.get(0).line(),
                "groups above the header of line " + lower.line(),
                String.join(",", levels.get(0).cells()));
        return Header.named(names, names, lower.line());
    }

    private int at(List<Row> head, FormatHints hints, ExpectedColumns expected) {
        if (hints.headerRow() == 0) {
            return HeaderFinder.NONE;
        }
        if (hints.headerRow() < 0) {
            return new HeaderFinder(head, expected).find();
        }
        for (int i = 0; i < head.size(); i++) {
            if (head.get(i).line() == hints.headerRow()) {
                return i;
            }
        }
        throw new RefusedFile(
                notes.file(),
                hints.headerRow(),
                "NO_HEADER: format.header_row says line " + hints.headerRow()
                        + ", but no row begins there within the first " + Limits.HEADER_ROWS);
    }

    private void refuseBroken(Row row) {
        Rejection fault = row.fault();
        if (row.size() > limits.columns()) {
            throw new RefusedFile(
                    notes.file(),
                    row.line(),
                    "TOO_MANY_COLUMNS: the header has more than " + limits.columns()
                            + " columns; is the delimiter right?");
        }
        if (fault == null) {
            return;
        }
        if (fault.reason().startsWith("UNTERMINATED_QUOTE") && row.size() * 2 > raw.usualWidth()) {
            notes.warn(
                    "STRAY_QUOTE: the header on line " + row.line() + " has a quote that does not close; read as text");
            return;
        }
        throw new RefusedFile(notes.file(), row.line(), "the header cannot be read: " + fault.reason());
    }

    @Override
    public void close() throws IOException {
        raw.close();
    }
}
