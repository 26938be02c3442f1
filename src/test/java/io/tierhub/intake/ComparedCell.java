package io.tierhub.intake;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a cell means, so that {@code 007} and {@code 7}, or {@code $5.0} and {@code $5.00}, count as the same. */
final class ComparedCell {
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,30}(\\.\\d{1,30})?");
    private static final Pattern PRICE = Pattern.compile("([$€£¥])\\s?(\\d{1,30}(?:\\.\\d{1,30})?)");
    private static final Pattern DATE = Pattern.compile("(\\d{2})/(\\d{2})/(\\d{4})");

    private ComparedCell() {}

    static String of(String cell) {
        String text = cell.strip();
        Matcher price = PRICE.matcher(text);
        if (price.matches()) {
            return price.group(1) + number(price.group(2));
        }
        if (NUMBER.matcher(text).matches()) {
            return number(text);
        }
        Matcher date = DATE.matcher(text);
        return date.matches()
                ? date.group(3) + "-" + date.group(2) + "-" + date.group(1) + " 00:00:00"
                : cell.toLowerCase(Locale.ROOT);
    }

    private static String number(String text) {
        return new BigDecimal(text).stripTrailingZeros().toPlainString();
    }
}
