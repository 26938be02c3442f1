package io.tierhub.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A date by a pattern of letters, such as {@code dd.MM.yyyy HH:mm}, made into ISO 8601. The calendar must have the day. */
record DatePattern(String pattern, DateTimeFormatter format) implements Transform {
    /** @throws IllegalArgumentException for a pattern that gives no year, month and day */
    static DatePattern of(String pattern) {
        DateTimeFormatter format = new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(withProlepticYears(pattern))
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
        ZonedDateTime sample = ZonedDateTime.of(2026, 11, 23, 21, 45, 0, 0, ZoneOffset.UTC);
        try {
            if (LocalDate.from(format.parse(format.format(sample))).equals(sample.toLocalDate())) {
                return new DatePattern(pattern, format);
            }
        } catch (DateTimeException incomplete) {
            throw new IllegalArgumentException("it gives no year, month and day", incomplete);
        }
        throw new IllegalArgumentException("it reads another day than it writes");
    }

    @Override
    public @Nullable List<String> apply(String text) {
        if (standsForNone(text)) {
            return List.of(text);
        }
        try {
            TemporalAccessor read = format.parse(text);
            LocalDate day = LocalDate.from(read);
            LocalTime time = read.query(TemporalQueries.localTime());
            if (time == null) {
                return List.of(day.toString());
            }
            var zone = read.query(TemporalQueries.zone());
            return List.of(
                    zone == null
                            ? day.atTime(time).toString()
                            : ZonedDateTime.of(day, time, zone)
                                    .toOffsetDateTime()
                                    .toString());
        } catch (DateTimeParseException other) {
            return null;
        }
    }

    @Override
    public String refusal() {
        return "BAD_DATE: the mapping reads dates of the form " + pattern + "; mend the date or the mapping";
    }

    /** {@code -}, {@code N/A}, {@code 0000-00-00}: for cleansing to know. */
    private static boolean standsForNone(String text) {
        return text.chars().noneMatch(c -> c >= '1' && c <= '9');
    }

    /** A strict calendar takes the year of an era only with the era. */
    private static String withProlepticYears(String pattern) {
        StringBuilder letters = new StringBuilder(pattern);
        boolean quoted = false;
        for (int i = 0; i < letters.length(); i++) {
            quoted ^= letters.charAt(i) == '\'';
            if (!quoted && letters.charAt(i) == 'y') {
                letters.setCharAt(i, 'u');
            }
        }
        return letters.toString();
    }
}
