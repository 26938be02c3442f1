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

    private static final int PRIME = 31;

    private @Nullable String[] words;
    /** Beside null, a value and the number of its digits in the lowest four bits. */
    private int[] numbers;

    private int size;
    /** By section, where it ends and what its words hash to. */
    private int[] ends = new int[8];

    private int[] hashes = new int[8];
    private int sections;
    /** Of the section that is not at its end yet: its hash, and what a hash before it is multiplied by. */
    private int hash;

    private int power = 1;

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

    /** Makes its words those objects that others with the same words have. */
    void intern() {
        for (int i = 0; i < size; i++) {
            String word = words[i];
            words[i] = word == null ? null : word.intern();
        }
    }

    /** Begins another text. */
    public void clear() {
        size = 0;
        sections = 0;
        hash = 0;
        power = 1;
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
        add(word, END);
        if (sections == ends.length) {
            ends = Arrays.copyOf(ends, sections * 2);
            hashes = Arrays.copyOf(hashes, sections * 2);
        }
        ends[sections] = size;
        hashes[sections++] = hash;
        hash = 0;
        power = 1;
        return this;
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
        int more = 1;
        long unit = 10;
        for (; value / unit >= LIMIT; unit *= 10) {
            more++;
        }
        if (more > DIGITS) {
            return digits(Long.toString(value));
        }
        return digits((int) (value / unit), DIGITS).digits((int) (value % unit), more);
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
        hash = hash * PRIME + (word == null ? 1 : word.hashCode() + number);
        power *= PRIME;
        return this;
    }

    /** Adds all of another, which has no end in it. */
    public TextParts all(TextParts other) {
        if (other.sections > 0) {
            throw new IllegalArgumentException("an end stands in " + other);
        }
        if (size + other.size > numbers.length) {
            words = Arrays.copyOf(words, 2 * (size + other.size));
            numbers = Arrays.copyOf(numbers, words.length);
        }
        System.arraycopy(other.words, 0, words, size, other.size);
        System.arraycopy(other.numbers, 0, numbers, size, other.size);
        size += other.size;
        hash = hash * other.power + other.hash;
        power *= other.power;
        return this;
    }

    /** How many parts there are. */
    public int size() {
        return size;
    }

    /** How many sections they make: each but perhaps the last has its end. */
    public int sections() {
        return sections + (sections == 0 ? Math.min(size, 1) : size > ends[sections - 1] ? 1 : 0);
    }

    /** Where a section ends, and the next one begins. */
    public int end(int section) {
        return section < sections ? ends[section] : size;
    }

    /** A hash of the words of a section, and of where its numbers stand. */
    public int hash(int section) {
        return section < sections ? hashes[section] : hash;
    }

    /** The words from a place on, up to another; null where numbers stand. */
    public @Nullable String[] words(int from, int to) {
        return Arrays.copyOfRange(words, from, to);
    }

    /** For each of some parts what kind of word it is; of no meaning where a number stands. */
    public int[] kinds(int from, int to) {
        return Arrays.copyOfRange(numbers, from, to);
    }

    /** Whether the words from a place on are these, of these kinds, with numbers where they have null. */
    public boolean same(int from, @Nullable String[] others, int[] kinds) {
        for (int i = 0; i < others.length; i++) {
            String other = others[i];
            String word = words[from + i];
            if (word != other && (word == null || !word.equals(other))
                    || word != null && numbers[from + i] != kinds[i]) {
                return false;
            }
        }
        return true;
    }

    /** The word at a place, unquoted; null where a number stands. */
    public @Nullable String word(int at) {
        return words[at];
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
