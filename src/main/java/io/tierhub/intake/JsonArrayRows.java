package io.tierhub.intake;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Positional JSON rows: arrays of cells. */
final class JsonArrayRows implements RawRows {
    private final FlatSource source;
    private final String file;
    private final Limits limits;

    JsonArrayRows(FlatSource source, String file, Limits limits) {
        this.source = source;
        this.file = file;
        this.limits = limits;
    }

    @Override
    public int usualWidth() {
        return 0;
    }

    @Override
    public @Nullable Row next() throws IOException {
        FlatSource.FlatRow row = source.next();
        if (row == null) {
            return null;
        }
        FlatCells flat = source.flat();
        int width = 0;
        for (String path : flat.cells().keySet()) {
            width = Math.max(width, position(path));
        }
        String fault = flat.fault();
        if (width > limits.columns()) {
            fault = "TOO_MANY_COLUMNS: the row has more than " + limits.columns() + " cells";
            width = 0;
        }
        String[] cells = new String[width];
        Arrays.fill(cells, "");
        flat.cells().forEach((path, text) -> {
            int at = position(path);
            if (at > 0 && at <= cells.length) {
                cells[at - 1] = text;
            }
        });
        Position at = new Position(file, row.line());
        return new Row(row.line(), cells, fault == null ? null : new Rejection(at, flat.faultColumn(), fault, null));
    }

    /** The position that a path begins with; 0 if it does not, as in an object among arrays. */
    private static int position(String path) {
        int n = 0;
        for (int i = 0; i < path.length() && path.charAt(i) != '.'; i++) {
            char c = path.charAt(i);
            if (c < '0' || c > '9' || n > 1_000_000) {
                return 0;
            }
            n = n * 10 + c - '0';
        }
        return n;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
