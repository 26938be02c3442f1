package io.tierhub.behaviour;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A sum of money in the reporting currency. Amounts of that currency add up in a long; only what was converted, and a sum
 * that overflows, costs a BigDecimal.
 */
final class MoneySum {
    static final int SCALE = 8;
    private static final int MICROS_SCALE = 6;
    private static final long MICROS_IN_CENT = 10_000;
    private static final BigDecimal MAX = BigDecimal.valueOf(Purchases.MAX_CENTS);

    private long micros;
    private BigDecimal rest = BigDecimal.ZERO;

    void clear() {
        micros = 0;
        rest = BigDecimal.ZERO;
    }

    void add(long more) {
        long sum = micros + more;
        if (((micros ^ sum) & (more ^ sum)) < 0) {
            rest = rest.add(BigDecimal.valueOf(micros, MICROS_SCALE));
            sum = more;
        }
        micros = sum;
    }

    void add(long more, BigDecimal rate) {
        rest = rest.add(BigDecimal.valueOf(more, MICROS_SCALE).multiply(rate).setScale(SCALE, RoundingMode.HALF_UP));
    }

    /** Hundredths, rounded half up; at most {@link Purchases#MAX_CENTS} either way. */
    long cents() {
        if (rest.signum() == 0) {
            long cents = micros / MICROS_IN_CENT;
            return Math.abs(micros % MICROS_IN_CENT) * 2 < MICROS_IN_CENT ? cents : cents + Long.signum(micros);
        }
        BigDecimal cents = rest.add(BigDecimal.valueOf(micros, MICROS_SCALE))
                .movePointRight(2)
                .setScale(0, RoundingMode.HALF_UP);
        return cents.min(MAX).max(MAX.negate()).longValueExact();
    }
}
