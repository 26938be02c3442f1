package io.tierhub.flow;

import io.tierhub.intake.Rejection;
import io.tierhub.intake.SourceRecord;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows in chunks, the unit of all work behind them, whether they were sent in a file or asked for. */
interface Chunks extends AutoCloseable {
    /**
     * Some rows.
     *
     * @param number one more than that of the chunk before
     * @param occurrences of facts without a key: how often the content stood before in the file; else empty
     * @param rows how many rows were read, good and bad
     * @param cursor where the source stands after them; null where it has no cursor, or does not move it yet
     */
    @SuppressWarnings("ArrayRecordComponent")
    record RawChunk(
            int number,
            List<SourceRecord> records,
            int[] occurrences,
            List<Rejection> rejections,
            int rows,
            @Nullable String cursor) {}

    /** The next chunk; null at the end. */
    @Nullable RawChunk next() throws IOException;

    /** The keys read so far, where what is absent is to be deleted. */
    KeyIndex seen();

    /** What looks wrong but was read; complete at the end. */
    List<String> warnings();

    @Override
    void close() throws IOException;
}
