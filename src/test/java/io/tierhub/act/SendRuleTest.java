package io.tierhub.act;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.act.SendRule.Later;
import io.tierhub.act.SendRule.Send;
import io.tierhub.act.SendRule.Skip;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whether a message may go out now. */
class SendRuleTest {
    private static final long NOON = TimingTest.ms("2026-06-10T12:00");
    private static final long DAY_MS = 86_400_000L;
    private static final StepSettings MAIL = ActionPlanTest.mail("hello");
    private final SendRule rule = new SendRule(
            ActionPlanTest.settings(ActionSettings.FirstRun.ALL, 0), new Timing(TimingTest.PLAIN, TimingTest.ZONE));

    @Test
    void marketingNeedsConsent() {
        assertThat(rule.judge(MAIL, Consent.GIVEN, List.of(), NOON)).isEqualTo(new Send());
        assertThat(rule.judge(MAIL, Consent.REFUSED, List.of(), NOON)).isEqualTo(new Skip("REFUSED"));
        assertThat(rule.judge(MAIL, Consent.UNKNOWN, List.of(), NOON)).isEqualTo(new Skip("NO_CONSENT"));
        assertThat(Consent.of("已退订")).isEqualTo(Consent.REFUSED);
        assertThat(Consent.of(" Yes ")).isEqualTo(Consent.GIVEN);
        assertThat(Consent.of("maybe")).isEqualTo(Consent.UNKNOWN);
    }

    @Test
    void aMessageWaitsUntilTheCapLetsItThroughAndThenForTheEndOfQuietHours() {
        assertThat(rule.judge(MAIL, Consent.GIVEN, List.of(NOON - 2 * DAY_MS), NOON))
                .isEqualTo(new Later(NOON + DAY_MS));
        assertThat(rule.judge(MAIL, Consent.GIVEN, List.of(NOON - 3 * DAY_MS), NOON))
                .isEqualTo(new Send());
        long night = TimingTest.ms("2026-06-10T23:00");
        assertThat(rule.judge(MAIL, Consent.GIVEN, List.of(), night))
                .isEqualTo(new Later(TimingTest.ms("2026-06-11T09:00")));
    }

    @Test
    void noThreeDaysEverSeeTwoMessages() {
        long seed = Long.getLong("tierhub.seed", System.nanoTime());
        Random random = new Random(seed);
        List<Long> sent = new ArrayList<>();
        List<Long> waiting = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            waiting.add(NOON + random.nextInt(90) * DAY_MS / 3);
        }
        for (int steps = 0; !waiting.isEmpty() && steps < 200_000; steps++) {
            waiting.sort(null);
            long at = waiting.remove(0);
            SendRule.Verdict verdict = rule.judge(MAIL, Consent.GIVEN, sent, at);
            if (verdict instanceof Later later) {
                assertThat(later.atMs()).as("seed %d", seed).isGreaterThan(at);
                waiting.add(later.atMs());
            } else {
                sent.add(at);
            }
        }
        assertThat(sent).hasSize(200);
        for (int i = 1; i < sent.size(); i++) {
            assertThat(sent.get(i) - sent.get(i - 1)).as("seed %d", seed).isGreaterThanOrEqualTo(3 * DAY_MS);
        }
    }
}
