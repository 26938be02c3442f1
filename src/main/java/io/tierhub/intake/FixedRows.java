package io.tierhub.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records of a text whose columns have fixed widths. */
final class FixedRows implements RawRows {
    private final LineBuffer lines;
    private final List<Integer> widths;
    private final Notes notes;
    private final Limits limits;

    FixedRows(LineBuffer lines, List<Integer> widths, Notes notes, Limits limits) {
        this.lines = lines;
        this.widths = widths;
        this.notes = notes;
        this.limits = limits;
    }

    /** How many places a character takes on a screen, and how many bytes in GBK: 2 for Chinese, else 1. */
    static int wide(char c) {
        boolean han = c >= 0x2E80 && c <= 0xA4CF || c >= 0xAC00 && c <= 0xD7A3 || c >= 0xF900 && c <= 0xFAFF;
        return han || c >= 0xFE30 && c <= 0xFE6F || c >= 0xFF01 && c <= 0xFF60 || c >= 0xFFE0 && c <= 0xFFE6 ? 2 : 1;
    }

    @Override
    public int usualWidth() {
        return widths.size();
    }

    @Override
    public @Nullable Row next() throws IOException {
        while (lines.next()) {
            if (lines.overlong()) {
                return refused("LINE_TOO_LONG: the line is longer than " + limits.lineChars()
                        + " characters; is a line end missing?");
            }
            if (rule(lines.text())) {
                notes.skip(lines.line(), "a rule", lines.text());
            } else if (lines.start() < lines.end()) {
                return row();
            }
        }
        return null;
    }

    /** Whether a line is drawn below the header or above a total. */
    static boolean rule(String line) {
        String text = line.strip();
        return text.length() > 2 && text.chars().allMatch(c -> "-=_+| ".indexOf(c) >= 0);
    }

    private Row row() {
        if (lines.nul()) {
            return refused("NUL_BYTE: the row holds a NUL character; the file is damaged here or not a text file");
        }
        if (lines.escaped()) {
            return refused("BAD_ENCODING: the row does not fit the charset " + notes.charset()
                    + " of the file; save the file in one charset, or set format.charset");
        }
        String text = lines.text();
        List<String> cells = new ArrayList<>();
        int at = 0;
        for (int width : widths) {
            int from = at;
            for (int places = 0; at < text.length() && places < width; at++) {
                places += wide(text.charAt(at));
            }
            cells.add(Cells.trim(text.substring(from, at)));
        }
        if (!Cells.blank(text.substring(at))) {
            return refused("RAGGED_ROW: the line goes on beyond the last of " + widths.size()
                    + " columns; are format.widths right?");
        }
        return new Row(lines.line(), cells.toArray(String[]::new), null);
    }

    private Row refused(String reason) {
        Position at = new Position(notes.file(), lines.line());
        return new Row(lines.line(), new String[0], new Rejection(at, null, reason, Cells.shown(lines.text())));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
