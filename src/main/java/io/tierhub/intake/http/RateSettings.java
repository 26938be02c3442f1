package io.tierhub.intake.http;

import io.tierhub.vocabulary.Setting;
import java.time.Duration;

/** How often a source may be asked, by all systems together that use the same credential. */
public record RateSettings(
        @Setting("How many requests.") int requests,

        @Setting(value = "In what time.", def = "1s") Duration per) {

    static final Duration LONGEST = Duration.ofDays(1);

    public RateSettings {
        if (requests < 1 || requests > 100_000) {
            throw new IllegalArgumentException("requests must be 1 to 100000, not " + requests);
        }
        if (per.compareTo(Duration.ofSeconds(1)) < 0 || per.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("per must be 1s to " + LONGEST.toDays() + "d");
        }
    }
}
