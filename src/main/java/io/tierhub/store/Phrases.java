package io.tierhub.store;

import io.tierhub.vocabulary.TextParts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Phrases by number, from 0, and numbers by phrase. A phrase has a {@link #GAP} for each run of digits; a name stands
 * among them as it is. None is ever added; threads may share them.
 */
final class Phrases {
    /** No text that is written in brief holds it: JSON escapes it. */
    static final char GAP = 1;

    /** Digits that one gap takes; a longer run takes several. */
    static final int DIGITS = TextParts.DIGITS;

    private static final int NONE = -1;

    private final String[] phrases;
    private final char[][] letters;
    private final int[][] gaps;
    private final Map<String, Integer> numbers = new HashMap<>();
    /** Numbers by hash, twice as many as phrases or more, with 0 for none, else the number and 1. */
    private final int[] slots;

    private final Shapes shapes = new Shapes();

    Phrases(List<String> inOrder) {
        phrases = inOrder.toArray(new String[0]);
        letters = new char[phrases.length][];
        gaps = new int[phrases.length][];
        slots = new int[Integer.highestOneBit(phrases.length + 1) * 4];
        for (int i = 0; i < phrases.length; i++) {
            int at = slot(hash(phrases[i]));
            while (slots[at] != 0) {
                at = at + 1 & slots.length - 1;
            }
            slots[at] = i + 1;
            numbers.put(phrases[i], i);
            letters[i] = phrases[i].toCharArray();
            gaps[i] = gaps(letters[i]);
        }
    }

    private static int[] gaps(char[] phrase) {
        return IntStream.range(0, phrase.length).filter(at -> phrase[at] == GAP).toArray();
    }

    int size() {
        return phrases.length;
    }

    String get(int number) {
        return phrases[number];
    }

    /** A phrase, gaps and all; not to be changed. */
    char[] letters(int number) {
        return letters[number];
    }

    /** Where a phrase has its gaps, in their order; not to be changed. */
    int[] gaps(int number) {
        return gaps[number];
    }

    List<String> all() {
        return List.of(phrases);
    }

    /** The number of a phrase, gaps and all; negative if it is none. */
    int number(String phrase) {
        return numbers.getOrDefault(phrase, NONE);
    }

    /** Parts of texts that were among these phrases. */
    Shapes shapes() {
        return shapes;
    }

    /**
     * The number of the phrase that a part of a text is, with its runs of digits taken for gaps; negative if it is none.
     *
     * @param hash of that part: see {@link #mix}
     */
    int find(long hash, char[] text, int from, int to) {
        for (int at = slot(hash); slots[at] != 0; at = at + 1 & slots.length - 1) {
            int number = slots[at] - 1;
            if (fits(letters[number], text, from, to)) {
                return number;
            }
        }
        return NONE;
    }

    /** The hash of what a hash stands for and one more character. */
    static long mix(long hash, char next) {
        return hash * 31 + next;
    }

    private static long hash(String phrase) {
        long hash = 0;
        for (int i = 0; i < phrase.length(); i++) {
            hash = mix(hash, phrase.charAt(i));
        }
        return hash;
    }

    private int slot(long hash) {
        return (int) (hash * 0x9E37_79B9_7F4A_7C15L >>> 32) & slots.length - 1;
    }

    private static boolean fits(char[] phrase, char[] text, int from, int to) {
        int at = from;
        for (char wanted : phrase) {
            if (wanted == GAP) {
                int end = endOfRun(text, at, to);
                if (end == at) {
                    return false;
                }
                at = end;
            } else if (at == to || text[at++] != wanted) {
                return false;
            }
        }
        return at == to;
    }

    /** Where the run of digits ends that begins there, or the first part of it that fills a gap. */
    static int endOfRun(char[] text, int from, int to) {
        int at = from;
        int most = Math.min(to, from + DIGITS);
        while (at < most && isDigit(text[at])) {
            at++;
        }
        return at;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
