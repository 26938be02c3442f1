package io.tierhub.act;

import io.tierhub.vocabulary.Setting;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

/** When things are done. All times are of the business zone. */
public record TimingSettings(
        @Setting(value = "Hours in which no message goes out.", def = "21:00-09:00")
        QuietHours quietHours,

        @Setting(value = "When the messages of a later day of a sequence go out.", def = "09:00")
        TimeOfDay sendAt,

        @Setting(value = "Days of the week on which nobody works.", def = "[saturday, sunday]")
        List<DayOfWeek> weekend,

        @Setting("Other days on which nobody works.") List<DayRange> holidays,

        @Setting("Days of a weekend or holiday on which people work all the same.")
        List<LocalDate> workdays) {

    public TimingSettings {
        if (weekend.containsAll(List.of(DayOfWeek.values()))) {
            throw new IllegalArgumentException("weekend names all days, so no task would ever be due: leave some out");
        }
    }

    /** Whether people work on a day. */
    boolean business(LocalDate day) {
        return workdays.contains(day)
                || !weekend.contains(day.getDayOfWeek())
                        && holidays.stream().noneMatch(range -> range.has(day));
    }
}
