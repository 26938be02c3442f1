package io.tierhub.intake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Headers that are delimited otherwise than the rows below them. */
final class HeaderRepair {
    private static final char[] DELIMITERS = {';', '\t', '|', ',', ' '};

    /** Fewer words than these stand in any title. */
    private static final int FEWEST = 3;

    private final Limits limits;
    private final int usualWidth;
    private final Notes notes;

    /** @param usualWidth how many cells most rows have; 0 if unknown */
    HeaderRepair(Limits limits, int usualWidth, Notes notes) {
        this.limits = limits;
        this.usualWidth = usualWidth;
        this.notes = notes;
    }

    /** A header of a single cell, which another delimiter splits into just as many names as the rows have cells. */
    Row resplit(Row row) {
        if (row.size() != 1 || usualWidth < FEWEST) {
            return row;
        }
        char[] text = row.cell(0).toCharArray();
        for (char delimiter : DELIMITERS) {
            CsvSplitter splitter =
                    new CsvSplitter(new Dialect(delimiter, '"', Dialect.NONE, false, usualWidth), limits);
            if (splitter.split(text, 0, text.length) == CsvSplitter.Outcome.DONE
                    && splitter.width() == usualWidth
                    && names(splitter.cells())) {
                notes.warn("HEADER_DELIMITER: the header on line " + row.line()
                        + " has another delimiter than the rows; read as " + usualWidth + " columns");
                return new Row(row.line(), splitter.cells(), null);
            }
        }
        return row;
    }

    /** Parts two names that have run into one, where the mapping looks for both and the rows have one cell more. */
    List<String> parted(List<String> cells, long line, ExpectedColumns expected) {
        if (cells.size() + 1 != usualWidth) {
            return cells;
        }
        for (int i = 0; i < cells.size(); i++) {
            List<String> two = parted(cells.get(i), expected);
            if (two != null) {
                List<String> all = new ArrayList<>(cells);
                all.remove(i);
                all.addAll(i, two);
                notes.warn("HEADER_DELIMITER: the header on line " + line + " lacks a delimiter between "
                        + String.join(" and ", two) + ", as the rows show");
                return all;
            }
        }
        return cells;
    }

    private static @Nullable List<String> parted(String cell, ExpectedColumns expected) {
        String text = Cells.trim(cell);
        if (named(text, expected)) {
            return null;
        }
        for (int at = 1; at < text.length(); at++) {
            if (named(text.substring(0, at), expected) && named(text.substring(at), expected)) {
                return List.of(text.substring(0, at), text.substring(at));
            }
        }
        return null;
    }

    private static boolean named(String name, ExpectedColumns expected) {
        return expected.names(Set.of(Header.folded(name)));
    }

    private static boolean names(String[] cells) {
        Set<String> seen = new HashSet<>();
        for (String cell : cells) {
            String name = Cells.trim(cell);
            if (name.isEmpty() || Numbers.like(name) || !seen.add(Header.folded(name))) {
                return false;
            }
        }
        return true;
    }
}
