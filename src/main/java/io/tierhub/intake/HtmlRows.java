package io.tierhub.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the table of an HTML page, which many systems write and name .xls. A cell over several rows counts in each
 * of them. A further table goes on with the rows if it is as wide; else its rows are counted and not read.
 */
final class HtmlRows implements RawRows {
    private static final int SPAN = 65_534;

    /** A cell that goes on in the rows below. */
    private record Spanning(String text, int rows) {}

    private final GuardedReader in;
    private final StreamParser parser;
    private final Notes notes;
    private final Limits limits;
    private final Map<Integer, Spanning> spanning = new HashMap<>();
    private @Nullable Element table;
    private boolean other;
    private int widest;
    private long line;
    private long skipped;
    private long skippedFrom;

    HtmlRows(GuardedReader in, Notes notes, Limits limits) {
        this.in = in;
        this.notes = notes;
        this.limits = limits;
        this.parser = new StreamParser(Parser.htmlParser().setTrackPosition(true)).parse(in, "");
    }

    @Override
    public int usualWidth() {
        return 0;
    }

    @Override
    public @Nullable Row next() throws IOException {
        try {
            for (Element row = parser.selectNext("tr"); row != null; row = parser.selectNext("tr")) {
                line = Math.max(line + 1, row.sourceRange().start().lineNumber());
                in.arrived(line);
                if (!row.parents().is("td, th")) {
                    Row read = row(row);
                    forget(row);
                    if (read != null) {
                        return read;
                    }
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (skipped > 0) {
            notes.warn("SECOND_TABLE: another table with other columns begins on line " + skippedFrom + "; its "
                    + skipped + " rows are not read; put each table in a file of its own");
            skipped = 0;
        }
        return null;
    }

    /** Takes the row out of the page, with the blank before it, or the page would grow in memory. */
    private static void forget(Element row) {
        if (row.previousSibling() instanceof TextNode blank) {
            blank.remove();
        }
        row.remove();
    }

    private @Nullable Row row(Element row) {
        Element its = row.closest("table");
        boolean first = its != table;
        table = its;
        if (first) {
            spanning.clear();
        }
        List<String> cells = cells(row);
        if (first) {
            other = widest > 1 && cells.size() != widest;
        }
        if (other) {
            skipped++;
            skippedFrom = skipped == 1 ? line : skippedFrom;
            return null;
        }
        widest = Math.max(widest, cells.size());
        if (cells.size() > limits.columns()) {
            return refused("TOO_MANY_COLUMNS: the row has more than " + limits.columns() + " columns");
        }
        for (String cell : cells) {
            if (cell.length() > limits.fieldChars()) {
                return refused("FIELD_TOO_LONG: a cell is longer than " + limits.fieldChars() + " characters");
            }
        }
        return new Row(line, cells.toArray(String[]::new), null);
    }

    private List<String> cells(Element row) {
        List<String> cells = new ArrayList<>();
        Map<Integer, Spanning> above = new HashMap<>(spanning);
        spanning.clear();
        for (Element cell : row.children()) {
            if (cells.size() > limits.columns()) {
                break;
            }
            if (cell.normalName().equals("td") || cell.normalName().equals("th")) {
                fromAbove(cells, above);
                int across = Math.min(limits.columns(), span(cell, "colspan"));
                keep(cells.size(), cell.text(), span(cell, "rowspan") - 1);
                cells.add(cell.text());
                cells.addAll(Arrays.asList(blank(across - 1)));
            }
        }
        fromAbove(cells, above);
        return cells;
    }

    private void fromAbove(List<String> cells, Map<Integer, Spanning> above) {
        for (Spanning cell = above.get(cells.size()); cell != null; cell = above.get(cells.size())) {
            keep(cells.size(), cell.text, cell.rows - 1);
            cells.add(cell.text);
        }
    }

    private void keep(int column, String text, int rows) {
        if (rows > 0) {
            spanning.put(column, new Spanning(text, rows));
        }
    }

    private static String[] blank(int count) {
        String[] cells = new String[count];
        Arrays.fill(cells, "");
        return cells;
    }

    private static int span(Element cell, String name) {
        String text = cell.attr(name).strip();
        return text.matches("[1-9][0-9]{0,4}") ? Math.min(SPAN, Integer.parseInt(text)) : 1;
    }

    private Row refused(String reason) {
        return new Row(line, new String[0], new Rejection(new Position(notes.file(), line), null, reason, null));
    }

    @Override
    public void close() throws IOException {
        parser.close();
        in.close();
    }
}
