package io.tierhub.store;

import java.util.Arrays;

/** The characters of a text in brief as they are written. */
final class BriefOut {
    /** What a text in brief begins with. */
    static final char MARK = 1;

    /** Numbers are written as characters from this one on, five bits each, the lowest first; 32 more says that another follows. */
    static final char ZERO = '0';

    static final int BITS = 5;
    static final int MORE = 1 << BITS;
    /** Characters of the greatest number. */
    private static final int LONGEST = 7;

    private static final int[] TENS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000};

    private char[] out = new char[256];
    private int length;

    /** To write again from the start. */
    void clear() {
        length = 0;
    }

    void number(int value) {
        room(LONGEST);
        int rest = value;
        while (rest >= MORE) {
            out[length++] = (char) (ZERO + (rest & MORE - 1 | MORE));
            rest >>>= BITS;
        }
        out[length++] = (char) (ZERO + rest);
    }

    /** A number that fills a gap. One that begins with 0 needs its width too. */
    void gap(int value, int width) {
        if (width > 1 && value < TENS[width - 1]) {
            number(width << 1 | 1);
            number(value);
        } else {
            number(value << 1);
        }
    }

    void put(char c) {
        room(1);
        out[length++] = c;
    }

    void put(char[] chars) {
        room(chars.length);
        System.arraycopy(chars, 0, out, length, chars.length);
        length += chars.length;
    }

    private void room(int more) {
        if (out.length - length < more) {
            out = Arrays.copyOf(out, Math.max(length * 2, length + more));
        }
    }

    char[] chars() {
        return Arrays.copyOf(out, length);
    }

    @Override
    public String toString() {
        return new String(out, 0, length);
    }
}
