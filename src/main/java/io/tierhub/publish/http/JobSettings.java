package io.tierhub.publish.http;

import io.tierhub.intake.http.Expectation;
import io.tierhub.intake.http.JsonPlace;
import io.tierhub.vocabulary.Setting;
import java.time.Duration;

/** A job that the target makes of a request, asked after until it is done. What it says in the end is the answer. */
public record JobSettings(
        @Setting("The JSON pointer of the job's address in the answer, as in /job_status/url; at the host of http:.")
        JsonPlace url,

        @Setting("What a job says that is done.") Expectation done,

        @Setting("What a job says that has failed as a whole.") Expectation failed,

        @Setting(value = "How long after one question the next follows.", def = "2s")
        Duration every,

        @Setting(value = "How long it may take; after that it is sent again by the schedule.", def = "60s")
        Duration limit) {

    static final Duration LONGEST = Duration.ofMinutes(5);

    public JobSettings {
        if (every.toSeconds() < 1 || every.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("every must be 1s to " + LONGEST.toMinutes() + "m");
        }
        if (limit.compareTo(every) < 0 || limit.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("limit must be every to " + LONGEST.toMinutes() + "m");
        }
    }
}
