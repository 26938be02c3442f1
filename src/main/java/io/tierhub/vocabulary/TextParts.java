package io.tierhub.vocabulary;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text as what it is put together from: words that many texts share, and numbers that are its own. Whoever stores a million
 * explanations looks at their parts, and the texts are never made.
 */
public final class TextParts {
    /** Digits of one number; a longer one stands as several. */
    public static final int DIGITS = 8;

    private static final long LIMIT = 100_000_000;
    /** What {@code numbers} holds beside a word. */
    private static final int PLAIN = 0;

    private static final int QUOTED = 1;
    private static final int END = 2;

    private @Nullable String[] words;
    /** Beside null, a value and the number of its digits in the lowest four bits. */
    private int[] numbers;

    private int size;

    public TextParts() {
        this(48);
    }

    private TextParts(int parts) {
        words = new @Nullable String[parts];
        numbers = new int[parts];
    }

    /** See {@link Bilingual#json}. */
    static TextParts members(Bilingual sentence) {
        TextParts members = new TextParts(8);
        StringBuilder word = new StringBuilder("\"zh\":\"");
        members.escaped(sentence.zh(), word);
        members.escaped(sentence.en(), word.append("\",\"en\":\""));
        return members.word(word.append('"').toString());
    }

    /** Adds the inside of a JSON string but for its last word, which {@code word} is then. */
    private void escaped(String text, StringBuilder word) {
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
                end++;
            }
            if (end > at) {
                word(word.toString()).digits(text.substring(at, end));
                word.setLength(0);
                at = end;
            } else {
                escape(text.charAt(at++), word);
            }
        }
    }

    /** Begins another text. */
    public void clear() {
        size = 0;
    }

    /** Adds a word as it is. */
    public TextParts word(String word) {
        return add(word, PLAIN);
    }

    /** Adds a JSON string. */
    public TextParts quoted(String word) {
        return add(word, QUOTED);
    }

    /** Adds a word that ends in a closing brace. */
    public TextParts end(String word) {
        return add(word, END);
    }

    /** Adds a whole number; not next to another. */
    public TextParts number(long value) {
        if (value < 0) {
            String digits = Long.toString(value); // also the least, which has no opposite
            return word("-").digits(digits.substring(1));
        }
        if (value < LIMIT) {
            return digits((int) value, digitsOf((int) value));
        }
        return digits(Long.toString(value));
    }

    /** Adds digits that may begin with 0; not next to others. */
    public TextParts digits(String digits) {
        for (int from = 0; from < digits.length(); from += DIGITS) {
            String part = digits.substring(from, Math.min(digits.length(), from + DIGITS));
            digits(Integer.parseInt(part), part.length());
        }
        return this;
    }

    /**
     * The same of a number.
     *
     * @param width the number of digits, at most {@value #DIGITS}, of which the first ones may be 0
     */
    public TextParts digits(int value, int width) {
        if (size > 0 && words[size - 1] == null && (numbers[size - 1] & 15) != DIGITS) {
            throw new IllegalStateException("a number stands next to a number in " + this);
        }
        return add(null, value << 4 | width);
    }

    private static int digitsOf(int value) {
        int width = 1;
        for (int ten = 10; value >= ten && width < DIGITS; ten *= 10) {
            width++;
        }
        return width;
    }

    private TextParts add(@Nullable String word, int number) {
        if (size == numbers.length) {
            words = Arrays.copyOf(words, size * 2);
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        words[size] = word;
        numbers[size++] = number;
        return this;
    }

    /** Adds all of another. */
    public TextParts all(TextParts other) {
        for (int i = 0; i < other.size; i++) {
            add(other.words[i], other.numbers[i]);
        }
        return this;
    }

    /** How many parts there are. */
    public int size() {
        return size;
    }

    /** The word at a place, unquoted; null where a number stands. */
    public @Nullable String word(int at) {
        return words[at];
    }

    /** Whether the word at a place is a JSON string. */
    public boolean quoted(int at) {
        return words[at] != null && numbers[at] == QUOTED;
    }

    /** Whether a word stands there that ends in a closing brace. */
    public boolean end(int at) {
        return words[at] != null && numbers[at] == END;
    }

    /** The number at a place. */
    public int value(int at) {
        return numbers[at] >>> 4;
    }

    /** How many digits the number at a place has. */
    public int width(int at) {
        return numbers[at] & 15;
    }

    /** Some of the parts as a text. */
    public String text(int from, int to) {
        StringBuilder out = new StringBuilder(16 * (to - from));
        for (int i = from; i < to; i++) {
            append(i, out);
        }
        return out.toString();
    }

    private void append(int at, StringBuilder out) {
        String word = words[at];
        if (word == null) {
            String digits = Integer.toString(value(at));
            out.append("0".repeat((numbers[at] & 15) - digits.length())).append(digits);
        } else if (numbers[at] == QUOTED) {
            quote(word, out);
        } else {
            out.append(word);
        }
    }

    private static void quote(String value, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            escape(value.charAt(i), out);
        }
        out.append('"');
    }

    private static void escape(char c, StringBuilder out) {
        if (c == '"' || c == '\\') {
            out.append('\\').append(c);
        } else if (c < ' ') {
            out.append(String.format("\\u%04x", (int) c));
        } else {
            out.append(c);
        }
    }

    /** The text. */
    @Override
    public String toString() {
        return text(0, size);
    }
}
