package io.tierhub.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds columns of fixed width where no delimiter makes a table: places that are blank in every line, with a header that
 * has a name in every column. Places count as on a screen, where a Chinese character takes two.
 */
final class FixedWidths {
    /** Fewer lines line up by chance. */
    private static final int LINES = 4;

    /** Blanks between two columns; a single one also stands within texts. */
    private static final int GAP = 2;

    private static final int SAMPLE = 64 << 10;

    private FixedWidths() {}

    /** The widths, the last one open-ended; null if the columns do not line up. */
    static @Nullable List<Integer> find(StrictReader in) throws IOException {
        char[] sample = new char[SAMPLE];
        int length = 0;
        int got;
        while (length < SAMPLE - 1 && (got = in.read(sample, length, SAMPLE - length)) > 0) {
            length += got;
        }
        boolean whole = length < SAMPLE - 1;
        String text = new String(sample, 0, length);
        List<String> lines = new ArrayList<>(text.lines()
                .filter(line -> !Cells.blank(line) && !FixedRows.rule(line))
                .toList());
        if (!whole && !lines.isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return lines.size() < LINES ? null : widths(lines);
    }

    private static @Nullable List<Integer> widths(List<String> lines) {
        BitSet filled = new BitSet();
        for (String line : lines) {
            mark(line, filled);
        }
        List<Integer> starts = new ArrayList<>(List.of(0));
        for (int at = filled.nextSetBit(0); at >= 0; ) {
            int end = filled.nextClearBit(at);
            at = filled.nextSetBit(end);
            if (at - end >= GAP) {
                starts.add(at);
            }
        }
        if (starts.size() < 2 || !named(lines.get(0), starts)) {
            return null;
        }
        List<Integer> widths = new ArrayList<>();
        for (int i = 1; i < starts.size(); i++) {
            widths.add(starts.get(i) - starts.get(i - 1));
        }
        widths.add(Limits.FIELD_CHARS);
        return widths;
    }

    private static void mark(String line, BitSet filled) {
        int at = 0;
        for (int i = 0; i < line.length(); i++) {
            int wide = FixedRows.wide(line.charAt(i));
            if (!Cells.blank(line.substring(i, i + 1))) {
                filled.set(at, at + wide);
            }
            at += wide;
        }
    }

    private static boolean named(String header, List<Integer> starts) {
        BitSet filled = new BitSet();
        mark(header, filled);
        for (int i = 0; i < starts.size(); i++) {
            int next = filled.nextSetBit(starts.get(i));
            if (next < 0 || i + 1 < starts.size() && next >= starts.get(i + 1)) {
                return false;
            }
        }
        return true;
    }
}
