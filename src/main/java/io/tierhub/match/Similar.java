package io.tierhub.match;

import java.util.Arrays;

/** String similarity over character ranges, without garbage. One instance serves one thread. */
final class Similar {
    private static final double PREFIX_SCALE = 0.1;
    private static final int PREFIX = 4;
    /** Jaro of .75, which a prefix of four raises to .85, needs common/a + common/b of 1.25. */
    private static final double LEAST_IN_COMMON = 1.25;

    private static final int WORD = 64;

    private final boolean[] taken = new boolean[256];
    private final int[] matched = new int[256];
    /** Where each letter stands in the second text, as bits; all zero between calls. */
    private final long[] places = new long[256];

    /** Of the last pair: letters in common, and how many of them stand in another order. */
    private int common;

    private int astray;

    /**
     * Jaro similarity raised by a common prefix of up to four characters (Winkler 1990), 0 to 1. Ranges of up to 256
     * characters.
     */
    double jaroWinkler(char[] a, int aFrom, int aTo, char[] b, int bFrom, int bTo) {
        int an = aTo - aFrom;
        int bn = bTo - bFrom;
        if (an <= WORD && bn <= WORD && isNarrow(b, bFrom, bTo)) {
            matchInWords(a, aFrom, an, b, bFrom, bn);
        } else {
            match(a, aFrom, an, b, bFrom, bn);
        }
        if (common == 0) {
            return 0;
        }
        double jaro = ((double) common / an + (double) common / bn + (common - astray / 2.0) / common) / 3;
        int prefix = 0;
        int limit = Math.min(PREFIX, Math.min(an, bn));
        while (prefix < limit && a[aFrom + prefix] == b[bFrom + prefix]) {
            prefix++;
        }
        return jaro + prefix * PREFIX_SCALE * (1 - jaro);
    }

    /** Whether letters in common allow a similarity of .85 at all: cheap, and enough to refuse most strangers. */
    static boolean mayBeNear(char[] a, int aFrom, int aTo, char[] b, int bFrom, int bTo) {
        long aLetters = letters(a, aFrom, aTo);
        long bLetters = letters(b, bFrom, bTo);
        int an = aTo - aFrom;
        int bn = bTo - bFrom;
        int most = Math.min(an - Long.bitCount(aLetters & ~bLetters), bn - Long.bitCount(bLetters & ~aLetters));
        return (double) most / an + (double) most / bn >= LEAST_IN_COMMON;
    }

    private static long letters(char[] text, int from, int to) {
        long set = 0;
        for (int i = from; i < to; i++) {
            set |= 1L << text[i];
        }
        return set;
    }

    private static boolean isNarrow(char[] text, int from, int to) {
        int all = 0;
        for (int i = from; i < to; i++) {
            all |= text[i];
        }
        return all < 256;
    }

    /** Pairs equal letters within the window, each with the first that is free; those of both texts as bits. */
    private void matchInWords(char[] a, int aFrom, int an, char[] b, int bFrom, int bn) {
        for (int j = 0; j < bn; j++) {
            places[b[bFrom + j]] |= 1L << j;
        }
        int window = Math.max(0, Math.max(an, bn) / 2 - 1);
        long aPaired = 0;
        long bPaired = 0;
        for (int i = 0; i < an; i++) {
            char letter = a[aFrom + i];
            long reach = -1L >>> WORD - Math.min(bn, i + window + 1) & -1L << Math.max(0, i - window);
            long free = letter < places.length ? places[letter] & ~bPaired & reach : 0;
            if (free != 0) {
                aPaired |= 1L << i;
                bPaired |= Long.lowestOneBit(free);
            }
        }
        for (int j = 0; j < bn; j++) {
            places[b[bFrom + j]] = 0;
        }
        common = Long.bitCount(aPaired);
        astray = 0;
        for (long left = bPaired; aPaired != 0; aPaired &= aPaired - 1, left &= left - 1) {
            char one = a[aFrom + Long.numberOfTrailingZeros(aPaired)];
            astray += one == b[bFrom + Long.numberOfTrailingZeros(left)] ? 0 : 1;
        }
    }

    /** The same for long texts and wide characters. */
    private void match(char[] a, int aFrom, int an, char[] b, int bFrom, int bn) {
        int window = Math.max(0, Math.max(an, bn) / 2 - 1);
        Arrays.fill(taken, 0, bn, false);
        common = 0;
        for (int i = 0; i < an; i++) {
            matched[i] = -1;
            int to = Math.min(bn, i + window + 1);
            for (int j = Math.max(0, i - window); j < to; j++) {
                if (!taken[j] && a[aFrom + i] == b[bFrom + j]) {
                    taken[j] = true;
                    matched[i] = j;
                    common++;
                    break;
                }
            }
        }
        astray = 0;
        for (int i = 0, j = 0; i < an; i++) {
            if (matched[i] >= 0) {
                while (!taken[j]) {
                    j++;
                }
                astray += a[aFrom + i] == b[bFrom + j++] ? 0 : 1;
            }
        }
    }

    /** Whether one insertion, deletion, substitution or swap of neighbours makes the two ranges equal, or none. */
    static boolean oneEdit(char[] a, int aFrom, int aTo, char[] b, int bFrom, int bTo) {
        int an = aTo - aFrom;
        int bn = bTo - bFrom;
        if (Math.abs(an - bn) > 1) {
            return false;
        }
        int head = 0;
        int shorter = Math.min(an, bn);
        while (head < shorter && a[aFrom + head] == b[bFrom + head]) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head && a[aTo - 1 - tail] == b[bTo - 1 - tail]) {
            tail++;
        }
        int aLeft = an - head - tail;
        int bLeft = bn - head - tail;
        boolean swap = aLeft == 2
                && bLeft == 2
                && a[aFrom + head] == b[bFrom + head + 1]
                && a[aFrom + head + 1] == b[bFrom + head];
        return aLeft <= 1 && bLeft <= 1 || swap;
    }

    static boolean equal(char[] a, int aFrom, int aTo, char[] b, int bFrom, int bTo) {
        return Arrays.equals(a, aFrom, aTo, b, bFrom, bTo);
    }

    /** Equal but for spaces: {@code xiao ming} and {@code xiaoming}. */
    static boolean equalWords(char[] a, int an, char[] b, int bn) {
        int i = 0;
        int j = 0;
        while (true) {
            i = skipSpaces(a, i, an);
            j = skipSpaces(b, j, bn);
            if (i == an || j == bn) {
                return i == an && j == bn;
            }
            if (a[i++] != b[j++]) {
                return false;
            }
        }
    }

    private static int skipSpaces(char[] text, int from, int length) {
        int i = from;
        while (i < length && text[i] == ' ') {
            i++;
        }
        return i;
    }

    /** Whether the digits of both, read in order, are the same. */
    static boolean sameDigits(char[] a, int aFrom, int aTo, char[] b, int bFrom, int bTo) {
        int i = aFrom;
        int j = bFrom;
        while (true) {
            i = skipToDigit(a, i, aTo);
            j = skipToDigit(b, j, bTo);
            if (i == aTo || j == bTo) {
                return i == aTo && j == bTo;
            }
            if (a[i++] != b[j++]) {
                return false;
            }
        }
    }

    private static int skipToDigit(char[] text, int from, int to) {
        int i = from;
        while (i < to && !Character.isDigit(text[i])) {
            i++;
        }
        return i;
    }
}
