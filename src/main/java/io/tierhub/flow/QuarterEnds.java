package io.tierhub.flow;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;

/** The last days of quarters. */
final class QuarterEnds {
    private QuarterEnds() {}

    /** The last ones before a day, the earliest first. */
    static List<LocalDate> before(LocalDate day, int count) {
        LocalDate first = day.with(IsoFields.DAY_OF_QUARTER, 1);
        List<LocalDate> ends = new ArrayList<>();
        for (int i = count - 1; i >= 0; i--) {
            ends.add(first.minusMonths(3L * i).minusDays(1));
        }
        return ends;
    }
}
