package io.tierhub.intake;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that a source gave when asked, as a table. They have no lines: a row goes by its key. */
public final class PulledRows implements Table {
    private final Header header;
    private final Notes notes;
    private final Iterator<String[]> rows;
    private long number;

    /**
     * @param name of what was pulled, as in {@code pull of customers}
     * @param columns the names of the columns
     * @param rows their cells, the empty text where there is no value
     */
    public PulledRows(String name, List<String> columns, List<String[]> rows) {
        this.header = Header.of(columns, 0);
        this.notes = new Notes(name, "pull");
        this.rows = rows.iterator();
    }

    @Override
    public Header header() {
        return header;
    }

    @Override
    public boolean pulled() {
        return true;
    }

    @Override
    public @Nullable Row next() {
        if (!rows.hasNext()) {
            return null;
        }
        String[] cells = rows.next();
        return new Row(++number, cells, fault(cells));
    }

    private @Nullable Rejection fault(String[] cells) {
        for (int i = 0; i < cells.length; i++) {
            if (cells[i].length() > Limits.FIELD_CHARS) {
                return new Rejection(
                        new Position(notes.file(), number),
                        header.names().get(i),
                        "FIELD_TOO_LONG: a value is longer than " + Limits.FIELD_CHARS
                                + " characters; leave the column out of what is pulled, or shorten it there",
                        null);
            }
        }
        return null;
    }

    @Override
    public Notes notes() {
        return notes;
    }

    @Override
    public void close() {}
}
