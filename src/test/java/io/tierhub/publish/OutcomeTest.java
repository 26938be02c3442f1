package io.tierhub.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.publish.Outcome.Dead;
import io.tierhub.publish.Outcome.Delivered;
import io.tierhub.publish.Outcome.Retry;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeTest {
    private static final long NOW = Instant.parse("2026-06-30T01:00:00Z").toEpochMilli();

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void everyStatusOfTheTwoHundredsIsDelivered(int status) {
        assertThat(of(Answer.of(status, null), 1)).isEqualTo(new Delivered(status));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 301, 302, 307, 400, 401, 404, 408, 422, 500, 502, 503, 504, 599})
    void everyOtherStatusIsTriedAgainByTheSchedule(int status) {
        Retry retry = (Retry) of(Answer.of(status, "3600"), 2, status == 503);

        assertThat(retry.status()).isEqualTo(status);
        assertThat(retry.atMs() - NOW).isEqualTo(300_000);
        assertThat(retry.targetNotBeforeMs()).isZero();
    }

    @Test
    void aRedirectSaysWhatToDo() {
        assertThat(((Retry) of(Answer.of(302, null), 1)).why()).contains("push.webhook.url");
    }

    @Test
    void noAnswerIsTriedAgain() {
        assertThat(of(Answer.none("no answer in time"), 1))
                .isEqualTo(new Retry(0, "no answer in time", NOW + 5_000, 0));
    }

    @Test
    void goneIsDeadAtOnceAndDisablesTheTarget() {
        assertThat(of(Answer.of(410, null), 1))
                .isInstanceOfSatisfying(
                        Dead.class, dead -> assertThat(dead.targetGone()).isTrue());
    }

    @Test
    void theTenthFailureIsDeadWhateverRetryAfterSays() {
        assertThat(of(Answer.of(503, "60"), 10))
                .isEqualTo(new Dead(503, "status 503; given up after 10 attempts", false));
    }

    @ParameterizedTest
    @CsvSource({"429", "503"})
    void retryAfterInSecondsOrAsADateIsNeverUndercutAndHoldsTheWholeTarget(int status) {
        long inAnHour = NOW + 3_600_000;
        Retry seconds = (Retry) of(Answer.of(status, "3600"), 1);
        Retry date = (Retry) of(Answer.of(status, "Tue, 30 Jun 2026 02:00:00 GMT"), 1);

        assertThat(seconds).isEqualTo(new Retry(status, "status " + status, inAnHour, inAnHour));
        assertThat(date).isEqualTo(seconds);
    }

    @Test
    void retryAfterNeverHurriesTheSchedule() {
        Retry retry = (Retry) of(Answer.of(429, "1"), 2);

        assertThat(retry.atMs()).isEqualTo(NOW + 300_000);
        assertThat(retry.targetNotBeforeMs()).isEqualTo(NOW + 1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"86401", "99999999999999999999999", "Fri, 01 Jan 2100 00:00:00 GMT"})
    void retryAfterIsBoundedByADay(String header) {
        assertThat(((Retry) of(Answer.of(429, header), 1)).atMs()).isEqualTo(NOW + 86_400_000);
    }

    @ParameterizedTest
    @CsvSource({"86399, 86399", "86400, 86400", "86401, 86400"})
    void aPauseOfADayIsKeptToTheSecondAndOneOfMoreIsADay(String seconds, long kept) {
        Retry retry = (Retry) of(Answer.of(429, seconds), 1);
        assertThat(retry.targetNotBeforeMs()).isEqualTo(NOW + kept * 1000);
        assertThat(kept * 1000).isLessThanOrEqualTo(RetryAfter.MAX_MS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-5", "1.5", "30 Jun", "", " ", "٣"})
    void anUnreadableRetryAfterRestsTheTargetForTheFirstStep(String header) {
        assertThat(of(Answer.of(429, header), 1)).isEqualTo(new Retry(429, "status 429", NOW + 5_000, NOW + 5_000));
        assertThat(of(Answer.of(503, header), 1)).isEqualTo(new Retry(503, "status 503", NOW + 5_000, 0));
    }

    @Test
    void aDateInThePastIsNoPause() {
        assertThat(((Retry) of(Answer.of(503, "Mon, 29 Jun 2026 00:00:00 GMT"), 1)).atMs())
                .isEqualTo(NOW + 5_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 405, 406, 411, 413, 414, 415, 417, 422, 428, 431, 451})
    void whatARecordHoldsIsRefusedFourTimesWhileTheTargetTakesOthers(int status) {
        assertThat(listening(status, 3, 0)).isInstanceOf(Retry.class);
        assertThat(listening(status, 4, 0))
                .isEqualTo(new Dead(
                        status, "status " + status + "; refused 4 times, while the target took others", false));
        assertThat(listening(status, 7, NOW - 60_000)).isInstanceOf(Dead.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 401, 403, 407, 408, 409, 421, 423, 425, 429, 500, 502, 503, 504})
    void whoAsksAndWhenAreRefusedForTheWholeSchedule(int status) {
        assertThat(listening(status, 9, 0)).isInstanceOf(Retry.class);
    }

    @Test
    void aTargetThatTookNothingSinceTheFirstAttemptIsItselfAtFault() {
        long atLeast = 4 * (5_000 + 300_000 + 1_800_000) / 5;
        assertThat(listening(400, 4, NOW - atLeast)).isInstanceOf(Retry.class);
        assertThat(listening(400, 4, NOW - atLeast + 1)).isInstanceOf(Dead.class);
    }

    private static Outcome listening(int status, int attempts, long failingSinceMs) {
        return Outcome.of(Answer.of(status, null), attempts, failingSinceMs, NOW, 0.5);
    }

    private static Outcome of(Answer answer, int attempts) {
        return Outcome.of(answer, attempts, NOW - Duration.ofDays(1).toMillis(), NOW, 0.5);
    }

    private static Outcome of(Answer answer, int attempts, boolean withoutHeader) {
        return of(withoutHeader ? Answer.of(answer.status(), none()) : answer, attempts);
    }

    private static @Nullable String none() {
        return null;
    }
}
