package io.tierhub.intake.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import org.jspecify.annotations.Nullable;

/** How a source writes moments. */
public final class StampFormat {
    /** {@code 2026-10-02T08:15:30Z}, {@code 2026-10-02T16:15:30.123+0800}, {@code 2026-10-02 08:15}; parts may be missing. */
    private static final DateTimeFormatter LENIENT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']HH:mm[:ss]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalEnd()
            .optionalStart()
            .appendPattern("[XXX][XX][X]")
            .toFormatter();

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("[HH:mm[:ss]][HHmmss]");

    private final String name;
    private final DateTimeFormatter writer;
    private final DateTimeFormatter reader;

    private StampFormat(String name, DateTimeFormatter writer, DateTimeFormatter reader) {
        this.name = name;
        this.writer = writer;
        this.reader = reader;
    }

    /** Reads the name of a format, or a pattern. */
    public static StampFormat of(String name) {
        return switch (name) {
            case "iso" -> new StampFormat(name, DateTimeFormatter.ISO_INSTANT, LENIENT);
            case "epoch_s", "epoch_ms" -> new StampFormat(name, LENIENT, LENIENT);
            case "date" -> new StampFormat(name, DateTimeFormatter.ISO_LOCAL_DATE, LENIENT);
            case "datetime" -> new StampFormat(name, DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss"), LENIENT);
            default -> pattern(name);
        };
    }

    private static StampFormat pattern(String pattern) {
        try {
            DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern);
            boolean written = !formatter
                    .format(OffsetDateTime.of(2026, 1, 2, 3, 4, 5, 0, ZoneOffset.UTC))
                    .isEmpty();
            if (written && (pattern.indexOf('y') >= 0 || pattern.indexOf('u') >= 0)) {
                return new StampFormat(pattern, formatter, formatter);
            }
        } catch (IllegalArgumentException | DateTimeException notOne) {
            // falls through to the same words
        }
        throw new IllegalArgumentException(
                "'" + pattern
                        + "' is no format of stamps; write iso, epoch_s, epoch_ms, date, datetime, or a pattern such as yyyyMMddHHmmss");
    }

    /** Whether it tells days apart and no more. */
    boolean daily() {
        return name.equals("date") || !name.equals("datetime") && !name.matches(".*[Hhkms].*") && !name.equals("iso");
    }

    /** The moment that a text tells, the start of the day where it tells a day; null if it tells none. */
    public @Nullable Instant read(String text, ZoneId zone) {
        try {
            if (name.startsWith("epoch")) {
                return text.matches("-?\\d{1,15}(\\.\\d+)?") ? epoch(text) : null;
            }
            TemporalAccessor parsed = reader.parse(text.strip());
            @Nullable LocalDate day = parsed.query(TemporalQueries.localDate());
            @Nullable LocalTime time = parsed.query(TemporalQueries.localTime());
            @Nullable ZoneId written = parsed.query(TemporalQueries.zone());
            return day == null
                    ? null
                    : LocalDateTime.of(day, time == null ? LocalTime.MIDNIGHT : time)
                            .atZone(written == null ? zone : written)
                            .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The moment of a day and a time of day; null if they tell none. */
    @Nullable Instant read(String day, String time, ZoneId zone) {
        @Nullable Instant midnight = read(day, zone);
        if (midnight == null || time.isBlank()) {
            return midnight;
        }
        try {
            String padded = time.matches("\\d{1,5}") ? "0".repeat(6 - time.length()) + time : time.strip();
            return LocalDateTime.ofInstant(midnight, zone)
                    .toLocalDate()
                    .atTime(LocalTime.parse(padded, TIME))
                    .atZone(zone)
                    .toInstant();
        } catch (DateTimeException e) {
            return midnight;
        }
    }

    /** The text of a moment. */
    String write(Instant moment, ZoneId zone) {
        return switch (name) {
            case "epoch_s" -> Long.toString(moment.getEpochSecond());
            case "epoch_ms" -> Long.toString(moment.toEpochMilli());
            case "iso" -> writer.format(Instant.ofEpochSecond(moment.getEpochSecond()));
            default -> writer.format(moment.atZone(zone));
        };
    }

    private Instant epoch(String text) {
        int dot = text.indexOf('.');
        long whole = Long.parseLong(dot < 0 ? text : text.substring(0, dot));
        return name.equals("epoch_s") ? Instant.ofEpochSecond(whole) : Instant.ofEpochMilli(whole);
    }

    @Override
    public String toString() {
        return name;
    }
}
