package io.tierhub.bench;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Stands at noon of a day until it is told to go on to the next. */
final class DayClock extends Clock {
    private final ZoneId zone;
    private LocalDate day;

    DayClock(LocalDate day, ZoneId zone) {
        this.day = day;
        this.zone = zone;
    }

    LocalDate today() {
        return day;
    }

    void nextDay() {
        day = day.plusDays(1);
    }

    @Override
    public Instant instant() {
        return day.atTime(12, 0).atZone(zone).toInstant();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        throw new UnsupportedOperationException("the zone of the business is fixed");
    }
}
