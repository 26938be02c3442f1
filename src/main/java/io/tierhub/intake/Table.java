package io.tierhub.intake;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file as a table: a header, then rows one by one. Memory stays bounded whatever the size of the file. */
public interface Table extends AutoCloseable {
    /** The columns. */
    Header header();

    /** Whether the file says in so many words that there are no rows, and so needs no columns. */
    default boolean saysNothing() {
        return false;
    }

    /** Whether the rows were asked for: then they have keys instead of lines. */
    default boolean pulled() {
        return false;
    }

    /** Whether rows leave out what is empty, so that a column which none of them has may be there the next time. */
    default boolean sparse() {
        return false;
    }

    /** What the first rows tell about how the columns are written. */
    default ColumnEvidence evidence() {
        return new ColumnEvidence();
    }

    /**
     * The next row, or null at the end. A row that must not be taken carries its fault; a file that breaks off raises
     * {@link RefusedFile}.
     */
    @Nullable Row next() throws IOException;

    /** How the file was read; skipped rows and warnings are complete once the rows are. */
    Notes notes();

    @Override
    void close() throws IOException;
}
