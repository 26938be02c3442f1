package io.tierhub.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A header of two rows: groups above, as 联系方式 over 电话 and 邮箱, and columns that go through both rows. A cell merged
 * over several columns stands in the first of them, one merged over both rows in either or both.
 */
final class TwoLevels {
    private final Row upper;
    private final Row lower;
    private final List<Row> below;
    private final int width;

    /** @param below the rows that follow, as far as they were read */
    TwoLevels(Row upper, Row lower, List<Row> below) {
        this.upper = upper;
        this.lower = lower;
        this.below =
                below.stream().filter(row -> !repeats(List.of(upper, lower), row)).toList();
        this.width = Math.max(upper.size(), lower.size());
    }

    /** The names of the columns; null if the two rows are not the levels of one header. */
    @Nullable List<String> names(ExpectedColumns expected) {
        if (upper.fault() != null || lower.fault() != null || !grouped() || !words()) {
            return null;
        }
        return named(expected) || proven() ? joined() : null;
    }

    /**
     * Whether the lower row names what the upper one leaves open, some of its cells being columns of both rows; where
     * it is a header of its own, the upper row need not fit.
     */
    private boolean grouped() {
        int groups = 0;
        int through = 0;
        boolean full = true;
        boolean fits = true;
        for (int c = 0; c < width; c++) {
            String high = text(upper, c);
            String low = text(lower, c);
            boolean head = !high.isEmpty() && c + 1 < width && text(upper, c + 1).isEmpty();
            boolean open = high.isEmpty() && c > 0;
            groups += open && !low.isEmpty() ? 1 : 0;
            through += !high.isEmpty() && (low.isEmpty() || low.equals(high)) ? 1 : 0;
            full &= !low.isEmpty();
            fits &= high.isEmpty() ? c > 0 && !low.isEmpty() : head || low.isEmpty() || low.equals(high);
        }
        return groups > 0 && (full || fits && through > 0);
    }

    /** Whether the lower row has neither digits nor addresses, and no text twice under one group. */
    private boolean words() {
        Set<String> seen = new HashSet<>();
        String group = "";
        int filled = 0;
        for (int c = 0; c < width; c++) {
            group = text(upper, c).isEmpty() ? group : text(upper, c);
            String low = text(lower, c);
            if (!low.isEmpty()) {
                filled++;
                if (valued(low) || !seen.add(group + '\n' + low)) {
                    return false;
                }
            }
        }
        return filled > 1;
    }

    /** Whether the mapping reads a column that only the lower row names. */
    private boolean named(ExpectedColumns expected) {
        Set<String> open = new HashSet<>();
        for (int c = 0; c < width; c++) {
            if (text(upper, c).isEmpty() && !text(lower, c).isEmpty()) {
                open.add(Header.folded(text(lower, c)));
            }
        }
        return expected.names(open);
    }

    /** Whether two columns at least, one of them in a group, have digits or addresses in most rows below. */
    private boolean proven() {
        int proofs = 0;
        boolean inGroup = false;
        for (int c = 0; c < width; c++) {
            int valued = 0;
            int filled = 0;
            for (Row row : below) {
                filled += text(row, c).isEmpty() ? 0 : 1;
                valued += valued(text(row, c)) ? 1 : 0;
            }
            if (filled > 0 && valued * 5 >= filled * 4) {
                proofs++;
                inGroup |= text(upper, c).isEmpty();
            }
        }
        return proofs > 1 && inGroup;
    }

    private List<String> joined() {
        Map<String, Integer> uses = new HashMap<>();
        for (int c = 0; c < width; c++) {
            uses.merge(Header.folded(text(lower, c)), 1, Integer::sum);
        }
        List<String> names = new ArrayList<>();
        String group = "";
        for (int c = 0; c < width; c++) {
            String high = text(upper, c);
            String low = text(lower, c);
            group = high.isEmpty() ? group : high;
            boolean same = !low.isEmpty() && uses.get(Header.folded(low)) > 1 && !low.equals(group);
            names.add(low.isEmpty() ? high : same && !group.isEmpty() ? group + " " + low : low);
        }
        return names;
    }

    private static boolean valued(String text) {
        return text.chars().anyMatch(c -> c >= '0' && c <= '9' || c == '@');
    }

    private static String text(Row row, int column) {
        return Cells.trim(row.cell(column));
    }

    /** Whether a row of the body is one of the two again, as on the next page. */
    static boolean repeats(List<Row> levels, Row row) {
        return levels.stream().anyMatch(level -> Arrays.equals(level.cells(), row.cells()));
    }
}
