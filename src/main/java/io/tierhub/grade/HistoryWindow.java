package io.tierhub.grade;

import io.tierhub.vocabulary.Setting;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;

/** How far a model looks back: calendar periods, the first day included. */
public record HistoryWindow(
        @Setting("An ISO period, such as P24M or P90D.") String period) {
    public HistoryWindow {
        if (length(period).isNegative() || length(period).isZero()) {
            throw new IllegalArgumentException("a window is longer than nothing: write P24M, P1Y or P90D");
        }
    }

    public static HistoryWindow of(String period) {
        return new HistoryWindow(period);
    }

    /** The first epoch day that is inside, seen from {@code asOf}: a day that a month lacks becomes its last one. */
    public int startDay(int asOf) {
        return (int) LocalDate.ofEpochDay(asOf).minus(length(period)).toEpochDay();
    }

    /** In words: 24 months, 90 days. */
    String text(String monthWord, String dayWord) {
        Period length = length(period);
        return length.getDays() == 0 ? length.toTotalMonths() + monthWord : days(length) + dayWord;
    }

    private static long days(Period length) {
        return LocalDate.EPOCH.plus(length).toEpochDay();
    }

    private static Period length(String period) {
        try {
            return Period.parse(period);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "a window is an ISO period, not '" + period + "': write P24M, P1Y or P90D", e);
        }
    }
}
