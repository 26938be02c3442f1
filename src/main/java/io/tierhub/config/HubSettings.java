package io.tierhub.config;

import io.tierhub.cleanse.CleanseRules;
import io.tierhub.vocabulary.Setting;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What holds for the whole hub: {@code config/hub.yaml}. */
public record HubSettings(
        @Setting(value = "The business zone: a moment counts on the day that it has there.", def = "Asia/Shanghai")
        ZoneId zone,

        @Setting(value = "ISO code of the reporting currency; also of an order that names none.", def = "CNY")
        String currency,

        @Setting(
                value = "ISO-2 code of the country whose phone numbers are written without a country code.",
                def = "CN")
        String country,

        @Setting(
                "Whether 03/04/2026 is 3 April (true) or March 4th (false); left out, such a date is refused as ambiguous.")
        @Nullable Boolean dayFirst,

        @Setting(
                value = "For how many days after its file a refused row is held, to be taken in after all; 1 to 3650.",
                def = "90")
        int quarantineDays,

        @Setting(
                value =
                        "How many percent of the graded customers one grading may move to another tier before what targets"
                                + " should hear of it waits for `push --confirm`; 100: it never waits. Below 100 graded"
                                + " customers it never does.",
                def = "20")
        int maxMovedPercent,

        @Setting(
                value =
                        "For how many days what was delivered, superseded or dropped is listed; what a target knows last of"
                                + " a customer stays. 1 to 3650.",
                def = "90")
        int deliveredDays,

        @Setting("The ruleset that grades; left out, standard, or the only one in config/grading.") @Nullable String ruleset) {

    private static final int MAX_QUARANTINE_DAYS = 3_650;

    public HubSettings {
        new CleanseRules(zone, country, currency, dayFirst);
        if (quarantineDays < 1 || quarantineDays > MAX_QUARANTINE_DAYS) {
            throw new IllegalArgumentException("quarantine_days must be 1 to " + MAX_QUARANTINE_DAYS);
        }
        if (maxMovedPercent < 0 || maxMovedPercent > 100) {
            throw new IllegalArgumentException("max_moved_percent must be 0 to 100, not " + maxMovedPercent
                    + ": use 20 unless gradings are to be confirmed sooner or later");
        }
        if (deliveredDays < 1 || deliveredDays > MAX_QUARANTINE_DAYS) {
            throw new IllegalArgumentException("delivered_days must be 1 to " + MAX_QUARANTINE_DAYS);
        }
    }

    /** How values are read where they do not say it themselves. */
    public CleanseRules cleanseRules() {
        return new CleanseRules(zone, country, currency, dayFirst);
    }
}
