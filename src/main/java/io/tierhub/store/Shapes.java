package io.tierhub.store;

import io.tierhub.vocabulary.TextParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How parts of texts are written in brief, by the words that they are made of: the same words with other numbers are one shape. So
 * a text is written without being made. A bounded number of shapes is kept, the newest; threads may share them.
 */
final class Shapes {
    private static final int SLOTS = 1 << 14;
    /** Places that one shape may stand in. */
    private static final int PLACES = 4;

    private final @Nullable Shape[] slots = new @Nullable Shape[SLOTS];

    /**
     * One shape.
     *
     * @param words as in the parts of a text, null for a number
     * @param quoted whether each is a JSON string
     * @param before what is written before each number, and after the last
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Shape(int hash, @Nullable String[] words, boolean[] quoted, char[][] before) {
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
    }

    /** Writes a text; whether all of its parts are phrases, and what was written counts. */
    boolean write(TextParts text, Phrases phrases, BriefOut out) {
        out.put(BriefOut.MARK);
        int from = 0;
        int hash = 0;
        for (int at = 0; at < text.size(); at++) {
            String word = text.word(at);
            hash = hash * 31 + (word == null ? 1 : word.hashCode());
            if (text.end(at) || at == text.size() - 1) {
                Shape shape = shape(hash ^ hash >>> 16, text, from, at + 1, phrases);
                if (shape == null) {
                    return false;
                }
                shape.write(text, from, out);
                from = at + 1;
                hash = 0;
            }
        }
        return text.size() > 0;
    }

    private @Nullable Shape shape(int hash, TextParts text, int from, int to, Phrases phrases) {
        int free = hash & SLOTS - 1;
        for (int i = 0; i < PLACES; i++) {
            int at = hash + i & SLOTS - 1;
            Shape known = slots[at];
            if (known == null) {
                free = at;
                break;
            }
            if (known.hash == hash && known.fits(text, from, to)) {
                return known;
            }
        }
        Shape made = made(hash, text, from, to, phrases);
        if (made != null) {
            slots[free] = made;
        }
        return made;
    }

    private static boolean hasGap(char[] letters) {
        for (char c : letters) {
            if (c == Phrases.GAP) {
                return true;
            }
        }
        return false;
    }

    /** The shape of a part that is a phrase; null of others, and where words and numbers cannot be told apart. */
    private static @Nullable Shape made(int hash, TextParts text, int from, int to, Phrases phrases) {
        StringBuilder phrase = new StringBuilder();
        List<BriefOut> before = new ArrayList<>(List.of(new BriefOut()));
        @Nullable String[] words = new @Nullable String[to - from];
        boolean[] quoted = new boolean[words.length];
        boolean open = false; // whether digits would go on with a number
        for (int i = from; i < to; i++) {
            words[i - from] = text.word(i);
            quoted[i - from] = text.quoted(i);
            if (text.word(i) == null) {
                if (open && i > from && text.word(i - 1) != null) {
                    return null;
                }
                phrase.append(Phrases.GAP);
                before.add(new BriefOut());
                open = true;
                continue;
            }
            char[] letters = text.text(i, i + 1).toCharArray();
            if (letters.length > 0 && open && Phrases.isDigit(letters[0]) || hasGap(letters)) {
                return null;
            }
            for (int at = 0; at < letters.length; ) {
                int end = Phrases.endOfRun(letters, at, letters.length);
                if (end > at) {
                    int width = end - at;
                    before.get(before.size() - 1).gap(Integer.parseInt(String.valueOf(letters, at, width)), width);
                    phrase.append(Phrases.GAP);
                } else {
                    phrase.append(letters[at]);
                }
                at = Math.max(end, at + 1);
            }
            open = letters.length == 0 ? open : Phrases.isDigit(letters[letters.length - 1]);
        }
        int brace = phrase.indexOf("}");
        int number = brace < 0 || brace == phrase.length() - 1 ? phrases.number(phrase.toString()) : -1;
        if (number < 0 || phrase.isEmpty()) {
            return null;
        }
        char[][] chars = new char[before.size()][];
        BriefOut first = new BriefOut();
        first.number(number + 1);
        first.put(before.get(0).chars());
        chars[0] = first.chars();
        for (int i = 1; i < chars.length; i++) {
            chars[i] = before.get(i).chars();
        }
        return new Shape(hash, words, quoted, chars);
    }
}
