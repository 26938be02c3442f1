package io.tierhub.intake;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the header among the first rows: the row that holds the columns that the mapping looks for, or else the first row
 * that is about as wide as the table and made of words. Rows above it are titles.
 */
final class HeaderFinder {
    /** There is no header: the first row is data. */
    static final int NONE = -1;

    private final List<Row> rows;
    private final ExpectedColumns expected;

    HeaderFinder(List<Row> rows, ExpectedColumns expected) {
        this.rows = rows;
        this.expected = expected;
    }

    /** The index of the header in the rows. */
    int find() {
        int named = byExpectedColumns();
        return named >= 0 ? named : byLooks();
    }

    /** The row with most of the expected columns, if it has the key or half of them; {@link #NONE} otherwise. */
    int byExpectedColumns() {
        int best = NONE;
        int most = 0;
        for (int i = 0; i < rows.size(); i++) {
            int found = fit(rows.get(i), expected);
            if (found > most) {
                best = i;
                most = found;
            }
        }
        return best;
    }

    /** How many of the expected columns a row names; 0 unless it has the key or half of them. */
    static int fit(Row row, ExpectedColumns expected) {
        Set<String> cells = new HashSet<>();
        for (String cell : row.cells()) {
            cells.add(Header.folded(cell));
        }
        return expected.found(cells);
    }

    private int byLooks() {
        int widest = 0;
        for (Row row : rows) {
            widest = Math.max(widest, filled(row));
        }
        for (int i = 0; i < rows.size(); i++) {
            if (filled(rows.get(i)) * 2 > widest && !labels(i)) {
                return i > 0 && words(rows.get(i)) ? i : data(i) ? NONE : 0;
            }
        }
        return 0;
    }

    /** Whether the row is made of labels and their values, such as {@code 单位：,某某公司}, with the header still below. */
    private boolean labels(int at) {
        boolean label = false;
        for (String cell : rows.get(at).cells()) {
            String text = Cells.trim(cell);
            label |= text.endsWith(":") || text.endsWith("：");
        }
        for (int i = at + 1; label && i < rows.size(); i++) {
            if (filled(rows.get(i)) >= filled(rows.get(at)) && words(rows.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static int filled(Row row) {
        int filled = 0;
        for (int i = 0; i < row.size(); i++) {
            filled += Cells.blank(row.cell(i)) ? 0 : 1;
        }
        return filled;
    }

    /** Whether no cell is a number and no text occurs twice, as in a header below titles. */
    private static boolean words(Row row) {
        Set<String> seen = new HashSet<>();
        for (String cell : row.cells()) {
            String text = Cells.trim(cell);
            if (!text.isEmpty() && (Numbers.like(text) || !seen.add(text))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a third of the cells are numbers or dates that go on as such below: then the row is no header. */
    private boolean data(int first) {
        Row row = rows.get(first);
        int numbers = 0;
        int goOn = 0;
        for (int i = 0; i < row.size(); i++) {
            if (Numbers.like(Cells.trim(row.cell(i)))) {
                numbers++;
                goOn += rows.size() > first + 1
                                && Numbers.like(Cells.trim(rows.get(first + 1).cell(i)))
                        ? 1
                        : 0;
            }
        }
        return first == 0 && numbers > 0 && numbers * 3 >= filled(row) && goOn * 2 >= numbers;
    }
}
