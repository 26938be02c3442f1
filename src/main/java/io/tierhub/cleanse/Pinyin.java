package io.tierhub.cleanse;

import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Chinese by its sound: lower case, without tone marks, the most frequent reading of each character. The table is
 * ICU's Han-Latin transform written out; a test holds the two equal.
 */
public final class Pinyin {
    private static final char FIRST = 0x4e00;
    private static final char LAST = 0x9fff;
    private static final @Nullable String[] TABLE = table();

    private static final Set<String> SYLLABLES =
            Arrays.stream(TABLE).filter(Objects::nonNull).collect(Collectors.toSet());
    /** Letters of the longest syllable: zhuang. */
    private static final int LONGEST = 6;

    private Pinyin() {}

    /** The syllables separated by single spaces, other words folded: 北京IBM公司 is {@code bei jing ibm gong si}. */
    public static String of(String text) {
        return spell(Text.fold(text), false);
    }

    /** The first letter of each syllable and word: 北京IBM公司 is {@code bjigs}. */
    public static String initials(String text) {
        return spell(Text.fold(text), true);
    }

    /** The syllable of one character, null where it has none. */
    public static @Nullable String syllable(char c) {
        return c < FIRST || c > LAST ? null : TABLE[c - FIRST];
    }

    /** Whether a folded word is made of syllables alone: hengrui, guangdian. */
    public static boolean isSpelled(String word) {
        int n = word.length();
        boolean[] ends = new boolean[n + 1];
        ends[0] = true;
        for (int from = 0; from < n; from++) {
            for (int to = from + 1; ends[from] && to <= Math.min(n, from + LONGEST); to++) {
                ends[to] |= SYLLABLES.contains(word.substring(from, to));
            }
        }
        return n > 0 && ends[n];
    }

    private static String spell(String folded, boolean initials) {
        StringBuilder out = new StringBuilder(folded.length() * 4);
        boolean begins = true;
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            String syllable = syllable(c);
            if (c == ' ') {
                begins = true;
            } else if (syllable != null) {
                gap(out, initials);
                out.append(syllable, 0, initials ? 1 : syllable.length());
                begins = true;
            } else {
                if (begins) {
                    gap(out, initials);
                }
                if (begins || !initials || Character.isLowSurrogate(c)) {
                    out.append(c);
                }
                begins = false;
            }
        }
        return out.toString();
    }

    private static void gap(StringBuilder out, boolean initials) {
        if (!initials && !out.isEmpty()) {
            out.append(' ');
        }
    }

    private static @Nullable String[] table() {
        @Nullable String[] table = new @Nullable String[LAST - FIRST + 1];
        for (String line : Wordlist.lines("pinyin.txt")) {
            int space = line.indexOf(' ');
            String syllable = line.substring(0, space).intern();
            for (int i = space + 1; i < line.length(); i++) {
                table[line.charAt(i) - FIRST] = syllable;
            }
        }
        return table;
    }
}
