package io.tierhub.cleanse;

import io.tierhub.cleanse.Amounts.Reading;
import org.jspecify.annotations.Nullable;

/** Takes sign, currency and multiplier off a text, and leaves the number to {@link Decimal}. */
final class AmountScanner {
    /** Characters of one amount. */
    static final int LONGEST = 400;

    private static final String MINUS = "-\u2212\u2013";

    private String rest;
    private boolean negative;
    private int power;

    private @Nullable String currency;

    AmountScanner(String text) {
        rest = text;
    }

    Reading read() {
        if (rest.length() > LONGEST) {
            return Reading.Fault.BAD;
        }
        if (rest.startsWith("(") && rest.endsWith(")")) {
            negative = true;
            rest = rest.substring(1, rest.length() - 1).strip();
        }
        if (!(front() && back()) || rest.isEmpty()) {
            return Reading.Fault.BAD;
        }
        Decimal decimal = new Decimal(rest);
        if (!decimal.isNumber()) {
            return Reading.Fault.BAD;
        }
        long micros = decimal.micros(power);
        if (micros < 0) {
            return Reading.Fault.TOO_LARGE;
        }
        return new Reading.Amount(negative ? -micros : micros, currency);
    }

    /** Sign and currency in either order: -¥5, ¥-5, RMB 5. */
    private boolean front() {
        boolean sign = sign();
        int end = 0;
        while (end < rest.length() && isName(rest.charAt(end))) {
            end++;
        }
        if (end > 0 && !name(rest.substring(0, end))) {
            return false;
        }
        rest = rest.substring(end).strip();
        boolean second = sign();
        return !(sign && second);
    }

    private boolean sign() {
        char first = rest.isEmpty() ? 0 : rest.charAt(0);
        boolean minus = first != 0 && MINUS.indexOf(first) >= 0;
        if (minus || first == '+') {
            negative ^= minus;
            rest = rest.substring(1).strip();
            return true;
        }
        return false;
    }

    /** Currency, 万 or 亿, and a minus behind the number. */
    private boolean back() {
        if (!rest.isEmpty() && MINUS.indexOf(rest.charAt(rest.length() - 1)) >= 0) {
            negative ^= true;
            rest = rest.substring(0, rest.length() - 1).strip();
        }
        int from = rest.length();
        while (from > 0 && isName(rest.charAt(from - 1)) && multiplier(rest.charAt(from - 1)) == 0) {
            from--;
        }
        if (from < rest.length() && !name(rest.substring(from))) {
            return false;
        }
        rest = rest.substring(0, from).strip();
        while (!rest.isEmpty() && multiplier(rest.charAt(rest.length() - 1)) > 0) {
            power += multiplier(rest.charAt(rest.length() - 1));
            rest = rest.substring(0, rest.length() - 1).strip();
        }
        return power <= 12;
    }

    private boolean name(String name) {
        boolean known = currency == null && Currencies.code(name.strip(), "") != null;
        currency = name.strip();
        return known;
    }

    private static int multiplier(char c) {
        return switch (c) {
            case '十' -> 1;
            case '百' -> 2;
            case '千', '仟' -> 3;
            case '万', '萬' -> 4;
            case '亿', '億' -> 8;
            default -> 0;
        };
    }

    private static boolean isName(char c) {
        return Character.isLetter(c) || c == '$' || Character.getType(c) == Character.CURRENCY_SYMBOL;
    }
}
