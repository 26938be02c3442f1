package io.tierhub.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tierhub.act.Effect.Verdict;
import io.tierhub.vocabulary.Tier;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How much may be said about what an action did. */
class EffectTest {
    private static Effect effect(int treated, int bought, int control, int boughtToo) {
        return new Effect(
                "recall",
                Tier.B,
                new EffectGroup(treated, 0, bought, 0, 0),
                new EffectGroup(control, 0, boughtToo, 0, 0));
    }

    @Test
    void theIntervalIsThatOfThePaper() {
        Effect.Difference found = effect(70, 56, 80, 48).difference();
        assertThat(found.of()).isCloseTo(0.2, within(1e-9));
        assertThat(found.low()).isCloseTo(0.0524, within(5e-5));
        assertThat(found.high()).isCloseTo(0.3339, within(5e-5));
        Effect.Difference none = effect(10, 0, 20, 0).difference();
        assertThat(none.low()).isCloseTo(-0.1611, within(5e-5));
        assertThat(none.high()).isCloseTo(0.2775, within(5e-5));
    }

    @Test
    void fewCustomersSayNothingAndNeitherDoesAnIntervalWithZero() {
        assertThat(effect(29, 29, 500, 0).verdict()).isEqualTo(Verdict.TOO_FEW);
        assertThat(effect(500, 500, 29, 0).verdict()).isEqualTo(Verdict.TOO_FEW);
        assertThat(effect(30, 30, 30, 0).verdict()).isEqualTo(Verdict.MORE_BUY);
        assertThat(effect(100, 55, 100, 50).verdict()).isEqualTo(Verdict.NOTHING_SHOWN);
        assertThat(effect(100, 20, 100, 50).verdict()).isEqualTo(Verdict.FEWER_BUY);
    }

    @Test
    void anActionThatDoesNothingIsSeldomSaidToDoSomething() {
        long seed = Long.getLong("tierhub.seed", System.nanoTime());
        Random random = new Random(seed);
        int wrong = 0;
        for (int i = 0; i < 4_000; i++) {
            int a = 0;
            int b = 0;
            for (int n = 0; n < 120; n++) {
                a += random.nextInt(10) < 3 ? 1 : 0;
                b += random.nextInt(10) < 3 ? 1 : 0;
            }
            wrong += effect(120, a, 120, b).verdict() == Verdict.NOTHING_SHOWN ? 0 : 1;
        }
        assertThat(wrong / 4_000.0).as("seed %d", seed).isLessThan(0.07);
    }
}
