package io.tierhub.intake;

/** The text of one cell: what the mapping trims and what counts as blank. */
final class Cells {
    private static final int CUT = 200;

    private Cells() {}

    /** Without white space, zero-width characters and direction marks at the ends; nothing inside is touched. */
    static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && ignorable(text.charAt(from))) {
            from++;
        }
        while (from < to && ignorable(text.charAt(to - 1))) {
            to--;
        }
        return from == 0 && to == text.length() ? text : text.substring(from, to);
    }

    static boolean blank(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!ignorable(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Takes off the apostrophe that our own exports put before what a spreadsheet would run as a formula. */
    static String unescapeFormula(String text) {
        int quotes = 0;
        while (quotes < text.length() && text.charAt(quotes) == '\'') {
            quotes++;
        }
        boolean escaped = quotes > 0 && quotes < text.length() && formulaSign(text.charAt(quotes));
        return escaped ? text.substring(1) : text;
    }

    /** What stood there, for the quarantine: escaped bytes as {@code \xFF}, cut to 200 characters. */
    static String shown(CharSequence text) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length() && shown.length() < CUT; i++) {
            char c = text.charAt(i);
            if (StrictReader.escapedByte(text, i)) {
                shown.append(String.format("\\x%02X", c - StrictReader.ESCAPE));
            } else if (c == 0) {
                shown.append("\\0");
            } else {
                shown.append(c);
            }
        }
        int end = Math.min(CUT, shown.length());
        return shown.substring(0, end > 0 && Character.isHighSurrogate(shown.charAt(end - 1)) ? end - 1 : end);
    }

    private static boolean formulaSign(char c) {
        return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r' || c == '\n' || fullWidthSign(c);
    }

    private static boolean fullWidthSign(char c) {
        return c == '\uFF1D' || c == '\uFF0B' || c == '\uFF0D' || c == '\uFF20';
    }

    private static boolean ignorable(char c) {
        if (c <= ' ' || c == '\u00A0') {
            return true;
        }
        if (c < '\u2000') {
            return c == '\u00AD' || c == '\u061C' || c == '\u180E';
        }
        return c <= '\u200F'
                || c >= '\u2028' && c <= '\u202F'
                || c >= '\u205F' && c <= '\u206F'
                || c == '\u3000'
                || c == '\uFEFF';
    }
}
