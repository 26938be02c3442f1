package io.tierhub.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;

/** A moment as people type it: a time with its offset, or a day of the business zone. */
final class Moment {
    private Moment() {}

    /**
     * @param option that takes it
     * @param plusDays of a day 0 is its beginning, 1 its end
     */
    static Instant of(String text, String option, ZoneId zone, int plusDays) {
        try {
            return text.length() == "2026-06-30".length()
                    ? LocalDate.parse(text)
                            .plusDays(plusDays)
                            .atStartOfDay(zone)
                            .toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException unreadable) {
            throw new UsageProblem(
                    option + " takes a day, as in 2026-06-30, or a time, as in 2026-06-30T08:00:00+08:00, not " + text);
        }
    }
}
