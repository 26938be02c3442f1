package io.tierhub.intake;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a text, one after another, over a window of characters that grows only up to the limit of one record.
 * LF, CRLF and a lone CR all end a line, in any mixture. {@link #extend} joins the next line to the current one and
 * {@link #rewind} takes that back, so that a quote which never closes costs one row and not the file.
 */
final class LineBuffer implements AutoCloseable {
    private final StrictReader in;
    private final String file;
    private final int limit;
    private char[] chars = new char[1 << 16];
    private int filled;
    private boolean ended;
    private int start;
    private int end;
    private int next;
    private int firstEnd;
    private int firstNext;
    private long line = 1;
    private int joined;
    private boolean nul;
    private boolean overlong;
    private @Nullable String head;

    LineBuffer(StrictReader in, String file, int limit) {
        this.in = in;
        this.file = file;
        this.limit = limit;
    }

    char[] chars() {
        return chars;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** The 1-based number of the first line of the current record. */
    long line() {
        return line;
    }

    /** How many lines the record has. */
    int joined() {
        return joined;
    }

    /** Whether the record holds a NUL. */
    boolean nul() {
        return nul;
    }

    /** Whether the line was longer than the limit; then only its head is there. */
    boolean overlong() {
        return overlong;
    }

    /** Whether any byte of the record did not fit the charset. */
    boolean escaped() {
        if (in.escaped()) {
            for (int i = start; i < end; i++) {
                char c = chars[i];
                if (c >= StrictReader.ESCAPE
                        && c <= '\uDCFF'
                        && (i == start || !Character.isHighSurrogate(chars[i - 1]))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The text of the record, or the head of an overlong line. */
    String text() {
        return head != null ? head : new String(chars, start, end - start);
    }

    /** Goes to the next line; false at the end of the text. */
    boolean next() throws IOException {
        line += joined;
        joined = 1;
        nul = false;
        overlong = false;
        head = null;
        start = next;
        if (start == filled && !fill()) {
            return false;
        }
        scan(start);
        firstEnd = end;
        firstNext = next;
        return true;
    }

    /** Joins the next line to the record; false at the end of the text or where the record would exceed the limit. */
    boolean extend() throws IOException {
        if (next - start > limit || next == filled && !fill()) {
            return false;
        }
        scan(next);
        joined++;
        return end - start <= limit;
    }

    /** Goes back to the first line alone. */
    void rewind() {
        end = firstEnd;
        next = firstNext;
        joined = 1;
        nul = false;
        for (int i = start; i < end; i++) {
            nul |= chars[i] == 0;
        }
    }

    private void scan(int from) throws IOException {
        int p = from;
        while (true) {
            char[] c = chars;
            int to = filled;
            while (p < to && c[p] > '\r') {
                p++;
            }
            if (p == to) {
                if (p - start > limit && joined == 1) {
                    skip();
                    return;
                }
                int rel = p - start;
                if (p - start > limit || !fill()) {
                    end = start + rel;
                    next = end;
                    return;
                }
                p = start + rel;
            } else if (c[p] == '\n' || c[p] == '\r') {
                endAt(p);
                return;
            } else {
                nul |= c[p] == 0;
                p++;
            }
        }
    }

    private void endAt(int at) throws IOException {
        if (chars[at] == '\n') {
            end = at;
            next = at + 1;
            return;
        }
        int rel = at - start;
        if (at + 1 == filled) {
            fill();
        }
        end = start + rel;
        next = end + 1;
        if (next < filled && chars[next] == '\n') {
            next++;
        }
    }

    /** Drops the rest of a line that is too long to be one. */
    private void skip() throws IOException {
        overlong = true;
        head = new String(chars, start, 200);
        long skipped = 0;
        start = filled;
        next = filled;
        while (skipped < Limits.SKIPPED_CHARS) {
            for (int p = start; p < filled; p++) {
                if (chars[p] == '\n' || chars[p] == '\r') {
                    endAt(p);
                    start = end;
                    return;
                }
            }
            skipped += filled - start;
            start = filled;
            next = filled;
            if (!fill()) {
                end = start;
                return;
            }
        }
        throw new RefusedFile(
                file,
                line,
                "LINE_TOO_LONG: no line ends within " + Limits.SKIPPED_CHARS + " characters (limit of one: " + limit
                        + "); is this a text file with one record a line?");
    }

    /** Gets more characters behind those that are still needed; false at the end. */
    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        if (start > 0) {
            System.arraycopy(chars, start, chars, 0, filled - start);
            end -= start;
            next -= start;
            firstEnd -= start;
            firstNext -= start;
            filled -= start;
            start = 0;
        }
        if (chars.length - filled < 2) {
            chars = Arrays.copyOf(chars, chars.length * 2);
        }
        int got = read();
        if (got < 0) {
            ended = true;
            return false;
        }
        filled += got;
        return true;
    }

    private int read() throws IOException {
        try {
            return in.read(chars, filled, chars.length - filled);
        } catch (EOFException | ZipException e) {
            throw new RefusedFile(
                    file,
                    line,
                    "TRUNCATED: the packed file breaks off or is damaged (" + e.getMessage() + "); send it again whole",
                    e);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
