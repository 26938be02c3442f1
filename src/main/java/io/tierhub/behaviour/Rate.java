package io.tierhub.behaviour;

import java.math.BigDecimal;

/**
 * How much of the reporting currency one unit of a currency was worth on a day.
 *
 * @param day epoch day
 * @param currency ISO code
 * @param rate more than 0
 */
public record Rate(int day, String currency, BigDecimal rate) {
    public Rate {
        if (rate.signum() <= 0) {
            throw new IllegalArgumentException(
                    "a rate is more than 0, but " + currency + " has " + rate.toPlainString() + ": correct that row");
        }
    }
}
