package io.tierhub.cleanse;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Amounts as people and systems write them, exact, in millionths: 1,000,000.00 · 1.234,56 · 1 234,56 · 1'234.50 ·
 * ¥2,345,678.90 · (123.45) · 123.45- · 1.2E+05 · 12.5万 · 3亿元 · RMB 100 · 99 EUR.
 *
 * <p>Where both signs occur, the last one is the decimal sign. A single comma with three digits behind it groups
 * thousands (1,234 is 1234); a single point never does (1.234 is 1.234).
 */
public final class Amounts {
    /** The largest amount, in whole units: a trillion leaves room to add up millions of rows in 64 bits. */
    public static final long MAX_UNITS = 1_000_000_000_000L;

    private Amounts() {}

    /** What a text says about an amount. */
    public sealed interface Reading {
        /**
         * @param micros millionths, rounded half up (away from zero)
         * @param currency the code, name or sign that stands at the number; null if none does
         */
        record Amount(long micros, @Nullable String currency) implements Reading {}

        /** Why a text is no amount. */
        enum Fault implements Reading {
            BAD,
            TOO_LARGE
        }
    }

    /** Reads a text; never throws, and never builds a number longer than the result. */
    public static Reading read(String raw) {
        return new AmountScanner(Text.clean(raw)).read();
    }

    /** A plain decimal: no exponent, no trailing zeros. */
    public static String plain(long micros) {
        return micros % 1_000_000 == 0
                ? Long.toString(micros / 1_000_000)
                : BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
    }
}
