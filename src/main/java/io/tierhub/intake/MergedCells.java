package io.tierhub.intake;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * Cells that a sheet says are merged over several rows: only the first holds the value, which counts for all of them.
 * Rows come in their order; a row with nothing of its own stays empty.
 */
final class MergedCells {
    /** Merged areas of one sheet that are remembered; a sheet with more has them by mistake. */
    static final int MOST = 100_000;

    private static final int SHIFT = 16;

    /** A value that still counts. */
    private record Held(String value, long lastRow) {}

    private final Map<Long, Long> lastRows = new HashMap<>();
    private final Map<Integer, Held> held = new HashMap<>();

    /** Rows and columns count from 0. Beyond {@link #MOST} nothing is added, and the answer is false. */
    boolean add(long firstRow, long lastRow, int column) {
        if (lastRow <= firstRow || column >= Limits.COLUMNS) {
            return true;
        }
        if (lastRows.size() >= MOST) {
            return false;
        }
        lastRows.put(firstRow << SHIFT | column, lastRow);
        return true;
    }

    /** The cells of the row with what is merged into it. */
    String[] filled(long row, String[] cells) {
        if (lastRows.isEmpty()) {
            return cells;
        }
        String[] full = held.isEmpty() || blank(cells) ? cells : fill(row, cells);
        for (int column = 0; column < cells.length; column++) {
            Long last = cells[column].isEmpty() ? null : lastRows.get(row << SHIFT | column);
            if (last != null) {
                held.put(column, new Held(cells[column], last));
            }
        }
        return full;
    }

    private String[] fill(long row, String[] cells) {
        String[] full = cells;
        for (Iterator<Map.Entry<Integer, Held>> all = held.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<Integer, Held> one = all.next();
            int column = one.getKey();
            if (one.getValue().lastRow < row) {
                all.remove();
            } else if (column >= cells.length || cells[column].isEmpty()) {
                full = wide(full == cells ? cells.clone() : full, column + 1);
                full[column] = one.getValue().value;
            }
        }
        return full;
    }

    private static String[] wide(String[] cells, int width) {
        if (cells.length >= width) {
            return cells;
        }
        String[] wider = Arrays.copyOf(cells, width);
        Arrays.fill(wider, cells.length, width, "");
        return wider;
    }

    private static boolean blank(String[] cells) {
        for (String cell : cells) {
            if (!cell.isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
