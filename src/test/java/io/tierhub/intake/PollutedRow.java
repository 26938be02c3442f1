package io.tierhub.intake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One row of a text to be polluted: its cells, and what stands before each of them and after the last. */
record PollutedRow(List<Cell> cells, List<String> before, String end) {
    /** A cell and whether it is written in quotes. */
    record Cell(String text, boolean quoted) {}

    static PollutedRow of(List<Cell> cells, String delimiter) {
        List<String> before = new ArrayList<>(Collections.nCopies(cells.size(), delimiter));
        before.set(0, "");
        return new PollutedRow(List.copyOf(cells), before, "\r\n");
    }

    /** A row of texts, quoted where they must be. */
    static PollutedRow plain(List<String> texts, String delimiter) {
        return of(
                texts.stream()
                        .map(t -> new Cell(t, t.contains(delimiter) || t.contains("\"")))
                        .toList(),
                delimiter);
    }

    List<String> texts() {
        return cells.stream().map(Cell::text).toList();
    }

    PollutedRow ending(String other) {
        return new PollutedRow(cells, before, other);
    }

    PollutedRow delimited(String delimiter) {
        return of(cells, delimiter).ending(end);
    }

    /** With one delimiter more before the cell; before the first one too. */
    PollutedRow moreBefore(int column, String delimiter) {
        List<String> more = new ArrayList<>(before);
        more.set(column, more.get(column) + delimiter);
        return new PollutedRow(cells, more, end);
    }

    /** Without the delimiter before the cell. */
    PollutedRow lessBefore(int column) {
        List<String> less = new ArrayList<>(before);
        less.set(column, "");
        return new PollutedRow(cells, less, end);
    }

    PollutedRow with(int column, Cell cell) {
        List<Cell> other = new ArrayList<>(cells);
        other.set(column, cell);
        return new PollutedRow(other, before, end);
    }

    String written(String quote, String escape) {
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            row.append(before.get(i));
            row.append(cell.quoted ? quote + cell.text.replace(quote, escape + quote) + quote : cell.text);
        }
        return row.append(end).toString();
    }
}
