package io.tierhub.act;

import io.tierhub.vocabulary.Setting;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;

/** A time of each day. */
public record TimeOfDay(
        @Setting("A time of day, as in 09:00, in the business zone.")
        String text) {
    public TimeOfDay {
        time(text);
    }

    public static TimeOfDay of(String text) {
        return new TimeOfDay(text);
    }

    LocalTime time() {
        return time(text);
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("a time of day is written 09:00, not '" + text + "'", e);
        }
    }
}
