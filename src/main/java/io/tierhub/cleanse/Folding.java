package io.tierhub.cleanse;

import com.ibm.icu.text.Normalizer2;

/**
 * The fold of one character as an array look-up. The table is filled once from the definition, {@link #inContext},
 * which is also what texts with combining characters or letters that fold to several go through.
 */
final class Folding {
    /** The character folds to none or several, or together with its neighbours. */
    static final char NEEDS_CONTEXT = 0;

    private static final Normalizer2 CASEFOLD = Normalizer2.getNFKCCasefoldInstance();
    private static final Normalizer2 DECOMPOSE = Normalizer2.getNFDInstance();
    private static final Normalizer2 COMPOSE = Normalizer2.getNFCInstance();

    private static final char[] TABLE = table();

    private Folding() {}

    /** A letter or digit; a space for what separates; an apostrophe; or {@link #NEEDS_CONTEXT}. */
    static char of(char c) {
        return TABLE[c];
    }

    /** The definition of the fold. */
    static String inContext(String raw) {
        String lower = CASEFOLD.normalize(visible(raw));
        String apart = DECOMPOSE.normalize(lower);
        StringBuilder kept = new StringBuilder(apart.length());
        for (int i = 0; i < apart.length(); ) {
            int c = apart.codePointAt(i);
            i += Character.charCount(c);
            if (!Characters.isDispensable(c)) {
                appendFolded(kept, c);
            }
        }
        return COMPOSE.normalize(separated(kept));
    }

    private static CharSequence visible(String raw) {
        StringBuilder out = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); ) {
            int c = raw.codePointAt(i);
            i += Character.charCount(c);
            if (Characters.isSpace(c) || !Characters.isInvisible(c)) {
                out.appendCodePoint(c);
            }
        }
        return out;
    }

    private static void appendFolded(StringBuilder out, int c) {
        switch (c) {
            case 'ø', 'ɵ' -> out.append('o');
            case 'đ', 'ð', 'ɖ' -> out.append('d');
            case 'ł', 'ƚ' -> out.append('l');
            case 'ħ' -> out.append('h');
            case 'ŧ' -> out.append('t');
            case 'ı' -> out.append('i');
            case 'ƶ' -> out.append('z');
            case 'ɨ' -> out.append('i');
            case 'ŋ' -> out.append('n');
            case 'æ' -> out.append("ae");
            case 'œ' -> out.append("oe");
            case 'þ' -> out.append("th");
            case 'ĸ' -> out.append('k');
            default -> out.appendCodePoint(c);
        }
    }

    private static String separated(CharSequence text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); ) {
            int c = Character.codePointAt(text, i);
            i += Character.charCount(c);
            if (Characters.isWord(c)) {
                if (gap) {
                    out.append(' ');
                    gap = false;
                }
                out.appendCodePoint(c < 0x10000 ? Simplified.of((char) c) : c);
            } else if (!isApostropheInWord(text, i, c, gap || out.isEmpty())) {
                gap = !out.isEmpty();
            }
        }
        return out.toString();
    }

    private static boolean isApostropheInWord(CharSequence text, int next, int c, boolean atEdge) {
        return isApostrophe(c)
                && !atEdge
                && next < text.length()
                && Characters.isWord(Character.codePointAt(text, next));
    }

    private static boolean isApostrophe(int c) {
        return c == '\'' || c == '\u2018' || c == '\u2019' || c == '`';
    }

    private static char[] table() {
        char[] table = new char[1 << 16];
        for (int c = 0; c < table.length; c++) {
            table[c] = entry((char) c);
        }
        return table;
    }

    private static char entry(char c) {
        if (isApostrophe(c)) {
            return '\'';
        }
        if (Character.isSurrogate(c) || !COMPOSE.hasBoundaryBefore(c) || !CASEFOLD.hasBoundaryBefore(c)) {
            return NEEDS_CONTEXT;
        }
        String between = inContext("a" + c + "b");
        return between.length() == 3 ? between.charAt(1) : NEEDS_CONTEXT;
    }
}
