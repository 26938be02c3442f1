package io.tierhub.intake;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that were pulled as JSON, as a table. They go by their keys, so a fault stands at the number of the row. */
final class PulledTable implements Table {
    private final Header header;
    private final Notes notes;
    private final Iterator<PulledJson.Read> rows;
    private final boolean nothing;
    private long number;

    PulledTable(Header header, Notes notes, List<PulledJson.Read> rows) {
        this.header = header;
        this.notes = notes;
        this.rows = rows.iterator();
        this.nothing = rows.isEmpty();
    }

    @Override
    public Header header() {
        return header;
    }

    @Override
    public boolean saysNothing() {
        return nothing;
    }

    @Override
    public boolean pulled() {
        return true;
    }

    @Override
    public boolean sparse() {
        return true;
    }

    @Override
    public @Nullable Row next() {
        if (!rows.hasNext()) {
            return null;
        }
        PulledJson.Read row = rows.next();
        String[] cells = new String[header.size()];
        Arrays.fill(cells, "");
        for (int i = 0; i < cells.length; i++) {
            cells[i] = row.cell(header.cells().get(i));
        }
        number++;
        @Nullable String fault = row.fault();
        Rejection why = fault == null
                ? null
                : new Rejection(new Position(notes.file(), number), row.faultColumn(), fault, null);
        return new Row(number, cells, why);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    @Override
    public void close() {}
}
