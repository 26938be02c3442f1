package io.tierhub.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/** A stream that outlives the document written to it. */
final class Uncloseable extends FilterWriter {
    Uncloseable(Writer out) {
        super(out);
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
