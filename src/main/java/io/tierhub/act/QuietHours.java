package io.tierhub.act;

import io.tierhub.vocabulary.Setting;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;

/** Hours of each day in which no message goes out; they may go over midnight. */
public record QuietHours(
        @Setting("From when to when, as in 21:00-09:00, in the business zone.")
        String text) {
    public QuietHours {
        if (from(text).equals(to(text))) {
            throw new IllegalArgumentException("quiet hours end at another time than they begin: write 21:00-09:00");
        }
    }

    public static QuietHours of(String text) {
        return new QuietHours(text);
    }

    /** The time itself, or the end of the quiet hours that it is in. */
    ZonedDateTime calm(ZonedDateTime time) {
        LocalTime from = from(text);
        LocalTime to = to(text);
        LocalTime at = time.toLocalTime();
        boolean late = !at.isBefore(from);
        boolean early = at.isBefore(to);
        boolean overMidnight = to.isBefore(from);
        if (overMidnight ? !late && !early : !(late && early)) {
            return time;
        }
        return time.toLocalDate().plusDays(overMidnight && late ? 1 : 0).atTime(to).atZone(time.getZone());
    }

    private static LocalTime from(String text) {
        return time(text, 0);
    }

    private static LocalTime to(String text) {
        return time(text, 1);
    }

    private static LocalTime time(String text, int part) {
        String[] parts = text.split("-", -1);
        try {
            if (parts.length == 2) {
                return LocalTime.parse(parts[part].strip());
            }
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(refusal(text), e);
        }
        throw new IllegalArgumentException(refusal(text));
    }

    private static String refusal(String text) {
        return "quiet hours go from a time to a time, not '" + text + "': write 21:00-09:00";
    }
}
