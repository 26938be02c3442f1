package io.tierhub.intake;

import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.util.zip.ZipException;

/**
 * A text for a parser that keeps what it reads until something ends: refuses the file where that would be too much, so
 * that memory stays bounded whatever the parser does.
 */
final class GuardedReader extends Reader {
    private final StrictReader text;
    private final String file;
    private final long limit;
    private final char[] buffer = new char[1 << 13];
    private int next;
    private int filled;
    private long since;
    private long line = 1;

    /** @param limit characters within which something must end */
    GuardedReader(StrictReader text, String file, long limit) {
        this.text = text;
        this.file = file;
        this.limit = limit;
    }

    /** The parser has come to the end of something, on this line, and needs nothing from before. */
    void arrived(long at) {
        since = 0;
        line = at;
    }

    /** Whether any byte so far did not fit the charset. */
    boolean escaped() {
        return text.escaped();
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (next == filled && !fill()) {
            return -1;
        }
        int count = Math.min(length, filled - next);
        System.arraycopy(buffer, next, target, offset, count);
        next += count;
        return count;
    }

    private boolean fill() throws IOException {
        if (since > limit + 2L * buffer.length) {
            throw new RefusedFile(
                    file,
                    line,
                    "RECORD_TOO_LONG: nothing ends within " + limit + " characters from here; is the file whole?");
        }
        try {
            next = 0;
            filled = Math.max(0, text.read(buffer, 0, buffer.length));
            since += filled;
            return filled > 0;
        } catch (EOFException | ZipException e) {
            throw RefusedFile.truncated(file, line, e);
        }
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
