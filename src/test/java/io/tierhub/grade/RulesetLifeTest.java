package io.tierhub.grade;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.grade.RulesetLife.State;
import io.tierhub.grade.RulesetStep.Kind;
import io.tierhub.grade.RulesetStep.Moves;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which version grades which day, and how far each has come. */
class RulesetLifeTest {
    private final List<RulesetStep> steps = new ArrayList<>();

    private RulesetLife after(String ruleset, Kind kind, String by, int day) {
        Moves moves = kind == Kind.SIMULATED ? new Moves(day, 0) : null;
        steps.add(new RulesetStep(ruleset, kind, by, 0, day, moves));
        return new RulesetLife(steps);
    }

    @Test
    void aDayIsGradedByTheVersionActivatedFromTheLatestDayUpToIt() {
        after("a", Kind.ACTIVATED, "x", 10);
        after("b", Kind.ACTIVATED, "x", 30);
        RulesetLife life = after("c", Kind.ACTIVATED, "x", 20);
        assertThat(life.on(10)).isEqualTo("a");
        assertThat(life.on(19)).isEqualTo("a");
        assertThat(life.on(20)).isEqualTo("c");
        assertThat(life.on(29)).isEqualTo("c");
        assertThat(life.on(30)).isEqualTo("b");
    }

    @Test
    void daysBeforeTheFirstActivationAreGradedByIt() {
        assertThat(after("a", Kind.ACTIVATED, "x", 10).on(3)).isEqualTo("a");
    }

    @Test
    void ofOneDayTheLastActivationCounts() {
        after("a", Kind.ACTIVATED, "x", 10);
        after("b", Kind.ACTIVATED, "x", 10);
        assertThat(after("a", Kind.ACTIVATED, "x", 10).on(10)).isEqualTo("a");
    }

    @Test
    void aRetirementTakesBackWhatHasNotBegunAndLeavesThePastAlone() {
        after("a", Kind.ACTIVATED, "x", 10);
        after("b", Kind.ACTIVATED, "x", 20);
        after("a", Kind.ACTIVATED, "x", 40);
        RulesetLife life = after("a", Kind.RETIRED, "x", 30);
        assertThat(life.on(15)).isEqualTo("a");
        assertThat(life.on(50)).isEqualTo("b");
        assertThat(life.state("a", 30)).isEqualTo(State.RETIRED);
    }

    @Test
    void aVersionGoesFromDraftToRetired() {
        after("a", Kind.ACTIVATED, "x", 1);
        assertThat(new RulesetLife(steps).state("b", 2)).isEqualTo(State.DRAFT);
        assertThat(after("b", Kind.SIMULATED, "x", 2).state("b", 2)).isEqualTo(State.SIMULATED);
        assertThat(after("b", Kind.APPROVED, "x", 2).state("b", 2)).isEqualTo(State.APPROVED);
        assertThat(after("b", Kind.ACTIVATED, "x", 5).state("b", 2)).isEqualTo(State.PLANNED);
        assertThat(new RulesetLife(steps).begins("b", 2)).isEqualTo(5);
        assertThat(new RulesetLife(steps).state("b", 5)).isEqualTo(State.EFFECTIVE);
        assertThat(new RulesetLife(steps).since(7)).isEqualTo(5);
        assertThat(new RulesetLife(steps).state("a", 5)).isEqualTo(State.RETIRED);
    }

    @Test
    void aboveTenPercentOfCustomersOrFiveOfRevenueTwoPersonsApprove() {
        assertThat(new Moves(1_000, 500).approvers()).isEqualTo(1);
        assertThat(new Moves(1_001, 500).approvers()).isEqualTo(2);
        assertThat(new Moves(1_000, 501).approvers()).isEqualTo(2);
    }

    @Test
    void onePersonIsNotTwoAndARetirementForgetsApprovals() {
        after("b", Kind.SIMULATED, "x", 5_000);
        after("b", Kind.APPROVED, "Li", 1);
        assertThat(after("b", Kind.APPROVED, "Li", 1).approved("b")).isFalse();
        assertThat(after("b", Kind.APPROVED, "Wu", 1).approved("b")).isTrue();
        RulesetLife life = after("b", Kind.RETIRED, "Wu", 1);
        assertThat(life.approved("b")).isFalse();
        assertThat(life.approvers("b")).isEmpty();
    }

    @Test
    void aLaterSimulationThatMovesMoreAsksForTheSecondPersonAfterAll() {
        after("b", Kind.SIMULATED, "x", 100);
        assertThat(after("b", Kind.APPROVED, "Li", 1).approved("b")).isTrue();
        assertThat(after("b", Kind.SIMULATED, "x", 2_000).approved("b")).isFalse();
    }
}
