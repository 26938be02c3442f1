package io.tierhub.grade;

import io.tierhub.vocabulary.Setting;
import java.math.BigDecimal;

/** What keeps a tier from moving to and fro. */
public record HysteresisSettings(
        @Setting(value = "How far below the cut of its tier a score may fall before it counts as lower.", def = "3")
        BigDecimal margin,

        @Setting(value = "Days in a row on which a score is higher before the tier goes up.", def = "1")
        int upDays,

        @Setting(value = "Days in a row on which it is lower before the tier goes down.", def = "2")
        int downDays,

        @Setting(value = "Days that a tier stands before it may go down.", def = "30")
        int dwellDays,

        @Setting(value = "Tiers that it goes down at once.", def = "1")
        int maxDown) {

    private static final int MOST_DAYS = 3_660;

    public HysteresisSettings {
        if (margin.signum() < 0 || margin.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new IllegalArgumentException("margin is from 0 to 100, not " + margin.toPlainString());
        }
        if (upDays < 1 || downDays < 1 || upDays > MOST_DAYS || downDays > MOST_DAYS) {
            throw new IllegalArgumentException(
                    "up_days and down_days are 1 to " + MOST_DAYS + ": correct the one that is not");
        }
        if (dwellDays < 0 || dwellDays > MOST_DAYS) {
            throw new IllegalArgumentException("dwell_days is 0 to " + MOST_DAYS + ", not " + dwellDays);
        }
        if (maxDown < 1 || maxDown > 3) {
            throw new IllegalArgumentException("max_down is 1 to 3, as there are four tiers, not " + maxDown);
        }
    }
}
