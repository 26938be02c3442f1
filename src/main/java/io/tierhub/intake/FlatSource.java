package io.tierhub.intake;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Flattened records of JSON or XML, one after another. */
interface FlatSource extends AutoCloseable {
    /** Reads the next row; null at the end. */
    @Nullable FlatRow next() throws IOException;

    /** The cells of a row, until the next is read. */
    FlatCells flat();

    /** Whether the text says where its rows begin and end, so that none at all is an answer too. */
    boolean bounded();

    @Override
    void close() throws IOException;

    /**
     * One row.
     *
     * @param line the array index + 1 of a JSON document, or the line
     * @param id the key under which a map holds the row; null elsewhere
     * @param broken why the row could not even be parsed; null if it could
     */
    record FlatRow(long line, @Nullable String id, @Nullable String broken) {}
}
