package io.tierhub.store;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * A text in brief: its parts as numbers of {@link Phrases}, each with the numbers that stand in its gaps. A part ends after a
 * closing brace. Where no part is known the text stands as it is. Not for several threads.
 */
final class BriefText {
    /** Phrases that are tried before a part is hashed: those that followed the same phrase last. */
    private static final int LIKELY = 4;

    private static final Phrases NONE = new Phrases(List.of());

    private final BriefOut out = new BriefOut();
    /** The text, or more: arrays are read several times as fast as strings. */
    private char[] text = new char[1024];

    private int[] numbers = new int[64];
    private int count;
    private Phrases phrases = NONE;
    /** For each phrase, and first for none, the numbers of those that came after it and 1, the last one first; 0 for none. */
    private int[] likely = new int[LIKELY];

    private int previous;

    /** @param missed takes each part that is no phrase yet, with its gaps */
    String brief(Phrases among, String whole, Consumer<? super String> missed) {
        if (among != phrases) {
            phrases = among;
            likely = new int[(phrases.size() + 1) * LIKELY];
            previous = 0;
        }
        out.clear();
        out.put(BriefOut.MARK);
        int end = whole.length();
        if (end > text.length) {
            text = new char[end * 2];
        }
        whole.getChars(0, end, text, 0);
        boolean known = false;
        int from = 0;
        while (from < end) {
            int to = guessed(from, end);
            if (to < 0) {
                to = found(from, end);
            }
            if (to < 0) {
                to = copied(from, end, missed);
            } else {
                known = true;
            }
            from = to;
        }
        return known || end > 0 && text[0] == BriefOut.MARK ? out.toString() : whole;
    }

    /** Writes the part that begins there if it is one that is likely to come; where it ends, negative if it is none. */
    private int guessed(int from, int end) {
        int first = previous * LIKELY;
        for (int i = first; i < first + LIKELY && likely[i] > 0; i++) {
            int number = likely[i] - 1;
            int to = fit(number, from, end);
            if (to >= 0) {
                write(number, i);
                return to;
            }
        }
        return -1;
    }

    /** The same for any phrase. */
    private int found(int from, int end) {
        long hash = 0;
        int at = from;
        char last = 0;
        while (at < end && last != '}') {
            last = text[at];
            int to = Phrases.endOfRun(text, at, end);
            hash = Phrases.mix(hash, to > at ? Phrases.GAP : last);
            at = Math.max(to, at + 1);
        }
        int number = phrases.find(hash, text, from, at);
        if (number < 0) {
            return -1;
        }
        fit(number, from, end);
        write(number, previous * LIKELY + LIKELY - 1);
        return at;
    }

    /** Where a phrase ends that the text goes on with, its gaps noted; negative if it goes on otherwise. */
    private int fit(int number, int from, int end) {
        char[] phrase = phrases.letters(number);
        count = 0;
        int at = from;
        int done = 0;
        for (int gap : phrases.gaps(number)) {
            at = same(phrase, done, gap, at, end);
            if (at < 0 || at == end || !Phrases.isDigit(text[at])) {
                return -1;
            }
            at = run(at, end);
            done = gap + 1;
        }
        at = same(phrase, done, phrase.length, at, end);
        return at == end || at > from && text[at - 1] == '}' ? at : -1;
    }

    /** Where a piece of a phrase ends that the text goes on with; negative if it goes on otherwise. */
    private int same(char[] phrase, int from, int to, int at, int end) {
        int after = at + to - from;
        return after <= end && Arrays.equals(phrase, from, to, text, at, after) ? after : -1;
    }

    /** Writes a phrase that fits, and notes that it came, in the place of the one that stands there. */
    private void write(int number, int place) {
        System.arraycopy(likely, previous * LIKELY, likely, previous * LIKELY + 1, place - previous * LIKELY);
        likely[previous * LIKELY] = number + 1;
        previous = number + 1;
        out.number(number + 1);
        for (int i = 0; i < count; i += 2) {
            out.gap(numbers[i], numbers[i + 1]);
        }
    }

    /** Writes a part that is no phrase as it is; where it ends. */
    private int copied(int from, int end, Consumer<? super String> missed) {
        int to = from;
        while (to < end && (to == from || text[to - 1] != '}')) {
            to++;
        }
        previous = 0;
        out.number(0);
        out.number(to - from);
        for (int i = from; i < to; i++) {
            out.put(text[i]);
        }
        missed.accept(phrase(from, to));
        return to;
    }

    /** Notes the digits that fill one gap, and how many they are; where they end. */
    private int run(int from, int end) {
        int to = Phrases.endOfRun(text, from, end);
        int value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + text[i] - '0';
        }
        if (count + 2 > numbers.length) {
            numbers = Arrays.copyOf(numbers, numbers.length * 2);
        }
        numbers[count++] = value;
        numbers[count++] = to - from;
        return to;
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

    /** A text that is one phrase without gaps. */
    static String of(int phrase) {
        BriefOut out = new BriefOut();
        out.put(BriefOut.MARK);
        out.number(phrase + 1);
        return out.toString();
    }

    /** The text again. */
    static String full(IntFunction<String> phrases, String stored) {
        return isBrief(stored) ? new Reader(phrases, stored).text() : stored;
    }

    /** Whether a text as it is stored is in brief. */
    static boolean isBrief(String stored) {
        return !stored.isEmpty() && stored.charAt(0) == BriefOut.MARK;
    }

    /** Whether these phrases can read a text in brief: it may name later ones. */
    static boolean readable(Phrases phrases, String stored) {
        return new Reader(phrases::get, stored).within(phrases);
    }

    private static final class Reader {
        private final IntFunction<String> phrases;
        private final String stored;
        private final StringBuilder text = new StringBuilder();
        private int at = 1;

        Reader(IntFunction<String> phrases, String stored) {
            this.phrases = phrases;
            this.stored = stored;
        }

        boolean within(Phrases known) {
            while (at < stored.length()) {
                int number = number();
                if (number > known.size()) {
                    return false;
                }
                if (number == 0) {
                    int length = number();
                    at += length;
                } else {
                    skip(known.gaps(number - 1).length);
                }
            }
            return true;
        }

        private void skip(int gaps) {
            for (int i = 0; i < gaps; i++) {
                if ((number() & 1) != 0) {
                    number();
                }
            }
        }

        String text() {
            text.ensureCapacity(stored.length() * 8);
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
            int part = BriefOut.MORE;
            for (int shift = 0; part >= BriefOut.MORE; shift += BriefOut.BITS) {
                part = stored.charAt(at++) - BriefOut.ZERO;
                value |= (part & BriefOut.MORE - 1) << shift;
            }
            return value;
        }
    }
}
