package io.tierhub.act;

import io.tierhub.vocabulary.Setting;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.time.ZonedDateTime;

/** A span of time as ISO 8601 writes it: calendar periods, hours, or both. */
public record Span(
        @Setting("An ISO span of time, such as P14D, P3M or PT24H.")
        String text) {
    private static final int LONGEST_YEARS = 10;

    public Span {
        Period period = period(text);
        Duration time = time(text);
        boolean negative = period.isNegative() || time.isNegative();
        if (negative || period.isZero() && time.isZero() || period.toTotalMonths() > LONGEST_YEARS * 12L) {
            throw new IllegalArgumentException(
                    "a span is longer than nothing and at most " + LONGEST_YEARS + " years: write P14D, P3M or PT24H");
        }
    }

    public static Span of(String text) {
        return new Span(text);
    }

    /** The calendar part: years, months, weeks and days. */
    Period period() {
        return period(text);
    }

    /** The part of the clock: hours and minutes. */
    Duration time() {
        return time(text);
    }

    /** The same time of day so much later; a day that a month lacks becomes its last one. */
    ZonedDateTime after(ZonedDateTime from) {
        return from.plus(period()).plus(time());
    }

    /** The same time of day so much earlier. */
    ZonedDateTime before(ZonedDateTime from) {
        return from.minus(period()).minus(time());
    }

    private static Period period(String text) {
        int clock = text.indexOf('T');
        String head = clock < 0 ? text : text.substring(0, clock);
        return head.equals("P") && clock > 0 ? Period.ZERO : parsed(() -> Period.parse(head), text);
    }

    private static Duration time(String text) {
        int clock = text.indexOf('T');
        return clock < 0 ? Duration.ZERO : parsed(() -> Duration.parse("P" + text.substring(clock)), text);
    }

    private interface Parse<T> {
        T parse();
    }

    private static <T> T parsed(Parse<T> parse, String text) {
        try {
            return parse.parse();
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "a span is written as ISO 8601 does, not '" + text + "': P14D, P3M or PT24H", e);
        }
    }
}
