package io.tierhub.grade;

import static io.tierhub.grade.Customers.AS_OF;
import static io.tierhub.grade.Customers.RULES;
import static io.tierhub.grade.Customers.customer;
import static io.tierhub.grade.Customers.population;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.tierhub.behaviour.Behaviour;
import io.tierhub.behaviour.BehaviourFold;
import io.tierhub.behaviour.Event;
import io.tierhub.behaviour.Kind;
import io.tierhub.behaviour.Kinds;
import io.tierhub.behaviour.Rates;
import io.tierhub.behaviour.Segment;
import io.tierhub.behaviour.Segments;
import io.tierhub.behaviour.Timeline;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.Entity;
import io.tierhub.vocabulary.Tier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What holds for any customers whatever; each loop names its seed. */
class GradingTest {
    private static final Kinds KINDS = Kinds.of(List.of(
            new Kind((short) 0, Entity.ORDERS, "COMPLETED", "CNY"),
            new Kind((short) 1, Entity.ORDERS, "CANCELLED", "CNY"),
            new Kind((short) 2, Entity.ORDERS, "REFUND", "CNY"),
            new Kind((short) 3, Entity.TICKETS, "OPEN", null)));

    /** Source records by number, each with its events in order of arrival. */
    private static Map<Integer, List<Event>> world(long seed) {
        Random random = new Random(seed);
        Map<Integer, List<Event>> records = new TreeMap<>();
        for (int record = 1; record <= 60; record++) {
            List<Event> events = new ArrayList<>();
            for (int i = random.nextInt(12); i > 0; i--) {
                long key = record * 1000L + i;
                short kind = (short) Math.max(0, random.nextInt(8) - 4);
                long refundOf = kind == 2 && random.nextBoolean() ? record * 1000L + 1 + random.nextInt(12) : 0;
                events.add(new Event(
                        key,
                        AS_OF - random.nextInt(1200),
                        kind,
                        random.nextInt(200_000) * 10_000L,
                        refundOf,
                        random.nextInt()));
            }
            records.put(record, events);
        }
        return records;
    }

    private static GradeInput input(int id, List<List<Event>> records) {
        Timeline line = new Timeline();
        for (List<Event> events : records) {
            Segments.append(null, events).forEach(line::add);
        }
        return input(id, line);
    }

    private static GradeInput input(int id, Timeline line) {
        Behaviour behaviour = new BehaviourFold(RULES.foldRules(AS_OF, KINDS, Rates.none("CNY"))).fold(line);
        return GradeInput.of(new CustomerId(id), behaviour, RULES, Set.of());
    }

    private static List<GradeInput> inputs(Map<Integer, List<Event>> world) {
        List<GradeInput> inputs = new ArrayList<>();
        world.forEach((id, events) -> inputs.add(input(id, List.of(events))));
        return inputs;
    }

    private static List<Graded> grade(List<GradeInput> inputs) {
        return Customers.grade(RULES, inputs);
    }

    @Test
    void theOrderInWhichEventsArriveChangesNothing() {
        for (long seed = 1; seed <= 20; seed++) {
            Map<Integer, List<Event>> world = world(seed);
            List<Graded> before = grade(inputs(world));
            Random random = new Random(seed);
            world.values().forEach(events -> Collections.shuffle(events, random));
            assertThat(grade(inputs(world))).as("seed " + seed).isEqualTo(before);
        }
    }

    @Test
    void eventsDeliveredAgainChangeNothing() {
        for (long seed = 1; seed <= 20; seed++) {
            for (List<Event> events : world(seed).values()) {
                List<Segment> stored = Segments.append(null, events);
                if (!stored.isEmpty()) {
                    assertThat(Segments.append(stored.get(stored.size() - 1), events))
                            .as("seed " + seed)
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void aFutureEventChangesNothingButTheFlag() {
        for (long seed = 1; seed <= 20; seed++) {
            Map<Integer, List<Event>> world = world(seed);
            List<GradeInput> before = inputs(world);
            world.values().forEach(events -> events.add(new Event(7, AS_OF + 1, (short) 0, 999_000_000, 0, 1)));
            List<GradeInput> after = inputs(world);
            for (int i = 0; i < before.size(); i++) {
                assertThat(after.get(i))
                        .as("seed " + seed)
                        .isEqualTo(Customers.flagged(before.get(i), InputFlag.FUTURE_EVENT));
            }
        }
    }

    @Test
    void aMergedCustomerIsGradedAsTheUnionOfItsEventsAndUnmergingRestores() {
        for (long seed = 1; seed <= 20; seed++) {
            Map<Integer, List<Event>> world = world(seed);
            List<Graded> before = grade(inputs(world));
            List<Event> union = new ArrayList<>(world.get(1));
            union.addAll(world.get(2));
            assertThat(input(1, List.of(world.get(1), world.get(2))))
                    .as("seed " + seed)
                    .isEqualTo(input(1, List.of(union)))
                    .isEqualTo(input(1, List.of(world.get(2), world.get(1))));
            assertThat(grade(inputs(world))).as("seed " + seed).isEqualTo(before);
        }
    }

    @Test
    void tenTimesTheMoneyIsTheSameScores() {
        for (long seed = 1; seed <= 20; seed++) {
            Map<Integer, List<Event>> world = world(seed);
            List<Graded> before = grade(inputs(world));
            world.replaceAll((id, events) -> new ArrayList<>(events.stream()
                    .map(e -> new Event(
                            e.keyHash(), e.day(), e.kind(), e.amountMicros() * 10, e.refundOf(), e.recordedAt()))
                    .toList()));
            List<Graded> after = grade(inputs(world));
            for (int i = 0; i < before.size(); i++) {
                assertThat(after.get(i).tier())
                        .as("seed " + seed)
                        .isEqualTo(before.get(i).tier());
                for (int model = 0; model < 2; model++) {
                    Grade was = before.get(i).grades().get(model);
                    Grade is = after.get(i).grades().get(model);
                    assertThat(is.score()).as("seed " + seed).isEqualTo(was.score());
                    assertThat(is.klass()).as("seed " + seed).isEqualTo(was.klass());
                }
            }
        }
    }

    @Test
    void contributionsAddUpToEveryScore() {
        for (long seed = 1; seed <= 20; seed++) {
            for (Graded graded : grade(inputs(world(seed)))) {
                for (Grade grade : graded.grades()) {
                    sums(grade.contributions(), grade.score(), seed);
                }
                sums(graded.tier().contributions(), graded.tier().score(), seed);
            }
        }
    }

    private static void sums(List<Contribution> contributions, Double score, long seed) {
        double sum = contributions.stream().mapToDouble(Contribution::points).sum();
        assertThat(sum).as("seed " + seed).isCloseTo(score == null ? 0 : score, within(1e-4));
    }

    @Test
    void equalInputsHaveEqualScoresAndEveryCustomerOneTier() {
        for (long seed = 1; seed <= 20; seed++) {
            List<GradeInput> inputs = inputs(world(seed));
            GradeInput last = inputs.get(inputs.size() - 1);
            GradeInput twin = new GradeInput(
                    new CustomerId(99),
                    last.firstDay(),
                    last.lastDay(),
                    last.orders(),
                    last.frequency(),
                    last.moneyCents(),
                    last.valueCents(),
                    last.flags());
            inputs.add(twin);
            List<Graded> graded = grade(inputs);
            assertThat(graded.get(graded.size() - 1).tier())
                    .as("seed " + seed)
                    .isEqualTo(graded.get(graded.size() - 2).tier());
            Map<Tier, Long> counts = new TreeMap<>();
            graded.forEach(g -> counts.merge(g.tier().tier(), 1L, Long::sum));
            assertThat(counts.values().stream().mapToLong(n -> n).sum()).isEqualTo(inputs.size());
        }
    }

    @Test
    void oneCustomerAgainstTheStoredReferenceGetsWhatTheFullRunGaveIt() {
        for (long seed = 1; seed <= 20; seed++) {
            List<GradeInput> inputs = inputs(world(seed));
            Population population = population(inputs);
            Reference reference = population.reference(RULES, AS_OF);
            Grading full = new Grading(RULES, reference, AS_OF);
            Grading single = new Grading(RULES, Reference.fromBytes(reference.toBytes()), AS_OF);
            for (int i = 0; i < population.size(); i++) {
                assertThat(population.get(i)).isEqualTo(inputs.get(i));
                Graded graded = single.grade(inputs.get(i));
                assertThat(graded).as("seed " + seed).isEqualTo(full.grade(population.get(i)));
                Outcome outcome = single.outcome(inputs.get(i));
                assertThat(outcome).isEqualTo(full.outcome(inputs.get(i)));
                assertThat(outcome.tier()).isEqualTo(graded.tier().tier());
                assertThat(outcome.candidate()).isEqualTo(graded.tier().candidate());
                assertThat(outcome.provisional()).isEqualTo(graded.tier().provisional());
            }
        }
    }

    @Test
    void theStampChangesWithEveryClassScoreOrFlagAndOnlyThen() {
        List<GradeInput> inputs = inputs(world(3));
        Grading grading = new Grading(RULES, population(inputs).reference(RULES, AS_OF), AS_OF);
        for (GradeInput a : inputs) {
            for (GradeInput b : inputs) {
                assertThat(grading.outcome(a).stamp() == grading.outcome(b).stamp())
                        .isEqualTo(shown(grading.grade(a)).equals(shown(grading.grade(b))));
            }
        }
    }

    private static String shown(Graded graded) {
        StringBuilder shown = new StringBuilder();
        for (Grade grade : graded.grades()) {
            shown.append(grade.klass()).append(grade.flags());
            shown.append(grade.inputs().get("R"))
                    .append(grade.inputs().get("F"))
                    .append(grade.inputs().get("M"));
        }
        TierDecision tier = graded.tier();
        return shown.append(tier.tier())
                .append(tier.candidate())
                .append(tier.provisional())
                .toString();
    }

    @Test
    void customersComeInOrderAndReferencesFromTheSameRules() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> population(List.of(customer(2, 1, 1, 1, 1), customer(1, 1, 1, 1, 1))))
                .withMessageContaining("M000001");
        Reference other = population(List.of()).reference(Ruleset.defaults("other"), AS_OF);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Grading(RULES, other, AS_OF))
                .withMessageContaining("made by other@sha256:");
    }
}
