package io.tierhub.intake;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a text, one after another. LF, CRLF and a lone CR all end a line, in any mixture. {@link #extend} joins the
 * next line to the current one and {@link #rewind} takes that back, so that a quote which never closes costs one row and
 * not the file. No more than the limit of one record is kept.
 */
final class LineBuffer implements AutoCloseable {
    private static final int HEAD = 200;

    private final CharWindow window;
    private final int limit;
    private long line = 1;
    private int joined;
    private boolean nul;
    private @Nullable String overlong;

    // Counted from the start of the window, which moves when more is read.
    private int end;
    private int next;
    private int firstEnd;
    private int firstNext;

    LineBuffer(CharWindow window, int limit) {
        this.window = window;
        this.limit = limit;
    }

    char[] chars() {
        return window.chars();
    }

    int start() {
        return window.start();
    }

    int end() {
        return window.start() + end;
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
        return overlong != null;
    }

    /** Whether any byte of the record did not fit the charset. */
    boolean escaped() {
        if (window.escaped()) {
            String text = text();
            for (int i = 0; i < text.length(); i++) {
                if (StrictReader.escapedByte(text, i)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The text of the record, or the head of an overlong line. */
    String text() {
        return overlong != null ? overlong : new String(window.chars(), window.start(), end);
    }

    /** Goes to the next line; false at the end of the text. */
    boolean next() throws IOException {
        line += joined;
        joined = 1;
        nul = false;
        overlong = null;
        window.drop(next);
        next = 0;
        if (window.start() == window.filled() && !window.more(line)) {
            end = 0;
            return false;
        }
        scan(0);
        firstEnd = end;
        firstNext = next;
        return true;
    }

    /** Joins the next line to the record; false at the end of the text or where the record would exceed the limit. */
    boolean extend() throws IOException {
        if (next > limit || window.start() + next == window.filled() && !window.more(line)) {
            return false;
        }
        scan(next);
        joined++;
        return end <= limit;
    }

    /** Goes back to the first line alone. */
    void rewind() {
        end = firstEnd;
        next = firstNext;
        joined = 1;
        nul = false;
        for (int i = start(); i < end(); i++) {
            nul |= window.chars()[i] == 0;
        }
    }

    private void scan(int from) throws IOException {
        int at = from;
        while (true) {
            char[] c = window.chars();
            int to = window.filled();
            int p = window.start() + at;
            while (p < to && c[p] > '\r') {
                p++;
            }
            at = p - window.start();
            if (p < to) {
                if (c[p] == '\n' || c[p] == '\r') {
                    endAt(at);
                    if (from == 0 && at > limit) {
                        overlong = head();
                        end = 0;
                    }
                    return;
                }
                nul |= c[p] == 0;
                at++;
            } else if (at > limit && joined == 1 && from == 0) {
                skip();
                return;
            } else if (at > limit || !window.more(line)) {
                end = at;
                next = at;
                return;
            }
        }
    }

    private void endAt(int at) throws IOException {
        end = at;
        next = at + 1;
        if (window.chars()[window.start() + at] == '\n') {
            return;
        }
        if (window.start() + next == window.filled()) {
            window.more(line);
        }
        if (window.start() + next < window.filled() && window.chars()[window.start() + next] == '\n') {
            next++;
        }
    }

    private String head() {
        return new String(window.chars(), window.start(), Math.min(HEAD, window.filled() - window.start()));
    }

    /** Drops the rest of a line that is too long to be one. */
    private void skip() throws IOException {
        overlong = head();
        long skipped = 0;
        end = 0;
        next = 0;
        window.drop(window.filled() - window.start());
        while (skipped < Limits.SKIPPED_CHARS && window.more(line)) {
            int length = window.filled() - window.start();
            for (int at = 0; at < length; at++) {
                char c = window.chars()[window.start() + at];
                if (c == '\n' || c == '\r') {
                    endAt(at);
                    end = 0;
                    return;
                }
            }
            skipped += length;
            window.drop(length);
        }
        if (skipped >= Limits.SKIPPED_CHARS) {
            throw new RefusedFile(
                    window.file(),
                    line,
                    "LINE_TOO_LONG: no line ends within " + Limits.SKIPPED_CHARS + " characters (limit of one: " + limit
                            + "); is this a text file with one record a line?");
        }
    }

    @Override
    public void close() throws IOException {
        window.close();
    }
}
