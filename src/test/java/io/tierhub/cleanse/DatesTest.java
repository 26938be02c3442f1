package io.tierhub.cleanse;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.cleanse.Dates.Precision;
import io.tierhub.cleanse.Dates.Reading.Fault;
import io.tierhub.cleanse.Dates.Reading.Moment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private final Dates dates = new Dates(SHANGHAI, null);

    @ParameterizedTest
    @CsvSource({
        "2025-12-31, 2025-12-31",
        "2025/12/31, 2025-12-31",
        "2025/1/5, 2025-01-05",
        "2025.12.31, 2025-12-31",
        "20251230, 2025-12-30",
        "2026年3月1日, 2026-03-01",
        "2026 年 3 月 1 日, 2026-03-01",
        "31.12.2025, 2025-12-31",
        "3.4.2026, 2026-04-03",
        "14-Jul-2025, 2025-07-14",
        "14/Jul/25, 2025-07-14",
        "3 July 2025, 2025-07-03",
        "'Jul 14, 2025', 2025-07-14",
        "1. März 2025, 2025-03-01",
        "6/21/2025, 2025-06-21",
        "21/6/2025, 2025-06-21",
        "6/21/25, 2025-06-21",
        "5/5/2025, 2025-05-05",
        "97/12/31, 1997-12-31",
        "46022, 2025-12-31",
        "45992, 2025-12-01",
        "２０２５－１２－３１, 2025-12-31",
        "2024-02-29, 2024-02-29",
        "2025-12-31 星期三, 2025-12-31"
    })
    void aDateIsThatDay(String raw, String iso) {
        LocalDate day = LocalDate.parse(iso);
        long start = day.atStartOfDay(SHANGHAI).toInstant().toEpochMilli();
        int epochDay = (int) day.toEpochDay();
        assertThat(dates.read(raw)).isEqualTo(new Moment(epochDay, start, epochDay, Precision.DAY));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-06-21 16:14, 2025-06-21T16:14",
        "2025-12-31T23:59:59, 2025-12-31T23:59:59",
        "2025-12-31 23:59:59.123456789, 2025-12-31T23:59:59.123",
        "14/Jul/25 3:42 PM, 2025-07-14T15:42",
        "15/Jul/25 12:00 AM, 2025-07-15T00:00",
        "6/21/2025 16:14, 2025-06-21T16:14",
        "2026年3月1日 下午3时05分, 2026-03-01T15:05",
        "2026/3/1 上午9:05:01, 2026-03-01T09:05:01",
        "20251230153000, 2025-12-30T15:30",
        "46022.5, 2025-12-31T12:00",
        "2026-06-29T16:30:00Z, 2026-06-30T00:30",
        "2026-06-30T01:05:00+08:00, 2026-06-30T01:05",
        "2026-10-02T08:15:30.000+0000, 2026-10-02T16:15:30",
        "2026-06-29 12:30:00 America/New_York, 2026-06-30T00:30",
        "'Mon, 14 Jul 2025 08:00:00 GMT', 2025-07-14T16:00",
        "1751328000, 2025-07-01T08:00",
        "1751328000123, 2025-07-01T08:00:00.123"
    })
    void aTimeIsAMomentInTheBusinessZone(String raw, String local) {
        LocalDateTime expected = LocalDateTime.parse(local);
        Moment moment = (Moment) dates.read(raw);
        assertThat(LocalDateTime.ofInstant(Instant.ofEpochMilli(moment.at()), SHANGHAI))
                .isEqualTo(expected);
        assertThat(moment.day()).isEqualTo((int) expected.toLocalDate().toEpochDay());
        assertThat(moment.precision()).isEqualTo(Precision.INSTANT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-02-29", "1900-02-29", "2025-13-01", "31.11.2025", "20251301", "soon", "2025-12-31 25:00",
                "2025-12-31 12:61", "12", "1e5", "2025-12-31x", "99999999999999999999", "2025-1-1-1", "13/13/2025",
                "2025-12-31 12:00 CST", "0x7E9", "1/2/3/4", "２０２５年十三月", "2025--12-31T", "12:30"
            })
    void whatTheCalendarDoesNotHaveIsNoDate(String raw) {
        assertThat(dates.read(raw)).isEqualTo(Fault.BAD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"03/04/2026", "3-4-2026", "03/04/26", "25/06/21"})
    void dayAndMonthAreNeverGuessed(String raw) {
        assertThat(dates.read(raw)).isEqualTo(Fault.AMBIGUOUS);
    }

    @Test
    void dayFirstDecides() {
        assertThat(new Dates(SHANGHAI, true).read("03/04/2026")).isEqualTo(dates.read("2026-04-03"));
        assertThat(new Dates(SHANGHAI, false).read("03/04/2026")).isEqualTo(dates.read("2026-03-04"));
        assertThat(new Dates(SHANGHAI, false).read("21/04/2026")).isEqualTo(dates.read("2026-04-21"));
        assertThat(new Dates(SHANGHAI, true).read("25/06/21")).isEqualTo(dates.read("2021-06-25"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1900-01-01", "0000-00-00", "0000-00-00 00:00:00", "9999-12-31", "1899/12/30", "0001-01-01"})
    void theDateOfASystemThatHasNoneIsNone(String raw) {
        assertThat(dates.read(raw)).isEqualTo(Fault.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "19081209, 1908-12-09",
        "1990, 1990",
        "1990-05, 1990-05",
        "199005, 1990-05",
        "1990年5月, 1990-05",
        "May 1990, 1990-05",
        "1990-05-31T00:00:00Z, 1990-05-31",
        "1990-05-31T23:30:00Z, 1990-05-31",
        "1990-05-31 00:00:00, 1990-05-31"
    })
    void aBirthDateKeepsItsPrecisionAndIsNeverShifted(String raw, String birth) {
        assertThat(Dates.birth((Moment) dates.read(raw))).isEqualTo(birth);
        assertThat(Dates.birth((Moment) dates.read(birth))).isEqualTo(birth);
    }

    @Test
    void twoDigitsDoNotTellTheCenturyOfABirth() {
        assertThat(dates.readBirth("05.06.45")).isEqualTo(Fault.BAD);
        assertThat(dates.readBirth("5/Jun/45")).isEqualTo(Fault.BAD);
        assertThat(dates.readBirth("05.06.1945")).isInstanceOf(Moment.class);
    }

    @Test
    void theDayOfAMomentDependsOnTheZone() {
        Moment shanghai = (Moment) dates.read("2026-06-29T16:30:00Z");
        Moment utc = (Moment) new Dates(ZoneId.of("UTC"), null).read("2026-06-29T16:30:00Z");
        assertThat(shanghai.day()).isEqualTo((int) LocalDate.of(2026, 6, 30).toEpochDay());
        assertThat(utc.day()).isEqualTo((int) LocalDate.of(2026, 6, 29).toEpochDay());
    }

    @Test
    void everyIsoTimeReadsAsJavaReadsIt() {
        long seed = 11L;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        ZoneId[] zones = {SHANGHAI, ZoneId.of("UTC"), ZoneId.of("America/St_Johns"), ZoneId.of("Europe/Berlin")};
        for (int i = 0; i < 20_000; i++) {
            long ms = (long) (random.nextDouble() * 4e12) - 1_000_000_000_000L;
            ZonedDateTime time = Instant.ofEpochMilli(ms).atZone(zones[random.nextInt(zones.length)]);
            Moment moment = (Moment) dates.read(time.toOffsetDateTime().toString());
            assertThat(moment.at()).as(time.toString()).isEqualTo(ms);
            assertThat(moment.written()).isEqualTo((int) time.toLocalDate().toEpochDay());
        }
    }
}
