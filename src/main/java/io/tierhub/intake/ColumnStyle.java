package io.tierhub.intake;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a column writes its values, where a cell alone does not tell: such cells become one that does.
 *
 * @param dayFirst whether days come before months; null: unknown
 * @param decimalComma whether 1.234 is 1234 and 0,125 an eighth
 * @param unit what the header counts amounts in, such as 万; empty for whole units
 */
record ColumnStyle(@Nullable Boolean dayFirst, boolean decimalComma, String unit) {
    /** What a field holds, as far as styles go. */
    enum Kind {
        DATE,
        AMOUNT,
        OTHER
    }

    static final ColumnStyle PLAIN = new ColumnStyle(null, false, "");

    private static final Pattern DATE = Pattern.compile("(\\d{1,2})([/-])(\\d{1,2})\\2(\\d{4})(\\D.*)?");
    private static final Pattern OPEN = Pattern.compile("(\\D*\\d{1,3})[.,](\\d{3}\\D*)");
    private static final Pattern NEGATIVE = Pattern.compile("[(（](.*\\d)[)）]");
    private static final Pattern IN_UNITS =
            Pattern.compile("[（(](?:单位[:：]?)?\\s*(?:人民币|RMB)?(万|亿|千|百万|千万)元?\\s*[)）]\\s*$");
    private static final Map<Boolean, String> ORDERS = Map.of(true, "day first", false, "month first");

    /** The unit that a header names: {@code 金额(万元)} is in 万. */
    static String unit(String header) {
        Matcher named = IN_UNITS.matcher(header);
        return named.find() ? named.group(1) : "";
    }

    /** A value as it can be read without knowing its column. */
    String plain(String value, Kind kind) {
        return switch (kind) {
            case DATE -> dayFirst == null ? value : date(value, dayFirst);
            case AMOUNT -> counted(decimalComma ? number(value) : value);
            case OTHER -> value;
        };
    }

    /** What was found out and changes how values are read, in words; null: nothing. */
    @Nullable String words(Kind kind) {
        if (kind == Kind.DATE && dayFirst != null) {
            return "DATE_ORDER: dates are read " + ORDERS.get(dayFirst) + ", as others of the column prove";
        }
        if (kind == Kind.AMOUNT && decimalComma) {
            return "DECIMAL_COMMA: 1.234 is read as 1234, as others of the column prove";
        }
        return kind == Kind.AMOUNT && !unit.isEmpty() ? "UNIT: amounts are in " + unit + ", as the header says" : null;
    }

    private static String date(String value, boolean dayFirst) {
        Matcher date = DATE.matcher(value);
        if (!date.matches()) {
            return value;
        }
        String month = date.group(dayFirst ? 3 : 1);
        String day = date.group(dayFirst ? 1 : 3);
        if (Integer.parseInt(month) > 12) {
            return value;
        }
        String rest = date.group(5) == null ? "" : date.group(5);
        return date.group(4) + "-" + two(month) + "-" + two(day) + rest;
    }

    private static String two(String number) {
        return number.length() == 1 ? "0" + number : number;
    }

    private static String number(String value) {
        Matcher open = OPEN.matcher(value);
        if (!open.matches()) {
            return value;
        }
        return open.group(1) + (value.indexOf(',') < 0 ? "" : ".") + open.group(2);
    }

    /** With the unit of the header behind it; a value that names one itself stays. */
    private String counted(String value) {
        if (unit.isEmpty() || value.isEmpty()) {
            return value;
        }
        Matcher negative = NEGATIVE.matcher(value);
        String number = negative.matches() ? "-" + negative.group(1) : value;
        return Character.isDigit(number.charAt(number.length() - 1)) ? number + unit : value;
    }
}
