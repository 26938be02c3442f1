package io.tierhub.intake;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Flattened JSON rows, one after another. */
interface JsonSource extends AutoCloseable {
    /** Reads the next row; null at the end. */
    @Nullable JsonRow next() throws IOException;

    /** The keys of a row are in the flattener until the next is read. */
    JsonFlattener flat();

    /** Whether the text says where its rows begin and end, so that none at all is an answer too. */
    boolean bounded();

    @Override
    void close() throws IOException;

    /**
     * One row.
     *
     * @param line the array index + 1, or the line
     * @param id the key under which a map holds the row; null elsewhere
     * @param broken why the row could not even be parsed; null if it could
     */
    record JsonRow(long line, @Nullable String id, @Nullable String broken) {}
}
