package io.tierhub.intake.http;

import io.tierhub.vocabulary.Setting;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How only what has changed is asked for: {@code {from}} and {@code {to}} in the request, and the stamp of each row. */
public record SinceSettings(
        @Setting("The columns of the stamp: the first that holds something counts, as in [dateModified, dateAdded].")
        List<String> at,

        @Setting("The column of the time of day, where the stamp is a date and a time in two columns.") @Nullable String time,

        @Setting(
                value = "How a row writes its stamp: iso, epoch_s, epoch_ms, date, datetime, or a pattern such as"
                        + " yyyyMMddHHmmss.",
                def = "iso")
        StampFormat format,

        @Setting("How {from} and {to} are written; left out: as in a row.") @Nullable StampFormat send,

        @Setting(value = "The zone of stamps that name none.", def = "UTC")
        ZoneId zone,

        @Setting(
                "How far each pull looks back, for rows that show up long after their stamp; left out: 5m, 65m where the"
                        + " zone has summer time, and 1d where {from} is a day.")
        @Nullable Duration lag,

        @Setting(value = "How fresh a row may be: {to} is now, less this.", def = "60s")
        Duration margin,

        @Setting(value = "The {from} of the first pull.", def = "1970-01-01")
        LocalDate start) {

    static final Duration MOST = Duration.ofDays(31);

    public SinceSettings {
        if (at.isEmpty()) {
            throw new IllegalArgumentException("at must name the column of the stamp, or several");
        }
        check("lag", lag);
        check("margin", margin);
    }

    /** How {@code {from}} and {@code {to}} are written. */
    StampFormat sent() {
        return send == null ? format : send;
    }

    /** How far to look back. */
    Duration lookBack() {
        if (lag != null) {
            return lag;
        }
        if (sent().daily() || format.daily() && time == null) {
            return Duration.ofDays(1);
        }
        boolean clockGoesBack = !zone.getRules().getTransitionRules().isEmpty();
        return clockGoesBack ? Duration.ofMinutes(65) : Duration.ofMinutes(5);
    }

    private static void check(String key, @Nullable Duration span) {
        if (span != null && (span.isNegative() || span.compareTo(MOST) > 0)) {
            throw new IllegalArgumentException(key + " must be 0s to " + MOST.toDays() + "d, not " + span);
        }
    }
}
