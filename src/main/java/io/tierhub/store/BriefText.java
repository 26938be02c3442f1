package io.tierhub.store;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * A text in brief: its parts as numbers of {@link Phrases}, each with the numbers that stand in its gaps. A part ends after a
 * closing brace. Where no part is known the text stands as it is. Not for several threads.
 */
final class BriefText {
    /** What a text in brief begins with. */
    private static final char MARK = 1;

    /** Numbers are written as characters from this one on, five bits each, the lowest first; 32 more says that another follows. */
    private static final char ZERO = '0';

    private static final int BITS = 5;
    private static final int MORE = 1 << BITS;

    private final StringBuilder out = new StringBuilder();
    /** The text, or more: arrays are read several times as fast as strings. */
    private char[] text = new char[1024];

    private int[] numbers = new int[64];
    private int count;
    private boolean known;

    /** @param missed takes each part that is no phrase yet, with its gaps */
    String brief(Phrases phrases, String whole, Consumer<? super String> missed) {
        out.setLength(0);
        out.append(MARK);
        known = false;
        int end = whole.length();
        if (end > text.length) {
            text = new char[end * 2];
        }
        whole.getChars(0, end, text, 0);
        int from = 0;
        long hash = 0;
        count = 0;
        int at = 0;
        while (at < end) {
            char c = text[at];
            if (Phrases.isDigit(c)) {
                at = run(at, end);
                hash = Phrases.mix(hash, Phrases.GAP);
            } else {
                hash = Phrases.mix(hash, c);
                at++;
                if (c == '}') {
                    part(phrases, hash, from, at, missed);
                    from = at;
                    hash = 0;
                    count = 0;
                }
            }
        }
        if (from < end) {
            part(phrases, hash, from, end, missed);
        }
        return known || end > 0 && text[0] == MARK ? out.toString() : whole;
    }

    /** Notes the digits that fill one gap; where they end. A run that begins with 0 needs its length too. */
    private int run(int from, int end) {
        int to = Phrases.endOfRun(text, from, end);
        int value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + text[i] - '0';
        }
        if (count + 2 > numbers.length) {
            numbers = Arrays.copyOf(numbers, numbers.length * 2);
        }
        if (text[from] == '0' && to > from + 1) {
            numbers[count++] = to - from << 1 | 1;
            numbers[count++] = value;
        } else {
            numbers[count++] = value << 1;
        }
        return to;
    }

    private void part(Phrases phrases, long hash, int from, int to, Consumer<? super String> missed) {
        int number = phrases.find(hash, text, from, to);
        if (number < 0) {
            put(0);
            put(to - from);
            out.append(text, from, to - from);
            missed.accept(phrase(from, to));
            return;
        }
        known = true;
        put(number + 1);
        for (int i = 0; i < count; i++) {
            put(numbers[i]);
        }
    }

    /** A part of a text with a gap for each run of digits. */
    private String phrase(int from, int to) {
        StringBuilder phrase = new StringBuilder(to - from);
        int at = from;
        while (at < to) {
            int end = Phrases.endOfRun(text, at, to);
            phrase.append(end > at ? Phrases.GAP : text[at]);
            at = Math.max(end, at + 1);
        }
        return phrase.toString();
    }

    private void put(int value) {
        int rest = value;
        while (rest >= MORE) {
            out.append((char) (ZERO + (rest & MORE - 1 | MORE)));
            rest >>>= BITS;
        }
        out.append((char) (ZERO + rest));
    }

    /** A text that is one phrase without gaps. */
    static String of(int phrase) {
        BriefText brief = new BriefText();
        brief.out.append(MARK);
        brief.put(phrase + 1);
        return brief.out.toString();
    }

    /** The text again. */
    static String full(IntFunction<String> phrases, String stored) {
        return stored.isEmpty() || stored.charAt(0) != MARK ? stored : new Reader(phrases, stored).text();
    }

    private static final class Reader {
        private final IntFunction<String> phrases;
        private final String stored;
        private final StringBuilder text;
        private int at = 1;

        Reader(IntFunction<String> phrases, String stored) {
            this.phrases = phrases;
            this.stored = stored;
            text = new StringBuilder(stored.length() * 8);
        }

        String text() {
            while (at < stored.length()) {
                int number = number();
                if (number > 0) {
                    fill(phrases.apply(number - 1));
                } else {
                    int length = number();
                    text.append(stored, at, at + length);
                    at += length;
                }
            }
            return text.toString();
        }

        private void fill(String phrase) {
            int from = 0;
            for (int gap = phrase.indexOf(Phrases.GAP); gap >= 0; gap = phrase.indexOf(Phrases.GAP, from)) {
                text.append(phrase, from, gap);
                digits();
                from = gap + 1;
            }
            text.append(phrase, from, phrase.length());
        }

        private void digits() {
            int first = number();
            if ((first & 1) == 0) {
                text.append(first >> 1);
                return;
            }
            String value = Integer.toString(number());
            text.append("0".repeat((first >> 1) - value.length())).append(value);
        }

        private int number() {
            int value = 0;
            int part = MORE;
            for (int shift = 0; part >= MORE; shift += BITS) {
                part = stored.charAt(at++) - ZERO;
                value |= (part & MORE - 1) << shift;
            }
            return value;
        }
    }
}
