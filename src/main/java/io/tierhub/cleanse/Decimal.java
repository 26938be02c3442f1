package io.tierhub.cleanse;

/** An unsigned decimal with grouping and exponent: its digits, and where the point stands among them. */
final class Decimal {
    private static final int MICRO_DIGITS = 6;
    private static final int MAX_DIGITS = 19;
    private static final int MAX_EXPONENT = 400;

    private final String text;
    private final StringBuilder digits = new StringBuilder();
    private final boolean number;
    private int point;

    Decimal(String text) {
        int e = Math.max(text.indexOf('e'), text.indexOf('E'));
        this.text = e < 0 ? text : text.substring(0, e);
        this.number = mantissa() && (e < 0 || exponent(text.substring(e + 1)));
    }

    boolean isNumber() {
        return number;
    }

    /** Millionths times a power of ten, rounded half up; -1 beyond {@link Amounts#MAX_UNITS}. */
    long micros(int power) {
        int first = 0;
        while (first < digits.length() && digits.charAt(first) == '0') {
            first++;
        }
        int end = point + power + MICRO_DIGITS;
        if (first == digits.length() || end < first) {
            return 0;
        }
        if (end - first > MAX_DIGITS || end - first == MAX_DIGITS && digit(first) > 1) {
            return -1;
        }
        long micros = 0;
        for (int i = first; i < end; i++) {
            micros = micros * 10 + digit(i);
        }
        micros += digit(end) >= 5 ? 1 : 0;
        return micros > Amounts.MAX_UNITS * CleanFact.MICROS ? -1 : micros;
    }

    private int digit(int i) {
        return i >= 0 && i < digits.length() ? digits.charAt(i) - '0' : 0;
    }

    private boolean mantissa() {
        int decimal = decimalSign();
        int group = 0;
        char grouping = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
                group++;
            } else if (i == decimal) {
                if (grouping != 0 && group != 3) {
                    return false;
                }
                point = digits.length();
                grouping = 0;
                group = 0;
            } else if (!isGrouping(c) || decimal >= 0 && i > decimal || !groups(grouping, c, group)) {
                return false;
            } else {
                grouping = c;
                group = 0;
            }
        }
        if (decimal < 0) {
            point = digits.length();
        }
        return !digits.isEmpty() && (grouping == 0 || group == 3);
    }

    /** Thousands in threes; in India pairs above the last three. */
    private static boolean groups(char grouping, char c, int group) {
        boolean first = grouping == 0;
        return (first || grouping == c) && group >= (first ? 1 : 2) && group <= 3;
    }

    /** The index of the decimal sign, -1 if there is none. */
    private int decimalSign() {
        int dot = text.lastIndexOf('.');
        int comma = text.lastIndexOf(',');
        if (dot >= 0 && comma >= 0) {
            return Math.max(dot, comma);
        }
        if (dot >= 0) {
            return text.indexOf('.') == dot ? dot : -1;
        }
        if (comma < 0 || text.indexOf(',') != comma) {
            return -1;
        }
        boolean thousands = text.length() - comma == 4 && comma >= 1 && comma <= 3 && text.charAt(0) != '0';
        return thousands ? -1 : comma;
    }

    private boolean exponent(String exponent) {
        boolean minus = exponent.startsWith("-");
        int from = minus || exponent.startsWith("+") ? 1 : 0;
        int value = 0;
        for (int i = from; i < exponent.length(); i++) {
            char c = exponent.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
            value = Math.min(MAX_EXPONENT * 10, value * 10 + (c - '0'));
        }
        point += minus ? -value : value;
        return exponent.length() > from;
    }

    private static boolean isGrouping(char c) {
        return c == ',' || c == '.' || c == ' ' || c == '\'' || c == '\u2019';
    }
}
