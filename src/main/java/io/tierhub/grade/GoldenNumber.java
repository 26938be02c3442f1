package io.tierhub.grade;

import io.tierhub.behaviour.Measure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Numbers of golden records and of money, in the ten-thousandths that variables have. */
final class GoldenNumber {
    private static final int MOST_DIGITS = 14;

    private GoldenNumber() {}

    /** Money in hundredths as a number; what no customer buys for is cut. */
    static long cents(long cents) {
        long most = Long.MAX_VALUE / 200;
        return Math.max(-most, Math.min(most, cents)) * 100;
    }

    /** A text as a number, rounded half up; yes and no are 1 and 0. */
    static long parse(@Nullable String text) {
        if (text == null) {
            return Measure.MISSING;
        }
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return text.equalsIgnoreCase("true") ? Measure.ONE : 0;
        }
        try {
            BigDecimal number = new BigDecimal(text.strip());
            long digits = (long) number.precision() - number.scale();
            if (digits < -4) {
                return 0;
            }
            return digits > MOST_DIGITS
                    ? Measure.MISSING
                    : number.movePointRight(4).setScale(0, RoundingMode.HALF_UP).longValueExact();
        } catch (NumberFormatException e) {
            return Measure.MISSING;
        }
    }
}
