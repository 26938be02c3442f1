package io.tierhub.flow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** A clock that stands at noon of a day and moves when told, so that stored times are the same in every run. */
final class Calendar extends Clock {
    private final ZoneId zone;
    private volatile Instant now;

    Calendar(LocalDate day, ZoneId zone) {
        this.zone = zone;
        this.now = day.atTime(12, 0).atZone(zone).toInstant();
    }

    LocalDate today() {
        return LocalDate.ofInstant(now, zone);
    }

    void nextDay() {
        later(Duration.ofDays(1));
    }

    void later(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        throw new UnsupportedOperationException("the business zone is fixed");
    }
}
