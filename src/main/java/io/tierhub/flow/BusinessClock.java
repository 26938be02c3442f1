package io.tierhub.flow;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What time it is for the business.
 *
 * @param fixedDay the day that the hub takes for today, for demonstrations on old data; null: the real day
 */
public record BusinessClock(
        Clock clock, ZoneId zone, @Nullable LocalDate fixedDay) {

    /** Today in the business zone. */
    public LocalDate today() {
        return fixedDay != null ? fixedDay : LocalDate.ofInstant(clock.instant(), zone);
    }

    /** Now; retries and time stamps never follow a fixed day. */
    public Instant now() {
        return clock.instant();
    }
}
