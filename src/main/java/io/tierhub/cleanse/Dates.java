package io.tierhub.cleanse;

import io.tierhub.cleanse.Dates.Reading.Moment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times as systems write them: ISO, 2025/12/31, 20251230, 2026年3月1日, 31.12.2025, 14/Jul/25 3:42 PM, seconds or
 * milliseconds since 1970, serial days of spreadsheets. A date without a time is that day in the business zone and is
 * never shifted; a time without an offset is in the business zone. Years of two digits lie in 1970 to 2069.
 */
public final class Dates {
    private static final int EARLIEST_BIRTH = 1850;
    private static final int LATEST_BIRTH = 2100;
    private static final LocalDate FIRST_OF_1900 = LocalDate.of(1900, 1, 1);
    private static final LocalDate ZERO_OF_SHEETS = LocalDate.of(1899, 12, 30);

    private final ZoneId zone;
    private final @Nullable Boolean dayFirst;

    /**
     * @param zone the business zone
     * @param dayFirst whether 03/04/2026 is 3 April; null: such a date is {@link Reading.Fault#AMBIGUOUS}
     */
    public Dates(ZoneId zone, @Nullable Boolean dayFirst) {
        this.zone = zone;
        this.dayFirst = dayFirst;
    }

    /** What a text says about time. */
    public sealed interface Reading {
        /**
         * @param day epoch day in the business zone (the first of it for a month or year)
         * @param at epoch milliseconds; the start of the day where the text gives only a date
         * @param written epoch day as the text writes it, before any change of zone
         */
        record Moment(int day, long at, int written, Precision precision) implements Reading {}

        /** Why a text is no date. */
        enum Fault implements Reading {
            BAD,
            AMBIGUOUS,
            /** The date of a system that has none: 1900-01-01, 0000-00-00, 1899-12-30, 9999-12-31. */
            NONE
        }
    }

    /** How much a text says. */
    public enum Precision {
        YEAR,
        MONTH,
        DAY,
        INSTANT
    }

    /** Reads a text; never throws. */
    public Reading read(String raw) {
        return read(raw, true);
    }

    /** The same for the day of a birth, whose century two digits do not tell: such a year is a fault. */
    public Reading readBirth(String raw) {
        return read(raw, false);
    }

    private Reading read(String raw, boolean shortYears) {
        String text = Text.clean(raw);
        if (isZeros(text)) {
            return Reading.Fault.NONE;
        }
        DateScanner scanner = new DateScanner(text, dayFirst, shortYears);
        return switch (scanner.scan()) {
            case BAD -> Reading.Fault.BAD;
            case AMBIGUOUS -> Reading.Fault.AMBIGUOUS;
            case EPOCH -> atInstant(scanner.epochMs, null);
            case LOCAL -> local(scanner);
        };
    }

    /**
     * A birth date: {@code 1990-05-31}, {@code 1990-05} or {@code 1990}, the day as written.
     *
     * @return null if it lies outside 1850 to 2100
     */
    public static @Nullable String birth(Moment moment) {
        LocalDate date = LocalDate.ofEpochDay(moment.written());
        if (date.getYear() < EARLIEST_BIRTH || date.getYear() > LATEST_BIRTH) {
            return null;
        }
        String iso = date.toString();
        return switch (moment.precision()) {
            case YEAR -> iso.substring(0, 4);
            case MONTH -> iso.substring(0, 7);
            case DAY, INSTANT -> iso;
        };
    }

    private Reading local(DateScanner s) {
        LocalDate date = LocalDate.of(s.year, s.month, s.day);
        if (s.precision.compareTo(Precision.DAY) >= 0 && standsForNone(date)) {
            return Reading.Fault.NONE;
        }
        int written = (int) date.toEpochDay();
        if (s.precision != Precision.INSTANT) {
            return new Moment(written, date.atStartOfDay(zone).toInstant().toEpochMilli(), written, s.precision);
        }
        LocalDateTime time = date.atStartOfDay().plusNanos(s.nanoOfDay);
        if (s.offset == null) {
            return new Moment(written, time.atZone(zone).toInstant().toEpochMilli(), written, s.precision);
        }
        return atInstant(time.atZone(s.offset).toInstant().toEpochMilli(), written);
    }

    private Reading atInstant(long epochMs, @Nullable Integer written) {
        int day = (int) LocalDate.ofInstant(Instant.ofEpochMilli(epochMs), zone).toEpochDay();
        return new Moment(day, epochMs, written == null ? day : written, Precision.INSTANT);
    }

    private static boolean standsForNone(LocalDate date) {
        return date.getYear() == 1
                || date.getYear() == 9999
                || date.equals(FIRST_OF_1900)
                || date.equals(ZERO_OF_SHEETS)
                || date.equals(ZERO_OF_SHEETS.plusDays(1));
    }

    /** 0, 0000-00-00, 0000-00-00 00:00:00. */
    private static boolean isZeros(String raw) {
        boolean zero = false;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c >= '1' && c <= '9' || Character.isLetter(c)) {
                return false;
            }
            zero |= c == '0';
        }
        return zero;
    }
}
