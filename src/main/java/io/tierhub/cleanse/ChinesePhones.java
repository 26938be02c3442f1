package io.tierhub.cleanse;

import org.jspecify.annotations.Nullable;

/**
 * The common forms of mainland numbers, read without the library: mobile numbers (11 digits from 13 to 19, with or
 * without +86) and land lines with their area code. Anything else is left to the library.
 */
final class ChinesePhones {
    private static final int LONGEST = 24;
    private static final String[] EXTENSION = {"转", "分机", "轉", "內線", "内线"};

    private ChinesePhones() {}

    /** E.164, or null where the form is not one of these. */
    static @Nullable String read(String text) {
        if (text.length() < 10 || text.length() > LONGEST) {
            return null;
        }
        char[] digits = new char[LONGEST];
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits[count++] = c;
            } else if (c != ' ' && c != '-' && !(c == '+' && i == 0)) {
                return null;
            }
        }
        int from = countryCode(digits, count, text.charAt(0) == '+');
        if (from < 0) {
            return null;
        }
        if (isMobile(digits, from, count)) {
            return "+86" + new String(digits, from, count - from);
        }
        return from == 0 && isLandLine(digits, count) && hasNoThirdGroup(text)
                ? "+86" + new String(digits, 1, count - 1)
                : null;
    }

    /** The text before 转, 分机, or the third group of 021-12345678-801. */
    static String withoutExtension(String text) {
        for (String word : EXTENSION) {
            int at = text.indexOf(word);
            if (at > 0) {
                return text.substring(0, at);
            }
        }
        int first = text.indexOf('-');
        int second = text.indexOf('-', first + 1);
        boolean landLine = text.charAt(0) == '0' && first >= 3 && first <= 4 && second - first >= 8;
        return landLine && text.length() - second <= 6 ? text.substring(0, second) : text;
    }

    private static int countryCode(char[] digits, int count, boolean plus) {
        boolean zeros = !plus && count == 15 && digits[0] == '0' && digits[1] == '0';
        int at = zeros ? 2 : 0;
        if (count - at == 13 && digits[at] == '8' && digits[at + 1] == '6') {
            return at + 2;
        }
        return plus || zeros ? -1 : 0;
    }

    private static boolean isMobile(char[] digits, int from, int count) {
        return count - from == 11 && digits[from] == '1' && digits[from + 1] >= '3';
    }

    /** 010 and 02x with eight digits, other area codes of three digits with seven or eight. */
    private static boolean isLandLine(char[] digits, int count) {
        if (digits[0] != '0') {
            return false;
        }
        boolean big = digits[1] == '1' && digits[2] == '0' || digits[1] == '2';
        return big ? count == 11 : digits[1] >= '3' && (count == 11 || count == 12);
    }

    private static boolean hasNoThirdGroup(String text) {
        return text.indexOf('-') == text.lastIndexOf('-');
    }
}
