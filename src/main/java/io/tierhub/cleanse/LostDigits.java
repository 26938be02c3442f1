package io.tierhub.cleanse;

import java.util.regex.Pattern;

/**
 * Codes that a spreadsheet has turned into numbers with an exponent: 1.38E+10 was one of ten million telephone numbers.
 * What is missing cannot be known, so such a code is no code.
 */
final class LostDigits {
    private static final Pattern NUMBER = Pattern.compile("\\s*'?[1-9](\\.[0-9]+)?[Ee]\\+[0-9]{2,3}\\s*");

    private LostDigits() {}

    static boolean in(String text) {
        return text.indexOf('+') > 0 && NUMBER.matcher(text).matches();
    }
}
