package io.tierhub.grade;

import static io.tierhub.grade.Customers.decimal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tierhub.grade.Hysteresis.Candidate;
import io.tierhub.grade.TierStep.Action;
import io.tierhub.vocabulary.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HysteresisTest {
    private static final HysteresisSettings DEFAULTS = settings(3, 1, 2, 30, 1);

    private static HysteresisSettings settings(int margin, int up, int down, int dwell, int maxDown) {
        return new HysteresisSettings(decimal(Integer.toString(margin)), up, down, dwell, maxDown);
    }

    private static Tier tier(double score) {
        return score >= 80 ? Tier.A : score >= 60 ? Tier.B : score >= 40 ? Tier.C : Tier.D;
    }

    private static Candidate candidate(double score) {
        return new Candidate(tier(score), (int) Math.round(score * Points.ONE), Bounds.NONE);
    }

    /** One customer, day after day. */
    private static final class Life {
        private final Hysteresis hysteresis;
        private @Nullable TierMemory memory;
        private @Nullable Integer lookAgain;

        Life(HysteresisSettings settings) {
            hysteresis = new Hysteresis(settings, PolicySettings.defaults());
        }

        TierStep on(int day, Candidate candidate) {
            TierStep step = hysteresis.step(memory, day, candidate);
            TierState before = memory == null ? null : memory.asOf() == day ? memory.before() : memory.now();
            memory = new TierMemory(day, before, step.state());
            lookAgain = step.lookAgain();
            return step;
        }

        String on(int day, double score) {
            TierStep step = on(day, candidate(score));
            return step.state().tier() + " " + step.action();
        }
    }

    @Test
    void v12TheTierHoldsWhileTheScoreSwings() {
        Life life = new Life(DEFAULTS);
        assertThat(life.on(0, 75)).isEqualTo("B INITIAL");
        assertThat(life.on(1, 81)).isEqualTo("A UPGRADE");
        assertThat(life.on(2, 79)).isEqualTo("A HOLD_MARGIN");
        assertThat(life.on(3, 78)).isEqualTo("A HOLD_MARGIN");
        assertThat(life.on(8, 76.9)).isEqualTo("A HOLD_DWELL");
        assertThat(life.on(31, 76)).isEqualTo("B DOWNGRADE");
        assertThat(life.on(32, 70)).isEqualTo("B SAME");
        assertThat(life.on(33, 81)).isEqualTo("A UPGRADE");
        assertThat(life.on(40, 30)).isEqualTo("A HOLD_DWELL");
        assertThat(life.on(41, 30)).isEqualTo("A HOLD_DWELL");
        assertThat(life.on(63, 30)).isEqualTo("B DOWNGRADE");
        assertThat(life.on(64, 30)).isEqualTo("B HOLD_DWELL");
        assertThat(life.on(65, 30)).isEqualTo("B HOLD_DWELL");
    }

    @Test
    void theMarginEndsExactlyBelowTheCutLessThree() {
        Life life = new Life(settings(3, 1, 1, 0, 1));
        life.on(0, 80);
        assertThat(life.on(1, 77)).isEqualTo("A HOLD_MARGIN");
        assertThat(life.on(2, 76.9999)).isEqualTo("B DOWNGRADE");
    }

    @Test
    void confirmingDaysAreCountedInARow() {
        Life life = new Life(settings(0, 3, 2, 0, 3));
        life.on(0, 50);
        assertThat(life.on(1, 70)).isEqualTo("C HOLD_CONFIRM");
        assertThat(life.on(2, 50)).isEqualTo("C SAME");
        assertThat(life.on(3, 70)).isEqualTo("C HOLD_CONFIRM");
        assertThat(life.on(5, 85)).as("days without a run count as unchanged").isEqualTo("A UPGRADE");
        assertThat(life.on(6, 10)).isEqualTo("A HOLD_CONFIRM");
        assertThat(life.on(7, 90)).isEqualTo("A SAME");
        assertThat(life.on(8, 10)).isEqualTo("A HOLD_CONFIRM");
        assertThat(life.on(9, 10)).isEqualTo("D DOWNGRADE");
    }

    @Test
    void boundsAndExclusionsWaitForNothing() {
        Life life = new Life(DEFAULTS);
        life.on(0, 85);
        TierStep lowered = life.on(1, new Candidate(Tier.A, 850_000, Bounds.NONE.atMost(Tier.C)));
        assertThat(lowered.state()).isEqualTo(TierState.begun(Tier.C, 1));
        assertThat(lowered.action()).isEqualTo(Action.IMMEDIATE);
        assertThat(life.on(2, 85)).as("the ceiling is gone").isEqualTo("A UPGRADE");
        life.on(3, new Candidate(Tier.UNGRADED, Points.NONE, Bounds.NONE));
        assertThat(life.memory.now().tier()).isEqualTo(Tier.UNGRADED);
        assertThat(life.on(4, 30)).isEqualTo("D IMMEDIATE");
        TierStep raised = life.on(5, new Candidate(Tier.D, 300_000, Bounds.NONE.atLeast(Tier.B)));
        assertThat(raised.state().tier()).isEqualTo(Tier.B);
        assertThat(life.on(
                                6,
                                new Candidate(
                                        Tier.D,
                                        300_000,
                                        Bounds.NONE.atLeast(Tier.B).atMost(Tier.C)))
                        .state()
                        .tier())
                .as("a ceiling wins over a floor")
                .isEqualTo(Tier.C);
    }

    @Test
    void gradingADayAgainReplacesWhatItDid() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            Life once = new Life(DEFAULTS);
            Life again = new Life(DEFAULTS);
            for (int day = 0; day < 120; day += 1 + random.nextInt(5)) {
                double score = random.nextInt(1001) / 10.0;
                for (int i = random.nextInt(3); i > 0; i--) {
                    again.on(day, random.nextInt(1001) / 10.0);
                }
                assertThat(again.on(day, score))
                        .as("seed " + seed + " day " + day)
                        .isEqualTo(once.on(day, score));
            }
        }
        Life life = new Life(DEFAULTS);
        life.on(5, 50);
        assertThatIllegalArgumentException().isThrownBy(() -> life.on(4, 50)).withMessageContaining("replay");
    }

    @Test
    void howOftenACustomerIsGradedChangesNothing() {
        for (long seed = 1; seed <= 400; seed++) {
            Random random = new Random(seed);
            HysteresisSettings settings = settings(
                    random.nextInt(6),
                    1 + random.nextInt(4),
                    1 + random.nextInt(5),
                    random.nextInt(40),
                    1 + random.nextInt(3));
            Life daily = new Life(settings);
            Life sparse = new Life(settings);
            double score = random.nextInt(101);
            boolean changed = true;
            for (int day = 0; day < 250; day++) {
                if (random.nextInt(12) == 0) {
                    score = random.nextInt(101);
                    changed = true;
                }
                daily.on(day, score);
                if (changed || sparse.lookAgain != null && day >= sparse.lookAgain) {
                    sparse.on(day, score);
                    changed = false;
                }
                assertThat(sparse.memory.now().tier())
                        .as("seed " + seed + " day " + day)
                        .isEqualTo(daily.memory.now().tier());
            }
        }
    }

    @Test
    void aTrueAndLastingFallReachesTheRightTier() {
        Life life = new Life(DEFAULTS);
        life.on(0, 90);
        List<String> changes = new ArrayList<>();
        for (int day = 1; day <= 200; day++) {
            String said = life.on(day, 10);
            if (said.endsWith("DOWNGRADE")) {
                changes.add(day + " " + said);
            }
        }
        assertThat(changes).containsExactly("30 B DOWNGRADE", "60 C DOWNGRADE", "90 D DOWNGRADE");
    }

    @Test
    void noiseChangesTiersLessOften() {
        Random random = new Random(1);
        int raw = 0;
        int held = 0;
        for (int customer = 0; customer < 200; customer++) {
            Life life = new Life(DEFAULTS);
            double mean = random.nextInt(100);
            double noise = 0;
            Tier last = null;
            Tier lastHeld = null;
            for (int day = 0; day < 180; day++) {
                noise = 0.5 * noise + random.nextGaussian() * 2.6;
                double score = Math.max(0, Math.min(100, mean + noise));
                life.on(day, score);
                raw += last != null && last != tier(score) ? 1 : 0;
                held += lastHeld != null && lastHeld != life.memory.now().tier() ? 1 : 0;
                last = tier(score);
                lastHeld = life.memory.now().tier();
            }
        }
        assertThat(held).as("seed 1: " + held + " against " + raw + " raw").isLessThan(raw / 4);
    }
}
