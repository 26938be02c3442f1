package io.tierhub.intake.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StampFormatTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest
    @CsvSource({
        "iso, 2026-10-02T08:15:30Z, 2026-10-02T08:15:30Z",
        "iso, 2026-10-02T08:15:30.123Z, 2026-10-02T08:15:30.123Z",
        "iso, 2026-10-02T16:15:30+08:00, 2026-10-02T08:15:30Z",
        "iso, 2026-10-02T08:15:30.000+0000, 2026-10-02T08:15:30Z",
        "iso, 2026-10-02T16:15:30, 2026-10-02T08:15:30Z",
        "iso, 2026-10-02 16:15:30.123456, 2026-10-02T08:15:30.123456Z",
        "datetime, 2026-10-02 16:15:30, 2026-10-02T08:15:30Z",
        "datetime, 2026-10-02 16:15, 2026-10-02T08:15:00Z",
        "date, 2026-10-02, 2026-10-01T16:00:00Z",
        "date, 2026-10-02T00:00:00Z, 2026-10-02T00:00:00Z",
        "epoch_s, 1790928930, 2026-10-02T08:15:30Z",
        "epoch_ms, 1790928930120, 2026-10-02T08:15:30.120Z",
        "yyyyMMddHHmmss, 20261002161530, 2026-10-02T08:15:30Z",
        "yyyyMMdd, 20261002, 2026-10-01T16:00:00Z",
    })
    void aStampIsReadAsTheMomentThatItTells(String format, String text, Instant moment) {
        assertThat(StampFormat.of(format).read(text, SHANGHAI)).isEqualTo(moment);
    }

    @ParameterizedTest
    @CsvSource({
        "iso, 2026-10-02T08:15:30Z",
        "datetime, 2026-10-02 16:15:30",
        "date, 2026-10-02",
        "epoch_s, 1790928930",
        "epoch_ms, 1790928930000",
        "yyyyMMddHHmmss, 20261002161530",
    })
    void whatIsSentIsWrittenAsTheSourceWritesIt(String format, String text) {
        assertThat(StampFormat.of(format).write(Instant.parse("2026-10-02T08:15:30Z"), SHANGHAI))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"08:15:30, 00:15:30", "8:15, ''", "081530, 00:15:30", "81530, 00:15:30", "0815, ''", "'', ''"})
    void aDateAndATimeInTwoColumnsAreOneMoment(String time, String utc) {
        Instant moment = StampFormat.of("date").read("2026-10-02", time, SHANGHAI);

        if (utc.isEmpty()) {
            assertThat(moment).isBefore(Instant.parse("2026-10-02T00:16:00Z")); // never later than it was
        } else {
            assertThat(moment).isEqualTo(Instant.parse("2026-10-02T" + utc + "Z"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-13-01", "12345", "null"})
    void whatTellsNoMomentIsNone(String text) {
        assertThat(StampFormat.of("iso").read(text, SHANGHAI)).isNull();
    }

    @Test
    void aWordThatIsNoFormatIsRefusedWithThoseThatAre() {
        assertThatThrownBy(() -> StampFormat.of("unixtime")).hasMessageContaining("epoch_s, epoch_ms");
        assertThatThrownBy(() -> StampFormat.of("HH:mm")).hasMessageContaining("epoch_s, epoch_ms");
    }

    @Test
    void aCursorOfDaysLooksBackADayAndOneInAZoneWithSummerTimeMoreThanAnHour() {
        assertThat(since("date", "UTC").lookBack()).hasDays(1);
        assertThat(since("datetime", "Europe/Berlin").lookBack()).hasMinutes(65);
        assertThat(since("datetime", "Asia/Shanghai").lookBack()).hasMinutes(5);
    }

    private static SinceSettings since(String format, String zone) {
        return new SinceSettings(
                java.util.List.of("at"),
                null,
                StampFormat.of(format),
                null,
                ZoneId.of(zone),
                null,
                java.time.Duration.ofSeconds(60),
                java.time.LocalDate.EPOCH);
    }
}
