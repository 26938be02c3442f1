package io.tierhub.cleanse;

import io.tierhub.intake.Rejection;
import io.tierhub.intake.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Why this room refuses a row, and what to do about it. */
final class Rejections {
    private static final int LONGEST_VALUE = 200;

    private Rejections() {}

    static Rejection missingKey(SourceRecord source) {
        return at(
                source,
                null,
                "MISSING_KEY: a customer needs the key that its system gives it; fill the key column",
                null);
    }

    static Rejection missingCustomer(SourceRecord source, @Nullable String value) {
        String reason = value == null
                ? "MISSING_CUSTOMER: the row names no customer; fill the column that `customer` maps"
                : "MISSING_CUSTOMER: this names no customer; correct the address or number in the source";
        return at(source, "customer", reason, value);
    }

    static Rejection missing(SourceRecord source, String code, String field) {
        return at(source, field, code + ": " + field + " is required and has no value; fill it in the source", null);
    }

    static Rejection badDate(SourceRecord source, String field, String value) {
        return at(
                source,
                field,
                "BAD_DATE: not a day that the calendar has; write it as 2026-03-31, if need be with a time",
                value);
    }

    static Rejection ambiguousDate(SourceRecord source, String field, String value) {
        return at(
                source,
                field,
                "AMBIGUOUS_DATE: day and month cannot be told apart; set day_first in config/hub.yaml and replay",
                value);
    }

    static Rejection badAmount(SourceRecord source, String field, String value) {
        return at(source, field, "BAD_AMOUNT: not a number; write it as 1234.56", value);
    }

    static Rejection amountTooLarge(SourceRecord source, String field, String value) {
        return at(
                source,
                field,
                "AMOUNT_TOO_LARGE: beyond the limit of " + Amounts.MAX_UNITS + "; correct it or change its unit",
                value);
    }

    private static Rejection at(SourceRecord source, @Nullable String column, String reason, @Nullable String value) {
        return new Rejection(source.at(), column, reason, value == null ? null : cut(value));
    }

    private static String cut(String value) {
        if (value.length() <= LONGEST_VALUE) {
            return value;
        }
        boolean splits = Character.isHighSurrogate(value.charAt(LONGEST_VALUE - 1));
        return value.substring(0, splits ? LONGEST_VALUE - 1 : LONGEST_VALUE);
    }
}
