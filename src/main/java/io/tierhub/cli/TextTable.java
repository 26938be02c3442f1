package io.tierhub.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows under a header, aligned in columns. */
final class TextTable {
    private static final int MAX_COLUMN = 28;
    private static final String BETWEEN = "  ";

    private final int widest;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<Integer> widths = new ArrayList<>();

    TextTable() {
        this(MAX_COLUMN);
    }

    /** @param widest what is wider in a cell is cut */
    TextTable(int widest) {
        this.widest = widest;
    }

    /** Adds a row; the first is the header. Short rows leave their last columns empty. */
    void row(List<String> cells) {
        List<String> fitted = new ArrayList<>(cells.size());
        for (int i = 0; i < cells.size(); i++) {
            String cell = TextWidth.fit(cells.get(i), widest);
            fitted.add(cell);
            if (i == widths.size()) {
                widths.add(0);
            }
            widths.set(i, Math.max(widths.get(i), TextWidth.of(cell)));
        }
        rows.add(fitted);
    }

    /** The table, a line a row, with a rule below the header. */
    List<String> lines(String indent) {
        List<String> lines = new ArrayList<>(rows.size() + 1);
        for (List<String> row : rows) {
            lines.add(line(indent, row));
            if (lines.size() == 1) {
                lines.add(line(indent, widths.stream().map("─"::repeat).toList()));
            }
        }
        return lines;
    }

    private String line(String indent, List<String> cells) {
        StringBuilder line = new StringBuilder(indent);
        for (int i = 0; i < cells.size(); i++) {
            line.append(i == 0 ? "" : BETWEEN).append(TextWidth.pad(cells.get(i), widths.get(i)));
        }
        return line.toString().stripTrailing();
    }
}
