package io.tierhub.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Makes the header out of the row, or the equal rows, that it is written in. */
final class HeaderCells {
    private HeaderCells() {}

    /**
     * @param repeats how many rows below repeat the header; a header of several rows is written as one, joined by spaces
     * @param usualWidth how many cells most rows have; 0 if unknown
     * @param repair what is done to cells that do not fit the rows
     */
    static Header header(
            Row row, int repeats, int usualWidth, Notes notes, UnaryOperator<List<String>> repair) {
        List<String> cells = repair.apply(withoutGaps(row, usualWidth, notes));
        if (repeats == 0) {
            return Header.of(cells, row.line());
        }
        List<String> texts = new ArrayList<>();
        for (String cell : cells) {
            texts.add((Cells.trim(cell) + " ").repeat(repeats) + Cells.trim(cell));
        }
        return Header.named(cells, texts, row.line());
    }

    static boolean same(Row a, Row b) {
        if (a.size() != b.size() || a.size() < 2) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!a.cell(i).equals(b.cell(i))) {
                return false;
            }
        }
        return true;
    }

    /** A header with a blank cell too many, which no row has, would name every column behind it wrongly. */
    private static List<String> withoutGaps(Row row, int usualWidth, Notes notes) {
        List<String> cells = new ArrayList<>(Arrays.asList(row.cells()));
        int blank = 0;
        for (String cell : cells) {
            blank += Cells.blank(cell) ? 1 : 0;
        }
        if (blank > 0 && usualWidth > 1 && cells.size() - blank == usualWidth) {
            cells.removeIf(Cells::blank);
            notes.warn("BLANK_HEADER: the header on line " + row.line() + " has " + blank
                    + " blank cells that the rows do not have; left out");
        }
        return cells;
    }
}
