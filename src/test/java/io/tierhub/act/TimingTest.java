package io.tierhub.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** When things are done; the vector V16 of the specification. */
class TimingTest {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final TimingSettings PLAIN = new TimingSettings(
            new QuietHours("21:00-09:00"),
            new TimeOfDay("09:00"),
            List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
            List.of(),
            List.of());
    private final Timing timing = new Timing(PLAIN, ZONE);

    static long ms(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant().toEpochMilli();
    }

    @Test
    void theDaysOfASequenceCountFromTheTriggerAndTheFirstIsAtOnce() {
        long order = ms("2026-06-01T18:20");
        assertThat(timing.day(order, 1, null)).isEqualTo(order);
        assertThat(timing.day(order, 3, null)).isEqualTo(ms("2026-06-03T09:00"));
        assertThat(timing.day(order, 7, null)).isEqualTo(ms("2026-06-07T09:00"));
        assertThat(timing.end(order, new Span("P14D"))).isEqualTo(ms("2026-06-15T00:00"));
    }

    @Test
    void aTriggerInQuietHoursMovesTheFirstDayAlone() {
        long late = ms("2026-06-01T22:30");
        assertThat(timing.day(late, 1, null)).isEqualTo(ms("2026-06-02T09:00"));
        assertThat(timing.day(late, 3, null)).isEqualTo(ms("2026-06-03T09:00"));
        assertThat(timing.day(ms("2026-06-02T03:00"), 1, null)).isEqualTo(ms("2026-06-02T09:00"));
        assertThat(timing.day(ms("2026-06-02T09:00"), 1, null)).isEqualTo(ms("2026-06-02T09:00"));
        assertThat(timing.day(ms("2026-06-02T20:59"), 1, null)).isEqualTo(ms("2026-06-02T20:59"));
    }

    @Test
    void quietHoursWithinADayEndOnThatDay() {
        QuietHours noon = new QuietHours("12:00-14:00");
        assertThat(timing.calm(ms("2026-06-02T12:00"), noon)).isEqualTo(ms("2026-06-02T14:00"));
        assertThat(timing.calm(ms("2026-06-02T11:59"), noon)).isEqualTo(ms("2026-06-02T11:59"));
        assertThat(timing.calm(ms("2026-06-02T22:00"), noon)).isEqualTo(ms("2026-06-02T22:00"));
    }

    @Test
    void aDayOfWorkEndsOnTheNextWorkingDayAtTheSameTime() {
        long friday = ms("2026-06-05T16:00");
        Span day = new Span("PT24H");
        assertThat(timing.after(friday, day, false)).isEqualTo(ms("2026-06-06T16:00"));
        assertThat(timing.after(friday, day, true)).isEqualTo(ms("2026-06-08T16:00"));
        assertThat(timing.after(ms("2026-06-06T10:00"), day, true)).isEqualTo(ms("2026-06-08T10:00"));
        assertThat(timing.after(friday, new Span("P2D"), true)).isEqualTo(ms("2026-06-09T16:00"));
        assertThat(timing.after(friday, new Span("PT10H"), true))
                .as("it may not end on a Saturday")
                .isEqualTo(ms("2026-06-08T02:00"));
    }

    @Test
    void holidaysAreNoWorkingDaysAndSomeWeekendsAre() {
        Timing china = new Timing(
                new TimingSettings(
                        PLAIN.quietHours(),
                        PLAIN.sendAt(),
                        PLAIN.weekend(),
                        List.of(new DayRange("2026-10-01/2026-10-07"), new DayRange("2026-12-31")),
                        List.of(LocalDate.parse("2026-10-10"))),
                ZONE);
        assertThat(china.after(ms("2026-09-30T10:00"), new Span("P1D"), true)).isEqualTo(ms("2026-10-08T10:00"));
        assertThat(china.after(ms("2026-10-09T10:00"), new Span("P1D"), true))
                .as("a Saturday on which people work")
                .isEqualTo(ms("2026-10-10T10:00"));
    }

    @Test
    void aBirthdayComesEveryYearAndTheDayThatAYearLacksIsTheOneBefore() {
        LocalDate leap = LocalDate.parse("1988-02-29");
        assertThat(timing.anniversary(ms("2026-06-01T10:00"), leap)).isEqualTo(ms("2027-02-28T09:00"));
        assertThat(timing.anniversary(ms("2027-03-01T10:00"), leap)).isEqualTo(ms("2028-02-29T09:00"));
        assertThat(timing.anniversary(ms("2026-06-01T08:00"), LocalDate.parse("1990-06-01")))
                .isEqualTo(ms("2026-06-01T09:00"));
    }

    @Test
    void noMessageIsEverPutIntoQuietHoursAndNoneIsPutEarlier() {
        long seed = Long.getLong("tierhub.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            QuietHours quiet = new QuietHours("%02d:%02d-%02d:%02d"
                    .formatted(
                            random.nextInt(12), random.nextInt(60), 12 + random.nextInt(12), random.nextInt(60)));
            QuietHours night = new QuietHours(quiet.text().substring(6) + "-" + quiet.text().substring(0, 5));
            long at = ms("2026-01-01T00:00") + random.nextInt(365 * 24 * 60) * 60_000L;
            for (QuietHours each : List.of(quiet, night)) {
                long calm = timing.calm(at, each);
                assertThat(calm).as("seed %d, %s at %d", seed, each, at).isBetween(at, at + 86_400_000L);
                assertThat(timing.calm(calm, each)).as("seed %d, %s at %d", seed, each, at).isEqualTo(calm);
            }
            assertThat(timing.calm(at, quiet) == at || timing.calm(at, night) == at)
                    .as("one of two halves of a day is not quiet; seed %d", seed)
                    .isTrue();
        }
    }
}
