package io.tierhub.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tierhub.grade.Flaps.Began;
import io.tierhub.vocabulary.Tier;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How far tiers move: of all customers, and of one. */
class StabilityTest {
    @Test
    void v13TheDriftOfTierSharesIsThePopulationStabilityIndex() {
        double psi = Drift.psi(new long[] {5, 15, 30, 50}, new long[] {8, 17, 30, 45});
        assertThat(psi).isCloseTo(0.021871, within(5e-7));
        assertThat(Drift.psi(new long[] {5, 15, 30, 50}, new long[] {50, 150, 300, 500}))
                .isZero();
    }

    @Test
    void anEmptyTierMakesAlarmNotInfinity() {
        double psi = Drift.psi(new long[] {50, 50}, new long[] {100, 0});
        assertThat(psi).isGreaterThan(Drift.ALARM).isLessThan(10);
        assertThat(Drift.psi(new long[] {0, 0}, new long[] {1, 1})).isZero();
    }

    @Test
    void aTierThatComesBackWithinSixtyDaysIsAFlap() {
        List<Began> history =
                List.of(new Began(Tier.B, 0), new Began(Tier.A, 100), new Began(Tier.B, 160), new Began(Tier.A, 221));
        assertThat(Flaps.of(history, 0, 300)).isEqualTo(new Flaps(3, 1));
        assertThat(Flaps.of(history, 161, 300)).isEqualTo(new Flaps(1, 0));
        assertThat(Flaps.of(history, 160, 160)).isEqualTo(new Flaps(1, 1));
        assertThat(Flaps.of(history.subList(0, 1), 0, 300)).isEqualTo(new Flaps(0, 0));
    }
}
