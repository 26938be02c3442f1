package io.tierhub.cleanse;

/** The shape of a domain name. */
final class DomainNames {
    private static final int LONGEST_LABEL = 63;

    private DomainNames() {}

    /** Whether the lower-case text from an index on is two labels or more, the last one not a number. */
    static boolean isDomain(String text, int from, int longest) {
        int length = text.length();
        if (length - from > longest) {
            return false;
        }
        int labels = 0;
        int start = from;
        for (int i = from; i <= length; i++) {
            if (i == length || text.charAt(i) == '.') {
                if (!isLabel(text, start, i)) {
                    return false;
                }
                labels++;
                start = i + 1;
            }
        }
        int last = text.lastIndexOf('.') + 1;
        return labels >= 2 && last < length && !isDigit(text.charAt(last));
    }

    private static boolean isLabel(String text, int from, int to) {
        if (to == from || to - from > LONGEST_LABEL || text.charAt(from) == '-' || text.charAt(to - 1) == '-') {
            return false;
        }
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || isDigit(c) || c == '-' || c == '_';
            if (!letter && (c < 0x80 || !Character.isLetterOrDigit(c) && !Character.isSurrogate(c))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
