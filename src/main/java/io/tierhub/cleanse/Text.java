package io.tierhub.cleanse;

import com.ibm.icu.text.Normalizer2;
import java.util.Locale;

/**
 * The two standard forms of a text: {@link #clean} for display and {@link #fold} for comparison. Both are idempotent,
 * and both answer plain ASCII without touching Unicode tables.
 */
public final class Text {
    private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();

    private Text() {}

    /**
     * The display form: NFKC, white space collapsed to single spaces and trimmed, controls, zero-width and
     * text-direction characters gone. Returns the same instance where nothing changes.
     */
    public static String clean(String raw) {
        return isPlain(raw) ? raw : squeeze(NFKC.normalize(squeeze(raw)));
    }

    /** The display form in lower case. */
    static String lower(String raw) {
        return clean(clean(raw).toLowerCase(Locale.ROOT));
    }

    /** The display form in upper case. */
    static String upper(String raw) {
        return clean(clean(raw).toUpperCase(Locale.ROOT));
    }

    /**
     * The comparison form: NFKC, case folded, marks off (é to e), letters that are a base with a stroke or a pair
     * spelt out (ø to o, ß to ss), traditional to simplified Chinese, punctuation and symbols collapsed to single
     * spaces; an apostrophe inside a word vanishes. Every letter and digit of every script stays.
     */
    public static String fold(String raw) {
        int length = raw.length();
        char[] out = new char[length];
        int at = 0;
        boolean gap = false;
        for (int i = 0; i < length; i++) {
            char folded = Folding.of(raw.charAt(i));
            if (folded == Folding.NEEDS_CONTEXT) {
                return Folding.inContext(raw);
            }
            if (folded == ' ') {
                gap = at > 0;
            } else if (folded == '\'') {
                gap |= at > 0 && !isInsideWord(raw, i, gap);
            } else {
                if (gap) {
                    out[at++] = ' ';
                    gap = false;
                }
                out[at++] = folded;
            }
        }
        String folded = new String(out, 0, at);
        return folded.equals(raw) ? raw : folded;
    }

    /** Whether the text holds a Chinese character. */
    public static boolean hasHan(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isHan(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the character is Chinese (the basic plane; rarer ones count as letters, not as Han). */
    public static boolean isHan(char c) {
        return c >= 0x4e00 && c <= 0x9fff || c >= 0x3400 && c <= 0x4dbf || c == 0x3007;
    }

    private static boolean isInsideWord(String raw, int i, boolean gap) {
        char next = i + 1 < raw.length() ? Folding.of(raw.charAt(i + 1)) : ' ';
        return !gap && next != ' ' && next != '\'';
    }

    /** Printable ASCII, Latin-1 letters and common Han without a double or outer space: already in clean form. */
    private static boolean isPlain(String raw) {
        boolean space = true;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == ' ') {
                if (space) {
                    return false;
                }
                space = true;
            } else if (c > ' ' && c < 0x7f || c >= 0xc0 && c <= 0xff || c >= 0x4e00 && c <= 0x9fff) {
                space = false;
            } else {
                return false;
            }
        }
        return !space || raw.isEmpty();
    }

    private static String squeeze(String raw) {
        StringBuilder out = new StringBuilder(raw.length());
        boolean gap = false;
        for (int i = 0; i < raw.length(); ) {
            int c = raw.codePointAt(i);
            i += Character.charCount(c);
            if (Characters.isSpace(c)) {
                gap = !out.isEmpty();
            } else if (!Characters.isInvisible(c)) {
                if (gap) {
                    out.append(' ');
                    gap = false;
                }
                out.appendCodePoint(c);
            }
        }
        return out.toString();
    }
}
