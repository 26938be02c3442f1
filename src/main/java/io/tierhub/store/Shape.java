package io.tierhub.store;

import io.tierhub.vocabulary.TextParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A part of a text that is a phrase, whatever its numbers are.
 *
 * @param words as in the parts of a text, null for a number
 * @param quoted whether each is a JSON string
 * @param before what is written in brief before each number, and after the last
 */
@SuppressWarnings("ArrayRecordComponent")
record Shape(int hash, @Nullable String[] words, boolean[] quoted, char[][] before) {
    /** The shape of a part; null where it is no phrase, and where words and numbers cannot be told apart in its text. */
    static @Nullable Shape of(int hash, TextParts text, int from, int to, Phrases phrases) {
        Maker maker = new Maker();
        @Nullable String[] words = new @Nullable String[to - from];
        boolean[] quoted = new boolean[words.length];
        for (int i = from; i < to; i++) {
            words[i - from] = text.word(i);
            quoted[i - from] = text.quoted(i);
            boolean apart = text.word(i) == null
                    ? maker.number()
                    : maker.word(text.text(i, i + 1).toCharArray());
            if (!apart) {
                return null;
            }
        }
        int number = maker.phrase(phrases);
        return number < 0 ? null : new Shape(hash, words, quoted, maker.before(number));
    }

    boolean fits(TextParts text, int from, int to) {
        if (to - from != words.length) {
            return false;
        }
        for (int i = 0; i < words.length; i++) {
            if (!Objects.equals(words[i], text.word(from + i)) || quoted[i] != text.quoted(from + i)) {
                return false;
            }
        }
        return true;
    }

    void write(TextParts text, int from, BriefOut out) {
        int gaps = 0;
        for (int i = 0; i < words.length; i++) {
            if (words[i] == null) {
                out.put(before[gaps++]);
                out.gap(text.value(from + i), text.width(from + i));
            }
        }
        out.put(before[gaps]);
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
