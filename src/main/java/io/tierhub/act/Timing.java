package io.tierhub.act;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** Computes when something is to be done. Instants are epoch milliseconds. */
public final class Timing {
    /** A calendar without a working day in so long is a mistake; counting ends there. */
    private static final int MOST_DAYS_OFF = 366;

    private final TimingSettings settings;
    private final ZoneId zone;

    public Timing(TimingSettings settings, ZoneId zone) {
        this.settings = settings;
        this.zone = zone;
    }

    /** The instant, or the end of the quiet hours that it is in: those given, or those of all. */
    public long calm(long ms, @Nullable QuietHours own) {
        return (own == null ? settings.quietHours() : own).calm(at(ms)).toInstant().toEpochMilli();
    }

    /** When day {@code n} of a sequence comes: day 1 at once, later ones at the time of sending, never in quiet hours. */
    public long day(long triggerMs, int n, @Nullable QuietHours own) {
        return n == 1 ? calm(triggerMs, own) : calm(atSendTime(at(triggerMs).toLocalDate().plusDays(n - 1L)), own);
    }

    /** The end of a sequence: midnight at the end of its last day. */
    long end(long triggerMs, Span length) {
        LocalDate first = at(triggerMs).toLocalDate();
        return ms(first.atStartOfDay(zone).plus(length.period()).plus(length.time()));
    }

    /** The next time that a day of the year comes, today included, at the time of sending; 29 February falls to the 28th. */
    long anniversary(long nowMs, LocalDate of) {
        LocalDate today = at(nowMs).toLocalDate();
        LocalDate next = MonthDay.from(of).atYear(today.getYear());
        return atSendTime(next.isBefore(today) ? MonthDay.from(of).atYear(today.getYear() + 1) : next);
    }

    /** So much later by the calendar, or by working days alone. */
    public long after(long ms, Span span, boolean business) {
        return ms(business ? working(at(ms), span) : span.after(at(ms)));
    }

    /** So much earlier by the calendar. */
    public long before(long ms, Span span) {
        return ms(span.before(at(ms)));
    }

    /** The day of an instant, an epoch day. */
    public int day(long ms) {
        return (int) at(ms).toLocalDate().toEpochDay();
    }

    /** 24 hours are one working day; what is left of a span goes by the clock and ends on a working day. */
    private ZonedDateTime working(ZonedDateTime from, Span span) {
        ZonedDateTime at = from.plusMonths(span.period().toTotalMonths());
        long days = span.period().getDays() + span.time().toDays();
        for (long i = 0; i < days; i++) {
            at = nextWorking(at.plusDays(1));
        }
        Duration rest = span.time().minusDays(span.time().toDays());
        return nextWorking(nextWorking(at).plus(rest));
    }

    private ZonedDateTime nextWorking(ZonedDateTime time) {
        ZonedDateTime at = time;
        for (int i = 0; i < MOST_DAYS_OFF && !settings.business(at.toLocalDate()); i++) {
            at = at.plusDays(1);
        }
        return at;
    }

    private long atSendTime(LocalDate day) {
        return ms(day.atTime(settings.sendAt().time()).atZone(zone));
    }

    private ZonedDateTime at(long ms) {
        return Instant.ofEpochMilli(ms).atZone(zone);
    }

    private static long ms(ZonedDateTime at) {
        return at.toInstant().toEpochMilli();
    }
}
