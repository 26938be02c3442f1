package io.tierhub.grade;

import static io.tierhub.grade.Story.rules;
import static io.tierhub.grade.Story.story;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tierhub.behaviour.Event;
import io.tierhub.vocabulary.Tier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds of every model at once, for any customers whatever; each loop names its seed. */
class AllModelsTest {
    private static final int SEEDS = 12;
    private static final Ruleset RULES = rules("""
            measures: {importance: {attribute: importance}, logins: {count: [LOGIN], within: P3M}}
            models:
              pyramid: {}
              ltv: {}
              lifecycle: {}
              engagement: {}
              scores: {fit: {parts: [{of: importance, weight: 2}, {of: pyramid, weight: 1, scale: model}]}}
              matrices: {grid: {x: {of: ltv, percentiles: [60]}, y: {of: logins, cuts: [1]}}}
              personas: {otherwise: GENERAL, rules: [{name: STEADY, when: orders >= 4}, {name: LOUD, when: tickets > 1}]}
              tags: {churn_risk: {when: logins == 0 || nps < 6}}
            policy:
              composite: [{model: rfm, weight: 1}, {model: ltv, weight: 1}, {model: engagement, weight: 1}]
              gates: [{name: UNHAPPY, when: "'churn_risk' in tags", ceiling: B}]
            """);

    private static List<Story> world(long seed) {
        Random random = new Random(seed);
        List<Story> stories = new ArrayList<>();
        for (int customer = 0; customer < 25; customer++) {
            Story story = story();
            for (int i = random.nextInt(8); i > 0; i--) {
                story.order(random.nextInt(900), Integer.toString(1 + random.nextInt(5000)));
            }
            for (int i = random.nextInt(8); i > 0; i--) {
                story.did(List.of("LOGIN", "FEATURE", "TICKET").get(random.nextInt(3)), random.nextInt(400));
            }
            if (random.nextBoolean()) {
                story.known("attributes.importance", Integer.toString(random.nextInt(100)));
            }
            if (random.nextBoolean()) {
                story.known("nps", Integer.toString(random.nextInt(11)));
            }
            stories.add(story);
        }
        return stories;
    }

    private static List<Graded> grade(List<Story> stories) {
        return Customers.grade(RULES, Story.inputs(RULES, stories));
    }

    @Test
    void theArrivalOfEventsAndTheirRedeliveryChangeNothing() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            List<Graded> before = grade(world(seed));
            List<Story> shuffled = world(seed);
            Random random = new Random(seed);
            shuffled.forEach(story -> {
                Collections.shuffle(story.events, random);
                story.events.addAll(List.copyOf(story.events));
            });
            assertThat(grade(shuffled)).as("seed " + seed).isEqualTo(before);
        }
    }

    @Test
    void aFutureEventChangesNothingButTheFlag() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            List<Graded> before = grade(world(seed));
            List<Story> later = world(seed);
            later.forEach(story -> story.order(-1, "99999").did("LOGIN", -3));
            List<Graded> after = grade(later);
            for (int i = 0; i < before.size(); i++) {
                assertThat(after.get(i).tier())
                        .as("seed " + seed)
                        .isEqualTo(before.get(i).tier());
                for (int model = 0; model < before.get(i).grades().size(); model++) {
                    Grade was = before.get(i).grades().get(model);
                    Grade is = after.get(i).grades().get(model);
                    assertThat(List.of(is.klass(), is.inputs(), is.contributions()))
                            .as("seed " + seed + " " + is.model())
                            .isEqualTo(List.of(was.klass(), was.inputs(), was.contributions()));
                    assertThat(is.score()).isEqualTo(was.score());
                }
            }
        }
    }

    @Test
    void aMergedCustomerIsGradedAsTheUnionOfItsEvents() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            List<Story> stories = world(seed);
            Story first = stories.get(0);
            List<Event> moved = new ArrayList<>();
            for (Event event : stories.get(1).events) {
                moved.add(new Event(event.keyHash() + 1_000, event.day(), event.kind(), event.amountMicros(), 0, 0));
            }
            Story union = story();
            union.events.addAll(moved);
            union.events.addAll(first.events);
            first.events.addAll(moved);
            first.forget();
            assertThat(union.input(RULES, 1)).as("seed " + seed).isEqualTo(first.input(RULES, 1));
        }
    }

    @Test
    void tenTimesTheMoneyIsTheSameClassesAndScores() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            List<Graded> before = grade(world(seed));
            List<Story> rich = world(seed);
            rich.forEach(story -> story.events.replaceAll(
                    event -> new Event(event.keyHash(), event.day(), event.kind(), event.amountMicros() * 10, 0, 0)));
            List<Graded> after = grade(rich);
            for (int i = 0; i < before.size(); i++) {
                assertThat(after.get(i).tier().tier())
                        .as("seed " + seed)
                        .isEqualTo(before.get(i).tier().tier());
                for (int model = 0; model < before.get(i).grades().size(); model++) {
                    Grade was = before.get(i).grades().get(model);
                    Grade is = after.get(i).grades().get(model);
                    assertThat(is.klass()).as("seed " + seed + " " + is.model()).isEqualTo(was.klass());
                    assertThat(is.score()).as("seed " + seed + " " + is.model()).isEqualTo(was.score());
                }
            }
        }
    }

    @Test
    void everybodyHasOneClassOfEachModelAndScoresAddUp() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            for (Graded graded : grade(world(seed))) {
                assertThat(graded.grades()).hasSize(10);
                for (Grade grade : graded.grades()) {
                    Set<String> besides = Set.of("PROSPECT", "UNKNOWN", "UNPLACED", "LEAD", "NONE", "churn_risk");
                    assertThat(new ModelClasses(RULES).of(grade.model()).contains(grade.klass()) || besides.contains(grade.klass()))
                            .as("seed " + seed + " " + grade.model() + " " + grade.klass())
                            .isTrue();
                    if (grade.score() != null) {
                        double sum = grade.contributions().stream()
                                .mapToDouble(Contribution::points)
                                .sum();
                        assertThat(grade.score()).as("seed " + seed).isBetween(0.0, 100.0);
                        assertThat(sum).as("seed " + seed + " " + grade.model()).isCloseTo(grade.score(), within(1e-4));
                    }
                }
                assertThat(graded.tier().tier()).isNotEqualTo(Tier.STRATEGIC);
            }
        }
    }

    @Test
    void anOutcomeInBriefIsThatOfTheWholeGrade() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            List<GradeInput> inputs = Story.inputs(RULES, world(seed));
            Reference reference = Reference.fromBytes(Customers.population(inputs)
                    .reference(RULES, Customers.AS_OF)
                    .toBytes());
            Grading grading = new Grading(RULES, reference, Customers.AS_OF);
            List<Graded> fresh = grade(world(seed));
            for (GradeInput input : inputs) {
                assertThat(grading.outcome(input).tier())
                        .as("seed " + seed)
                        .isEqualTo(grading.grade(input).tier().tier());
                assertThat(grading.grade(input))
                        .isEqualTo(fresh.get((int) input.customer().number() - 1));
            }
        }
    }
}
