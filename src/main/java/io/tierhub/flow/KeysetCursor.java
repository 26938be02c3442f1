package io.tierhub.flow;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far rows are read that have a stamp and an id, and what the clock of the source was then. Stamps are as the source
 * writes them: days, times without a zone, or times in UTC, and never the hub's.
 *
 * @param stamp behind which the next pull begins
 * @param id of the last row read, where a pull was cut off; null: the stamp itself is read again
 * @param look what is known of the clock; null: nothing, as somebody has set the cursor
 */
record KeysetCursor(
        LocalDateTime stamp, @Nullable String id, @Nullable Look look) {
    /** Clocks that part by less have not jumped: answers take their time. */
    static final Duration JITTER = Duration.ofSeconds(2);

    /**
     * A look at the clock of the source, at the begin of a pull.
     *
     * @param clock what it said
     * @param hubMs what the hub's clock said, epoch milliseconds
     * @param floor a stamp that a row may still get that is committed late, as the clock had jumped; null: it had not
     * @param floorUntilMs until when it may, by the hub's clock
     */
    record Look(LocalDateTime clock, long hubMs, @Nullable LocalDateTime floor, long floorUntilMs) {

        static Look first(LocalDateTime clock, long hubMs) {
            return new Look(clock, hubMs, null, 0);
        }

        /**
         * The look after this one. Had the clock jumped in between, rows that are committed late may have any stamp from
         * its lower reading on.
         */
        Look next(LocalDateTime now, long nowMs, Duration lag) {
            LocalDateTime expectedBefore = now.minus(nowMs - hubMs, ChronoUnit.MILLIS);
            boolean jumped = Duration.between(clock, expectedBefore).abs().compareTo(JITTER) > 0;
            LocalDateTime least = hubMs <= floorUntilMs ? floor : null;
            long until = floorUntilMs;
            if (jumped) {
                LocalDateTime lower = (expectedBefore.isBefore(clock) ? expectedBefore : clock).minus(lag);
                least = least == null || lower.isBefore(least) ? lower : least;
                until = nowMs + lag.toMillis();
            }
            return new Look(now, nowMs, least, until);
        }
    }

    /** Rows with this stamp on, or behind this row. */
    record Begin(LocalDateTime stamp, @Nullable String id) {}

    /** Where a pull begins: at the cursor, or as far before it as rows may have been committed late. */
    Begin begin(@Nullable Look now, Duration lag) {
        if (look == null || now == null) {
            return new Begin(stamp, id);
        }
        LocalDateTime late = look.clock().minus(lag);
        if (now.floor() != null && now.floor().isBefore(late)) {
            late = now.floor();
        }
        return stamp.isBefore(late) ? new Begin(stamp, id) : new Begin(late, null);
    }

    /** The text that is stored, and that a person may read. */
    String text() {
        StringBuilder text = new StringBuilder(stamp.toString());
        if (look != null) {
            text.append(" clock=").append(look.clock()).append(" hub=").append(look.hubMs());
            if (look.floor() != null) {
                text.append(" floor=").append(look.floor()).append(" until=").append(look.floorUntilMs());
            }
        }
        return id == null ? text.toString() : text.append(" id=").append(id).toString();
    }

    /**
     * Reads a text of this class, or a date or time that a person gives.
     *
     * @throws IllegalArgumentException when it is none
     */
    static KeysetCursor of(String text) {
        int idAt = text.indexOf(" id=");
        String[] words = (idAt < 0 ? text : text.substring(0, idAt)).strip().split(" ");
        Map<String, String> said = new HashMap<>();
        for (int i = 1; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            said.put(words[i].substring(0, Math.max(0, equals)), words[i].substring(equals + 1));
        }
        try {
            return new KeysetCursor(stamp(words[0]), idAt < 0 ? null : text.substring(idAt + 4), look(said));
        } catch (DateTimeException | NumberFormatException wrong) {
            throw new IllegalArgumentException(
                    "the cursor must be a date or time as in 2026-06-30 or 2026-06-30T18:00, and not " + text, wrong);
        }
    }

    private static LocalDateTime stamp(String text) {
        return text.length() == 10 ? LocalDate.parse(text).atStartOfDay() : LocalDateTime.parse(text);
    }

    private static @Nullable Look look(Map<String, String> said) {
        String clock = said.get("clock");
        if (clock == null) {
            return null;
        }
        String floor = said.get("floor");
        return new Look(
                LocalDateTime.parse(clock),
                Long.parseLong(said.getOrDefault("hub", "0")),
                floor == null ? null : LocalDateTime.parse(floor),
                Long.parseLong(said.getOrDefault("until", "0")));
    }
}
