package io.tierhub.intake;

import io.tierhub.vocabulary.Setting;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many rows of one file may be bad before the file is refused as a whole.
 *
 * @param text {@code none}, {@code 20 rows}, {@code 5 %} or {@code any}
 */
public record Tolerance(@Setting("none, 20 rows, 5 % or any.") String text) {
    /** Every bad row goes to quarantine, and the others are taken. */
    public static final Tolerance ANY = new Tolerance("any");

    private static final Pattern ROWS = Pattern.compile("(\\d{1,9})( rows?)?");
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,2}(?:\\.\\d{1,3})?|100) ?%");

    public Tolerance {
        text = text.strip().toLowerCase(Locale.ROOT);
        if (!text.equals("any")
                && !text.equals("none")
                && !ROWS.matcher(text).matches()
                && !PERCENT.matcher(text).matches()) {
            throw new IllegalArgumentException("tolerance is none, a number of rows, a percentage, or any; write it like"
                    + " none, 20 rows, 5 % or any");
        }
    }

    public static Tolerance of(String text) {
        return new Tolerance(text);
    }

    /** Whether no number of bad rows is too many. */
    public boolean any() {
        return text.equals("any");
    }

    /** Whether a whole file of so many rows, good and bad, has too many bad ones. */
    public boolean exceeded(long bad, long rows) {
        if (any()) {
            return false;
        }
        Matcher percent = PERCENT.matcher(text);
        if (percent.matches()) {
            BigDecimal allowed = new BigDecimal(percent.group(1)).multiply(BigDecimal.valueOf(rows));
            return BigDecimal.valueOf(bad).movePointRight(2).compareTo(allowed) > 0;
        }
        return exceeded(bad);
    }

    /** Whether so many bad rows are too many, however many more rows there are. */
    public boolean exceeded(long bad) {
        Matcher rows = ROWS.matcher(text);
        return rows.matches() ? bad > Long.parseLong(rows.group(1)) : text.equals("none") && bad > 0;
    }

    @Override
    public String toString() {
        return text;
    }
}
