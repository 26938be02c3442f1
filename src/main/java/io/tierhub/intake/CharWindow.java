package io.tierhub.intake;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.ZipException;

/** The part of a text that is still needed: everything from {@link #start} on stays, more is read behind it. */
final class CharWindow implements AutoCloseable {
    private final StrictReader in;
    private final String file;
    private char[] chars = new char[1 << 16];
    private int start;
    private int filled;
    private boolean ended;

    CharWindow(StrictReader in, String file) {
        this.in = in;
        this.file = file;
    }

    String file() {
        return file;
    }

    /** The characters; another array after {@link #more}. */
    char[] chars() {
        return chars;
    }

    /** Where the part that is needed begins; elsewhere after {@link #more}. */
    int start() {
        return start;
    }

    /** Where the characters read so far end. */
    int filled() {
        return filled;
    }

    /** Whether any byte so far did not fit the charset. */
    boolean escaped() {
        return in.escaped();
    }

    /** Gives up this many characters from the start. */
    void drop(int count) {
        start += count;
    }

    /**
     * Reads more; false at the end of the text.
     *
     * @param line the line that is being read, for the refusal of a file that breaks off
     */
    boolean more(long line) throws IOException {
        if (ended) {
            return false;
        }
        if (start > 0) {
            System.arraycopy(chars, start, chars, 0, filled - start);
            filled -= start;
            start = 0;
        }
        if (chars.length - filled < 2) {
            chars = Arrays.copyOf(chars, chars.length * 2);
        }
        int got = read(line);
        if (got < 0) {
            ended = true;
            return false;
        }
        filled += got;
        return true;
    }

    private int read(long line) throws IOException {
        try {
            return in.read(chars, filled, chars.length - filled);
        } catch (EOFException | ZipException e) {
            throw RefusedFile.truncated(file, line, e);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
