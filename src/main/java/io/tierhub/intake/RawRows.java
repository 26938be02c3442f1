package io.tierhub.intake;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Rows of cells before anybody knows which of them is the header. */
interface RawRows extends AutoCloseable {
    /** The next row, or null at the end. */
    @Nullable Row next() throws IOException;

    /** How many cells most rows have; 0 if that is not known. */
    int usualWidth();

    @Override
    void close() throws IOException;
}
