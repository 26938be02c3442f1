package io.tierhub.intake;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that were held back from a file, as a table that can be mapped again. */
public final class HeldRows implements Table {
    private final Header header;
    private final Notes notes;
    private final ColumnEvidence evidence;
    private final Iterator<Line> lines;

    /** The cells of one row, and the line of the file on which it stood. */
    public record Line(long line, List<String> cells) {}

    /**
     * @param columns the names of the file's columns, each different
     * @param proven how they are written, as {@link ColumnEvidence#proven} gave it; empty where that was not kept
     */
    public HeldRows(String file, List<String> columns, List<String> proven, Iterator<Line> lines) {
        this.evidence = ColumnEvidence.of(proven);
        this.header = Header.of(columns, 1);
        this.notes = new Notes(file, "quarantine");
        this.lines = lines;
    }

    @Override
    public Header header() {
        return header;
    }

    @Override
    public ColumnEvidence evidence() {
        return evidence;
    }

    @Override
    public @Nullable Row next() {
        if (!lines.hasNext()) {
            return null;
        }
        Line next = lines.next();
        return new Row(next.line(), next.cells().toArray(new String[0]), null);
    }

    @Override
    public Notes notes() {
        return notes;
    }

    @Override
    public void close() {}
}
