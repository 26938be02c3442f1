package io.tierhub.grade;

import static io.tierhub.grade.Story.rules;
import static io.tierhub.grade.Story.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.grade.PolicySettings.Combiner;
import io.tierhub.grade.PolicySettings.Missing;
import io.tierhub.vocabulary.Tier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the policy does besides weighing: gates, other combiners, tables of classes. */
class TierBoundsTest {
    private static final String GATES = """
            models:
              pyramid: {}
              lifecycle: {}
              tags: {focus: {when: "industry == 'cloud'"}}
            policy:
              min_orders: 2
              gates:
                - {name: TOP_LAYER, when: "pyramid_class == 'PLATINUM'", floor: B}
                - {name: OVERDUE, when: overdue_amount > 0, ceiling: C, zh: 有逾期款, en: has overdue payments}
                - {name: FOCUS, when: "'focus' in tags", floor: A}
            """;

    private static TierDecision decide(Ruleset rules, Story story, Story... others) {
        List<Story> all = new ArrayList<>(List.of(story));
        all.addAll(List.of(others));
        return Customers.grade(rules, Story.inputs(rules, all)).get(0).tier();
    }

    private static Story[] others() {
        Story[] others = new Story[20];
        for (int i = 0; i < others.length; i++) {
            others[i] = story().order(700, "10").order(5 + i, Integer.toString(1000 * (i + 2)));
        }
        return others;
    }

    private static Story poor() {
        return story().order(700, "10").order(350, "10");
    }

    private static Story rich() {
        return story().order(500, "500000").order(1, "500000").order(2, "500000");
    }

    @Test
    void aFloorRaisesAndSaysSo() {
        Ruleset rules = rules(GATES);
        assertThat(decide(rules, poor(), others()).tier()).isEqualTo(Tier.D);
        TierDecision raised = decide(rules, poor().known("industry", "cloud"), others());
        assertThat(raised.tier()).isEqualTo(Tier.A);
        assertThat(raised.candidate()).as("by the score alone").isEqualTo(Tier.D);
        assertThat(raised.reasons().get(0).code()).isEqualTo("FOCUS");
    }

    @Test
    void aCeilingLowersAndWinsOverAFloor() {
        Ruleset rules = rules(GATES);
        assertThat(decide(rules, rich(), others()).tier()).isEqualTo(Tier.A);
        TierDecision lowered = decide(rules, rich().known("overdue_amount", "0.01"), others());
        assertThat(lowered.tier()).isEqualTo(Tier.C);
        assertThat(lowered.reasons()).extracting(Reason::code).containsSubsequence("TOP_LAYER", "OVERDUE");
        assertThat(lowered.reasons().get(1).text().zh()).isEqualTo("有逾期款");
    }

    @Test
    void whatIsNotKnownOpensNoGate() {
        assertThat(decide(rules(GATES), rich(), others()).reasons())
                .extracting(Reason::code)
                .doesNotContain("OVERDUE", "FOCUS");
    }

    @Test
    void aShortHistoryIsAtMostBUnlessAFloorIsHigher() {
        Ruleset rules = rules(GATES);
        Story fresh = story().order(3, "900000").order(1, "900000");
        assertThat(decide(rules, fresh, others()).tier()).isEqualTo(Tier.B);
        TierDecision floored = decide(rules, fresh.known("industry", "cloud"), others());
        assertThat(floored.tier()).isEqualTo(Tier.A);
        assertThat(floored.provisional()).isTrue();
    }

    @Test
    void aGateChangesTheStamp() {
        Ruleset rules = rules(GATES);
        List<GradeInput> inputs = Story.inputs(rules, List.of(rich(), rich().known("overdue_amount", "0")));
        Grading grading =
                new Grading(rules, Customers.population(inputs).reference(rules, Customers.AS_OF), Customers.AS_OF);
        long closed = grading.outcome(inputs.get(1)).stamp();
        assertThat(grading.outcome(inputs.get(0)).stamp()).isEqualTo(closed);
        GradeInput overdue = rich().known("overdue_amount", "1").input(rules, 9);
        assertThat(grading.outcome(overdue).stamp()).isNotEqualTo(closed);
        GradeInput low = poor().input(rules, 10);
        GradeInput lowAndOverdue = poor().known("overdue_amount", "1").input(rules, 10);
        assertThat(grading.outcome(lowAndOverdue).tier())
                .isEqualTo(grading.outcome(low).tier());
        assertThat(grading.outcome(lowAndOverdue).stamp())
                .as("the reasons are others, though the tier is not")
                .isNotEqualTo(grading.outcome(low).stamp());
    }

    private static int combined(Combiner combiner, int[] scores, int... weights) {
        List<BigDecimal> all = new ArrayList<>();
        for (int weight : weights) {
            all.add(BigDecimal.valueOf(weight));
        }
        return new Composite(all, Missing.RENORMALISE, new BigDecimal("0.5"), combiner).score(scores);
    }

    @Test
    void theBestTheWorstOrWhatMostReachDecides() {
        int[] scores = {900_000, 500_000, 700_000};
        assertThat(combined(Combiner.BEST_OF, scores, 1, 1, 1)).isEqualTo(900_000);
        assertThat(combined(Combiner.WORST_OF, scores, 1, 1, 1)).isEqualTo(500_000);
        assertThat(combined(Combiner.MAJORITY, scores, 1, 1, 1)).isEqualTo(700_000);
        assertThat(combined(Combiner.MAJORITY, scores, 5, 1, 1)).isEqualTo(900_000);
        assertThat(combined(Combiner.MAJORITY, scores, 2, 1, 1))
                .as("half is no majority")
                .isEqualTo(700_000);
        assertThat(combined(Combiner.WORST_OF, new int[] {900_000, Points.NONE, 700_000}, 1, 1, 1))
                .isEqualTo(700_000);
        assertThat(combined(Combiner.BEST_OF, new int[] {900_000, Points.NONE, Points.NONE}, 1, 1, 1))
                .isEqualTo(Points.NONE);
    }

    @Test
    void theDecidingModelGivesTheWholeScoreAndATierThatMostAgreeOnIsTaken() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            int n = 1 + random.nextInt(5);
            int[] scores = random.ints(n, 0, Points.MAX).toArray();
            List<BigDecimal> weights = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                weights.add(BigDecimal.valueOf(1 + random.nextInt(4)));
            }
            for (Combiner combiner : List.of(Combiner.BEST_OF, Combiner.WORST_OF, Combiner.MAJORITY)) {
                Composite composite = new Composite(weights, Missing.RENORMALISE, BigDecimal.ONE, combiner);
                double sum = 0;
                for (int i = 0; i < n; i++) {
                    sum += composite.part(i, scores);
                }
                assertThat(sum).as("seed " + seed).isEqualTo(Points.toScore(composite.score(scores)));
            }
            agree(seed, scores, weights);
        }
    }

    private static void agree(long seed, int[] scores, List<BigDecimal> weights) {
        int[] votes = new int[5];
        int all = 0;
        for (int i = 0; i < scores.length; i++) {
            votes[scores[i] / 200_000] += weights.get(i).intValue();
            all += weights.get(i).intValue();
        }
        int score = new Composite(weights, Missing.RENORMALISE, BigDecimal.ONE, Combiner.MAJORITY).score(scores);
        for (int band = 0; band < 5; band++) {
            if (2 * votes[band] > all) {
                assertThat(score / 200_000).as("seed " + seed).isEqualTo(band);
            }
        }
    }

    @Test
    void aTableOfClassesGivesATierToEveryPair() {
        StringBuilder table = new StringBuilder();
        for (String abc : List.of("A", "B", "C")) {
            for (String stage : List.of("NEW", "GROWING", "MATURE", "AT_RISK", "DORMANT", "CHURNED")) {
                String tier = stage.equals("CHURNED") ? "D" : abc.equals("A") && stage.equals("AT_RISK") ? "B" : abc;
                table.append(table.isEmpty() ? "" : ", ").append(abc + "/" + stage + ": " + tier);
            }
        }
        Ruleset rules = rules("models: {lifecycle: {}}\npolicy: {combiner: lookup, min_orders: 0, min_history_days: 0,"
                + " lookup: {first: abc, second: lifecycle, tiers: {" + table + "}}}");
        TierDecision risky = decide(rules, story().order(170, "900"));
        assertThat(risky.tier()).isEqualTo(Tier.B);
        assertThat(risky.reasons().get(0).text().en()).isEqualTo("abc/lifecycle is A/AT_RISK");
        assertThat(decide(rules, story().order(17, "900")).tier()).isEqualTo(Tier.A);
        assertThat(decide(rules, story().order(400, "900")).tier()).isEqualTo(Tier.D);
        assertThat(decide(rules, story()).tier()).isEqualTo(Tier.PROSPECT);
        for (long seed = 1; seed <= 30; seed++) {
            Random random = new Random(seed);
            Story any = story().order(random.nextInt(900), "5").order(random.nextInt(900), "5");
            assertThat(decide(rules, any, others()).tier()).as("seed " + seed).isBetween(Tier.A, Tier.D);
        }
    }

    @Test
    void aHeldTierIsToldWithItsReason() {
        Ruleset rules = rules("policy: {min_orders: 0, min_history_days: 0, hysteresis: {}}");
        GradeInput input = poor().input(rules, 1);
        List<GradeInput> all = new ArrayList<>(List.of(input));
        for (Story other : others()) {
            all.add(other.input(rules, all.size() + 1));
        }
        Grading grading =
                new Grading(rules, Customers.population(all).reference(rules, Customers.AS_OF), Customers.AS_OF);
        TierState a = TierState.begun(Tier.A, Customers.AS_OF - 10);
        TierDecision held = grading.grade(input, new TierMemory(Customers.AS_OF - 1, null, a))
                .tier();
        assertThat(held.tier()).isEqualTo(Tier.A);
        assertThat(held.candidate()).isEqualTo(Tier.D);
        assertThat(held.reasons().get(0).code()).isEqualTo("HOLD_DWELL");
        assertThat(held.reasons().get(0).text().en())
                .isEqualTo("the tier stands since 2026-06-20 and does not go down before 30 days");
        assertThat(held.step().lookAgain()).isEqualTo(Customers.AS_OF + 20);
        assertThat(grading.grade(input).tier().tier())
                .as("a replay has no memory")
                .isEqualTo(Tier.D);
    }
}
