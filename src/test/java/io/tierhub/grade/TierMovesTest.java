package io.tierhub.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tierhub.grade.PeriodTally.Did;
import io.tierhub.grade.PeriodTally.Line;
import io.tierhub.vocabulary.Tier;
import java.util.List;
import org.junit.jupiter.api.Test;

class TierMovesTest {
    @Test
    void ratesAreOfThoseThatWereGradedOnBothDays() {
        TierMoves migration = new TierMoves();
        migration.add(Tier.A, Tier.A, 8);
        migration.add(Tier.A, Tier.B, 2);
        migration.add(Tier.B, Tier.A, 3);
        migration.add(Tier.B, Tier.B, 15);
        migration.add(Tier.B, Tier.C, 2);
        migration.add(Tier.C, Tier.B, 4);
        migration.add(Tier.C, Tier.C, 26);
        migration.add(null, Tier.A, 50);
        migration.add(Tier.PROSPECT, Tier.B, 50);
        migration.add(Tier.A, null, 50);
        assertThat(migration.graded()).isEqualTo(60);
        assertThat(100.0 * migration.upgraded() / migration.graded()).isCloseTo(11.67, within(.005));
        assertThat(100.0 * migration.downgraded() / migration.graded()).isCloseTo(6.67, within(.005));
        assertThat(100.0 * migration.stable() / migration.graded()).isCloseTo(81.67, within(.005));
        assertThat(migration.moved(Tier.A, null)).isEqualTo(50);
    }

    @Test
    void whatATierDidIsToldOfThoseThatHadItAtTheStart() {
        PeriodTally tally = new PeriodTally();
        tally.add(new Did(Tier.B, Tier.A, 100_00, 2, 1, 1, 4_000_000));
        tally.add(new Did(Tier.B, Tier.B, 50_00, 1, 0, 0, 0));
        tally.add(new Did(Tier.B, Tier.C, 0, 0, 3, 1, 2_000_000));
        tally.add(new Did(null, Tier.A, 30_00, 1, 0, 0, 0));
        List<Line> lines = tally.lines();
        assertThat(lines).extracting(Line::tier).containsExactly(Tier.A, Tier.B, Tier.C, null);
        assertThat(lines.get(1)).isEqualTo(new Line(Tier.B, 3, 1, 150_00, 50_00, 2, 1, 1, 4, 2, 6_000_000));
        assertThat(lines.get(0)).isEqualTo(new Line(Tier.A, 0, 2, 0, 130_00, 0, 0, 0, 0, 0, 0));
        assertThat(lines.get(3).cents()).isEqualTo(30_00);
    }

    @Test
    void theParetoCurveRisesFromNothingToAllAndTheBestComeFirst() {
        List<Pareto.Point> curve = Pareto.curve(new long[] {25, 500, 250, 100, 60, 40, 25});
        assertThat(curve.get(0)).isEqualTo(new Pareto.Point(0, 0));
        assertThat(curve.get(1).money()).isEqualTo(.5);
        assertThat(curve.get(curve.size() - 1)).isEqualTo(new Pareto.Point(1, 1));
        assertThat(Pareto.curve(new long[0])).isEmpty();
        assertThat(Pareto.curve(new long[10_000])).isEmpty();
        long[] many = new long[10_000];
        java.util.Arrays.fill(many, 7);
        List<Pareto.Point> even = Pareto.curve(many);
        assertThat(even).hasSize(51);
        assertThat(even).allSatisfy(point -> assertThat(point.money()).isCloseTo(point.customers(), within(1e-9)));
    }

    @Test
    void adviceNamesATierThatKeepsMoreThanABetterOneAndChangesThatWereTakenBack() {
        Line a = new Line(Tier.A, 100, 100, 0, 0, 50, 0, 0, 0, 0, 0);
        Line b = new Line(Tier.B, 100, 100, 0, 0, 51, 0, 0, 0, 0, 0);
        PopulationPicture nothing = new PopulationPicture(
                List.of(), List.of(), List.of(), java.util.Map.of(), java.util.Map.of("tag x", 0L), 30, 100);
        List<Advice> advice = new ReviewAdvice(new TierMoves(), new Flaps(100, 11), .11, List.of(a, b), nothing).list();
        assertThat(advice)
                .extracting(Advice::code)
                .containsExactly("DRIFT", "RESTLESS", "RETENTION", "NEVER_HOLDS", "DEFAULT_PERSONA");
        PopulationPicture fine = new PopulationPicture(
                List.of(), List.of(), List.of(), java.util.Map.of(), java.util.Map.of("tag x", 1L), 20, 100);
        assertThat(new ReviewAdvice(new TierMoves(), new Flaps(100, 10), .1, List.of(b, a), fine)
                        .reference(100)
                        .refused(0)
                        .list())
                .isEmpty();
    }
}
