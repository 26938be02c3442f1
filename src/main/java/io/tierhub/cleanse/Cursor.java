package io.tierhub.cleanse;

import java.util.Locale;
import java.util.Map;

/** A place in a text that moves to the right. */
final class Cursor {
    private static final int NANO_DIGITS = 9;
    private static final Map<String, Integer> MONTHS = Months.names();

    final String text;

    /** How many digits the last number had; 0: there was none. */
    int digits;

    private int at;

    Cursor(String text) {
        this.text = text;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    void end() {
        at = text.length();
    }

    char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    String rest() {
        return text.substring(at);
    }

    /** Whether the text is digits with at most one point among them. */
    boolean isAllNumber() {
        boolean point = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean first = c == '.' && !point && i > 0 && i < text.length() - 1;
            point |= first;
            if (!first && !isDigit(c)) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** The number that stands here; {@link #digits} says how long it is. Beyond nine digits its value means nothing. */
    int number() {
        int value = 0;
        digits = 0;
        while (at < text.length() && isDigit(text.charAt(at))) {
            value = digits < NANO_DIGITS ? value * 10 + (text.charAt(at) - '0') : value;
            digits++;
            at++;
        }
        return value;
    }

    /** The digits behind a decimal point, in billionths. */
    int fraction() {
        int value = number();
        for (int i = digits; i < NANO_DIGITS; i++) {
            value *= 10;
        }
        return value;
    }

    /** One of / - . or spaces, which is taken; 0 if there is none. Spaces and commas around it go as well. */
    char separator() {
        char found = 0;
        while (at < text.length() && " ,".indexOf(text.charAt(at)) >= 0) {
            found = ' ';
            at++;
        }
        if ("/-.".indexOf(peek()) >= 0 && !atEnd()) {
            found = text.charAt(at++);
            skip(" ");
        }
        return found;
    }

    void skip(String characters) {
        while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    boolean take(String expected) {
        boolean here = text.startsWith(expected, at);
        at += here ? expected.length() : 0;
        return here;
    }

    /** Takes a word in either case, unless more letters follow. */
    boolean takeWord(String expected) {
        int end = at + expected.length();
        boolean here = text.regionMatches(true, at, expected, 0, expected.length())
                && (end == text.length() || !Character.isLetter(text.charAt(end)));
        at = here ? end : at;
        return here;
    }

    void takeLetter(char lower) {
        at += Character.toLowerCase(peek()) == lower ? 1 : 0;
    }

    /** 1 to 12 for the name of a month that stands here, which is taken; 0 if none does. */
    int monthName() {
        int end = at;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        if (end == at) {
            return 0;
        }
        Integer month = MONTHS.get(text.substring(at, end).toLowerCase(Locale.ROOT));
        if (month == null) {
            return 0;
        }
        at = end;
        return month;
    }

    /** Takes the name of a day of the week. */
    boolean skipWeekday() {
        int end = at;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        boolean here = end > at && Months.isWeekday(text.substring(at, end).toLowerCase(Locale.ROOT));
        at = here ? end : at;
        return here;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
