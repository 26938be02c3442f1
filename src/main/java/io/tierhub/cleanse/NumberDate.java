package io.tierhub.cleanse;

import io.tierhub.cleanse.DateScanner.Outcome;
import io.tierhub.cleanse.Dates.Precision;
import java.time.LocalDate;

/**
 * A date that is one number. By its digits before the point: 4 a year, 5 the serial day of a spreadsheet (46022 is
 * 2025-12-31), 6 year and month, 8 a day, 9 or 10 seconds since 1970, 12 and 14 a day with time, 13 milliseconds.
 */
final class NumberDate {
    private static final int SERIAL_OF_1970 = 25_569;
    private static final long NANOS_OF_DAY = 86_400_000_000_000L;
    private static final long MS = 1_000_000;

    private final DateScanner out;
    private final String text;
    private final int digits;

    NumberDate(DateScanner out, String text) {
        this.out = out;
        this.text = text;
        int point = text.indexOf('.');
        this.digits = point < 0 ? text.length() : point;
    }

    Outcome read() {
        boolean fraction = digits < text.length();
        if (fraction && digits != 5 && digits != 9 && digits != 10) {
            return Outcome.BAD;
        }
        return switch (digits) {
            case 4 -> year();
            case 5 -> serial(fraction);
            case 6 -> month();
            case 8 -> day();
            case 9, 10 -> epoch(Math.round(Double.parseDouble(text) * 1000));
            case 13 -> epoch(Long.parseLong(text));
            case 12, 14 -> time();
            default -> Outcome.BAD;
        };
    }

    private Outcome year() {
        out.year = part(0, 4);
        out.precision = Precision.YEAR;
        return out.year >= 1000 && out.year < 3000 ? Outcome.LOCAL : Outcome.BAD;
    }

    private Outcome month() {
        out.year = part(0, 4);
        out.month = part(4, 6);
        out.precision = Precision.MONTH;
        return out.year >= 1000 && out.year < 3000 ? out.checked() : Outcome.BAD;
    }

    private Outcome day() {
        out.year = part(0, 4);
        out.month = part(4, 6);
        out.day = part(6, 8);
        return out.year >= 1000 ? out.checked() : Outcome.BAD;
    }

    private Outcome time() {
        int second = digits == 14 ? part(12, 14) : 0;
        int hour = part(8, 10);
        int minute = part(10, 12);
        out.precision = Precision.INSTANT;
        out.nanoOfDay = ((hour * 60L + minute) * 60 + second) * 1000 * MS;
        Outcome outcome = day();
        return hour < 24 && minute < 60 && second < 60 ? outcome : Outcome.BAD;
    }

    private Outcome serial(boolean fraction) {
        LocalDate date = LocalDate.ofEpochDay(part(0, 5) - SERIAL_OF_1970);
        out.year = date.getYear();
        out.month = date.getMonthValue();
        out.day = date.getDayOfMonth();
        if (fraction) {
            long ms = Math.round(Double.parseDouble("0" + text.substring(digits)) * (NANOS_OF_DAY / MS));
            out.nanoOfDay = Math.min(ms * MS, NANOS_OF_DAY - MS);
            out.precision = Precision.INSTANT;
        }
        return text.charAt(0) == '0' ? Outcome.BAD : Outcome.LOCAL;
    }

    private Outcome epoch(long ms) {
        out.epochMs = ms;
        return text.charAt(0) == '0' ? Outcome.BAD : Outcome.EPOCH;
    }

    private int part(int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
