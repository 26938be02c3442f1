package io.tierhub.cleanse;

/**
 * Traditional to simplified Chinese, character by character. The table is ICU's Hant-Hans transform written out, since
 * loading the transform takes a second and the table a millisecond; a test holds the two equal.
 */
final class Simplified {
    private static final char FIRST = 0x3400;
    private static final char LAST = 0x9fff;
    private static final char[] TABLE = table();

    private Simplified() {}

    static char of(char c) {
        return c < FIRST || c > LAST ? c : TABLE[c - FIRST];
    }

    private static char[] table() {
        char[] table = new char[LAST - FIRST + 1];
        for (int i = 0; i < table.length; i++) {
            table[i] = (char) (FIRST + i);
        }
        for (String line : Wordlist.lines("simplified.txt")) {
            for (int i = 0; i + 1 < line.length(); i += 2) {
                table[line.charAt(i) - FIRST] = line.charAt(i + 1);
            }
        }
        return table;
    }
}
