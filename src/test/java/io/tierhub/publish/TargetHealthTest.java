package io.tierhub.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.publish.Outcome.Dead;
import io.tierhub.publish.Outcome.Delivered;
import io.tierhub.publish.Outcome.Retry;
import org.junit.jupiter.api.Test;

class TargetHealthTest {
    private static final long HOUR = 3_600_000;
    private static final Outcome FAILED = new Retry(500, "status 500", 0, 0);

    @Test
    void aPauseThatTheTargetAskedForIsKept() {
        TargetHealth health = TargetHealth.GOOD.after(new Retry(429, "status 429", 9_000, 9_000), 1_000);

        assertThat(health.allows(8_999)).isFalse();
        assertThat(health.allows(9_000)).isTrue();
    }

    @Test
    void aTargetIsDisabledAfter120HoursOfFailuresAndNotBefore() {
        TargetHealth first = TargetHealth.GOOD.after(FAILED, HOUR);

        assertThat(first.after(FAILED, 121 * HOUR - 1).enabled()).isTrue();
        assertThat(first.after(FAILED, 121 * HOUR).enabled()).isFalse();
    }

    @Test
    void oneSuccessForgetsAllFailures() {
        TargetHealth health =
                TargetHealth.GOOD.after(FAILED, HOUR).after(new Delivered(200), 100 * HOUR).after(FAILED, 130 * HOUR);

        assertThat(health.enabled()).isTrue();
        assertThat(health.failingSinceMs()).isEqualTo(130 * HOUR);
    }

    @Test
    void goneDisablesAtOnceAndADeadLetterAloneDoesNot() {
        assertThat(TargetHealth.GOOD.after(new Dead(410, "gone", true), HOUR).enabled())
                .isFalse();
        assertThat(TargetHealth.GOOD.after(new Dead(500, "given up", false), HOUR).enabled())
                .isTrue();
    }

    @Test
    void whatIsWrittenIsRead() {
        TargetHealth gone = TargetHealth.GOOD.after(new Dead(410, "gone", true), HOUR);

        assertThat(TargetHealth.parse(gone.format())).isEqualTo(gone);
        assertThat(TargetHealth.parse(TargetHealth.GOOD.format())).isEqualTo(TargetHealth.GOOD);
    }
}
