package io.tierhub.grade;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Scores from 0 to 100 as whole ten-thousandths, so that rounding comes before every comparison and is exact. */
final class Points {
    static final int ONE = 10_000;
    static final int MAX = 100 * ONE;
    /** No score. */
    static final int NONE = -1;

    private static final long SAFE = Long.MAX_VALUE / (2L * MAX + 1);

    private Points() {}

    /** 100 x part / whole, rounded half up; 0 <= part <= whole. */
    static int percent(long part, long whole) {
        if (whole <= SAFE) {
            return (int) ((2L * MAX * part + whole) / (2 * whole));
        }
        return BigDecimal.valueOf(part)
                .multiply(BigDecimal.valueOf(MAX))
                .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
                .intValueExact();
    }

    /** The smallest score that reaches a border. */
    static int reaching(BigDecimal border) {
        return border.multiply(BigDecimal.valueOf(ONE))
                .setScale(0, RoundingMode.CEILING)
                .intValueExact();
    }

    static double toScore(int points) {
        return points / (double) ONE;
    }
}
