package io.tierhub.act;

import io.tierhub.vocabulary.Setting;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** A day, or the days from one to another, both included. */
public record DayRange(
        @Setting("A day, as in 2026-10-01, or the first and the last of several, as in 2026-10-01/2026-10-07.")
        String text) {
    public DayRange {
        if (day(text, 1).isBefore(day(text, 0))) {
            throw new IllegalArgumentException("the last day comes before the first; swap them");
        }
    }

    public static DayRange of(String text) {
        return new DayRange(text);
    }

    boolean has(LocalDate day) {
        return !day.isBefore(day(text, 0)) && !day.isAfter(day(text, 1));
    }

    private static LocalDate day(String text, int part) {
        String[] parts = text.split("/", -1);
        try {
            if (parts.length <= 2) {
                return LocalDate.parse(parts[Math.min(part, parts.length - 1)].strip());
            }
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(refusal(text), e);
        }
        throw new IllegalArgumentException(refusal(text));
    }

    private static String refusal(String text) {
        return "days are written 2026-10-01 or 2026-10-01/2026-10-07, not '" + text + "'";
    }
}
