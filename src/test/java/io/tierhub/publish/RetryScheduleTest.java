package io.tierhub.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
    private static final double MIDDLE = 0.5;

    @Test
    void withoutJitterTheWaitsAreThoseOfTheSchedule() {
        List<Long> seconds = new ArrayList<>();
        for (int attempts = 0; RetrySchedule.waitMs(attempts, MIDDLE).isPresent(); attempts++) {
            seconds.add(RetrySchedule.waitMs(attempts, MIDDLE).getAsLong() / 1000);
        }

        assertThat(seconds)
                .containsExactly(0L, 5L, 300L, 1_800L, 7_200L, 18_000L, 36_000L, 50_400L, 72_000L, 86_400L);
        assertThat(seconds.stream().mapToLong(Long::longValue).sum() / 3600.0).isBetween(75.5, 75.7);
    }

    @Test
    void theTenthFailureGivesUp() {
        assertThat(RetrySchedule.waitMs(9, MIDDLE)).isPresent();
        assertThat(RetrySchedule.waitMs(10, MIDDLE)).isEmpty();
        assertThat(RetrySchedule.waitMs(1_000, MIDDLE)).isEmpty();
    }

    @Test
    void jitterMovesAWaitByAtMostAFifthAndTheFirstAttemptNever() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 10_000; round++) {
            int attempts = random.nextInt(10);
            double base = RetrySchedule.waitMs(attempts, MIDDLE).getAsLong();
            OptionalLong wait = RetrySchedule.waitMs(attempts, random.nextDouble());
            assertThat((double) wait.getAsLong())
                    .as("seed 7, round %d", round)
                    .isBetween(base * 0.8, base * 1.2);
        }
        assertThat(RetrySchedule.waitMs(0, 0.999)).hasValue(0);
    }
}
