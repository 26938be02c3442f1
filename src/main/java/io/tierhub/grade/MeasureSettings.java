package io.tierhub.grade;

import io.tierhub.vocabulary.Setting;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A number or a text of a customer under a name of its own, for scores, matrices, personas, tags and gates. */
public record MeasureSettings(
        @Setting("Counts events of these types: ORDER, TICKET, INTERACTION, or a type of interaction such as LOGIN.")
        List<String> count,

        @Setting("How far back count looks; without it, at all history.") @Nullable HistoryWindow within,

        @Setting("Days since the last event of these types.")
        List<String> daysSince,

        @Setting(
                value = "What days_since is where there never was one: nothing (unknown), or more than any (infinite).",
                def = "unknown")
        Never never,

        @Setting("Money of the counted orders so far back.") @Nullable HistoryWindow money,

        @Setting("A number in an attribute of the golden record.") @Nullable String attribute,

        @Setting("A text in an attribute of the golden record.") @Nullable String text,

        @Setting("What the counted orders so far back left after their cost.") @Nullable HistoryWindow margin,

        @Setting(
                "Holidays, each as in 2027-02-06: the part of the counted orders, from 0 to 1, on the days before one of them.")
        List<String> before,

        @Setting("How many days before, for before.") @Nullable Integer days) {
    private static final int MOST_DAYS = 366;

    /** What stands for the time since an event that never was. */
    public enum Never {
        UNKNOWN,
        INFINITE
    }

    public MeasureSettings {
        int kinds = (count.isEmpty() ? 0 : 1)
                + (daysSince.isEmpty() ? 0 : 1)
                + (money == null ? 0 : 1)
                + (attribute == null ? 0 : 1)
                + (text == null ? 0 : 1)
                + (margin == null ? 0 : 1)
                + (before.isEmpty() ? 0 : 1);
        if (kinds != 1) {
            throw new IllegalArgumentException(
                    "a measure is one of count, days_since, money, margin, before, attribute and text: write just one of them");
        }
        if (within != null && count.isEmpty()) {
            throw new IllegalArgumentException("within belongs to count: remove it, or write money with its period");
        }
        if (before.isEmpty() != (days == null) || days != null && (days < 1 || days > MOST_DAYS)) {
            throw new IllegalArgumentException(
                    "before and days, 1 to " + MOST_DAYS + ", belong together: write both, or neither");
        }
        before.forEach(MeasureSettings::holiday);
        types("count", count);
        types("days_since", daysSince);
    }

    private static void types(String key, List<String> types) {
        for (String type : types) {
            if (!type.equals(type.toUpperCase(Locale.ROOT))) {
                throw new IllegalArgumentException(key + ": types of events are upper-case: write "
                        + type.toUpperCase(Locale.ROOT) + ", not " + type);
            }
        }
    }

    /** Epoch days. */
    Set<Integer> holidays() {
        return before.stream().map(MeasureSettings::holiday).collect(Collectors.toSet());
    }

    private static int holiday(String day) {
        try {
            return (int) LocalDate.parse(day).toEpochDay();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("before: a day is written as in 2027-02-06, not " + day, e);
        }
    }

    /** Whether it is a text. */
    boolean isText() {
        return text != null;
    }
}
