package io.tierhub.cli;

import io.tierhub.flow.RowSink;

/** Rows in a format; closing ends the document, not the stream. */
interface RowWriter extends RowSink, AutoCloseable {
    @Override
    void close();
}
