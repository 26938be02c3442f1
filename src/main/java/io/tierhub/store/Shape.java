package io.tierhub.store;

import io.tierhub.vocabulary.TextParts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A section of a text, whatever its numbers are.
 *
 * @param words as in the parts of a text, null for a number
 * @param kinds of the words
 * @param gaps where its numbers stand
 * @param before what is written in brief before each number, and after the last; null where it is no phrase, or words and numbers
 *     cannot be told apart in its text
 */
@SuppressWarnings("ArrayRecordComponent")
record Shape(int hash, @Nullable String[] words, int[] kinds, int[] gaps, char @Nullable [][] before) {
    /** The shape of a section. */
    static Shape of(int hash, TextParts text, int from, int to, Phrases phrases) {
        Maker maker = new Maker();
        @Nullable String[] words = text.words(from, to);
        boolean apart = true;
        for (int i = from; i < to; i++) {
            apart &= words[i - from] == null
                    ? maker.number()
                    : maker.word(text.text(i, i + 1).toCharArray());
        }
        int number = apart ? maker.phrase(phrases) : -1;
        int[] gaps =
                IntStream.range(0, words.length).filter(i -> words[i] == null).toArray();
        return new Shape(hash, words, text.kinds(from, to), gaps, number < 0 ? null : maker.before(number));
    }

    boolean fits(TextParts text, int from, int to) {
        return to - from == words.length && text.same(from, words, kinds);
    }

    /** Whether it is a phrase, and was written. */
    boolean write(TextParts text, int from, BriefOut out) {
        char[][] between = before;
        if (between == null) {
            return false;
        }
        for (int i = 0; i < gaps.length; i++) {
            out.put(between[i]);
            out.gap(text.value(from + gaps[i]), text.width(from + gaps[i]));
        }
        out.put(between[gaps.length]);
        return true;
    }

    /** Puts together the phrase that a part would be, and what is written of it whatever its numbers are. */
    private static final class Maker {
        private final StringBuilder phrase = new StringBuilder();
        private final List<BriefOut> before = new ArrayList<>(List.of(new BriefOut()));
        /** What digits would go on with: nothing, digits of a word, a number. */
        private Last last = Last.LETTER;

        private enum Last {
            LETTER,
            DIGIT,
            NUMBER
        }

        boolean number() {
            phrase.append(Phrases.GAP);
            before.add(new BriefOut());
            boolean apart = last != Last.DIGIT;
            last = Last.NUMBER;
            return apart;
        }

        boolean word(char[] letters) {
            boolean apart = letters.length == 0 || last == Last.LETTER || !Phrases.isDigit(letters[0]);
            for (int at = 0; at < letters.length; ) {
                apart &= letters[at] != Phrases.GAP;
                int end = Phrases.endOfRun(letters, at, letters.length);
                if (end > at) {
                    String digits = String.valueOf(letters, at, end - at);
                    before.get(before.size() - 1).gap(Integer.parseInt(digits), digits.length());
                }
                phrase.append(end > at ? Phrases.GAP : letters[at]);
                last = end > at ? Last.DIGIT : Last.LETTER;
                at = Math.max(end, at + 1);
            }
            return apart;
        }

        /** Its number; negative if it is none. */
        int phrase(Phrases phrases) {
            int brace = phrase.indexOf("}");
            boolean one = !phrase.isEmpty() && (brace < 0 || brace == phrase.length() - 1);
            return one ? phrases.number(phrase.toString()) : -1;
        }

        char[][] before(int number) {
            char[][] chars = new char[before.size()][];
            for (int i = 0; i < chars.length; i++) {
                BriefOut out = new BriefOut();
                if (i == 0) {
                    out.number(number + 1);
                }
                out.put(before.get(i).chars());
                chars[i] = out.chars();
            }
            return chars;
        }
    }
}
