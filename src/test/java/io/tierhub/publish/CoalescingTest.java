package io.tierhub.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.vocabulary.Tier;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoalescingTest {
    private static final List<Tier> TIERS = List.of(Tier.A, Tier.B, Tier.C, Tier.D);

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // acknowledged, unsure, waiting, now, told
                "-, false, -, A, true", // never told anything
                "-, true,  B, A, true",
                "-, true,  A, A, false",
                "B, false, -, B, false", // it knows
                "B, false, -, A, true",
                "B, true,  A, C, true",
                "B, true,  A, A, false",
                "B, true,  A, B, true", // A may have arrived: it has to hear of B again
                "B, true,  -, B, true", // A is a dead letter that may have arrived
                "B, true,  -, A, true",
            })
    void theTableHolds(@Nullable Tier acknowledged, boolean unsure, @Nullable Tier waiting, Tier now, boolean told) {
        assertThat(Coalescing.tell(acknowledged, unsure, waiting, now)).isEqualTo(told);
    }

    /** Random changes, lost requests, lost answers, crashes and dead letters; then the target heals. */
    @Test
    void aTargetConvergesToTheNewestTierAndIsNeverSentAnOlderEventAfterANewerOne() {
        SplittableRandom seeds = new SplittableRandom(20260630);
        for (int history = 0; history < 5_000; history++) {
            long seed = seeds.nextLong();
            Model model = new Model(new SplittableRandom(seed));
            for (int step = 0; step < 40; step++) {
                model.step();
            }
            model.heal();
            assertThat(model.held).as("seed %d", seed).isEqualTo(model.now);
            assertThat(model.wentBackwards).as("seed %d", seed).isFalse();
        }
    }

    /** One customer at one target, in the fewest words. */
    private static final class Model {
        private final SplittableRandom random;
        private @Nullable Tier acknowledged;
        private long acknowledgedSequence;
        private long sequence;
        private @Nullable Tier waiting;
        private long waitingSequence;
        private long heldSequence;
        private @Nullable Tier held;
        private @Nullable Tier now;
        private boolean wentBackwards;
        private boolean deadLetter;

        Model(SplittableRandom random) {
            this.random = random;
        }

        void step() {
            if (random.nextInt(3) == 0) {
                change(TIERS.get(random.nextInt(4)));
            } else if (waiting != null) {
                attempt(random.nextInt(100));
            }
        }

        void heal() {
            if (waiting == null && deadLetter) {
                // Only a dead letter may leave a target behind; a person has it tried again.
                waiting = now;
                waitingSequence = ++sequence;
            }
            if (waiting != null) {
                attempt(0);
            }
        }

        private void change(Tier tier) {
            if (tier == now) {
                return;
            }
            now = tier;
            boolean unsure = sequence > acknowledgedSequence;
            if (Coalescing.tell(acknowledged, unsure, waiting, tier)) {
                deadLetter = false;
                waiting = tier;
                waitingSequence = ++sequence;
            }
        }

        private void attempt(int luck) {
            Tier sent = waiting;
            long sentSequence = waitingSequence;
            boolean acked = luck < 50;
            boolean dead = luck >= 90;
            boolean arrives = acked || luck < 70 || luck >= 95;
            if (arrives) {
                wentBackwards |= sentSequence < heldSequence;
                heldSequence = sentSequence;
                held = sent;
            }
            if (luck % 5 == 4) {
                change(TIERS.get(random.nextInt(4)));
            }
            if (acked) {
                acknowledged = sent;
                acknowledgedSequence = sentSequence;
            }
            if ((acked || dead) && waiting != null && waitingSequence == sentSequence) {
                waiting = null;
                deadLetter = dead;
            }
        }
    }
}
