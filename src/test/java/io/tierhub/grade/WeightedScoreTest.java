package io.tierhub.grade;

import static io.tierhub.grade.Story.grade;
import static io.tierhub.grade.Story.grades;
import static io.tierhub.grade.Story.rules;
import static io.tierhub.grade.Story.story;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WeightedScoreTest {
    private static final String MEASURES =
            "measures: {a: {attribute: a}, b: {attribute: b}, c: {attribute: c}, d: {attribute: d}}\n";

    /** Values from 0 to 100 as they are. */
    private static Ruleset fit(String more) {
        String scale = "scale: minmax}";
        return rules(MEASURES + "models: {scores: {fit: {parts: [{of: a, weight: 40, " + scale
                + ", {of: b, weight: 20, " + scale + ", {of: c, weight: 20, " + scale + ", {of: d, weight: 20, " + scale
                + "]" + more + "}}}");
    }

    private static Story attributes(String... values) {
        Story story = story();
        for (int i = 0; i < values.length; i++) {
            if (!values[i].isEmpty()) {
                story.known("attributes." + "abcd".charAt(i), values[i]);
            }
        }
        return story;
    }

    /** One customer among one of all 0 and one of all 100, so that a value is its own points. */
    private static Grade fit(String more, String... values) {
        return grades(
                        "fit",
                        fit(more),
                        List.of(
                                attributes(values),
                                attributes("0", "0", "0", "0"),
                                attributes("100", "100", "100", "100")))
                .get(0);
    }

    @Test
    void v81AScoreIsTheWeightedMean() {
        Grade grade = fit("", "90", "70", "50", "80");
        assertThat(grade.score()).isEqualTo(76.0);
        assertThat(grade.klass()).isEqualTo("HIGH");
        assertThat(grade.contributions()).extracting(Contribution::points).containsExactly(36.0, 14.0, 10.0, 16.0);
        assertThat(grade.contributions().get(0).text().en()).isEqualTo("a gives 90 of 100");
    }

    @Test
    void v82AMissingPartIsLeftOutAndTheRestWeighsMore() {
        Grade grade = fit("", "90", "", "50", "80");
        assertThat(grade.score()).isEqualTo(77.5);
        assertThat(grade.inputs()).containsEntry("coverage", 0.8).containsEntry("b", "missing");
        assertThat(fit(", missing: zero", "90", "", "50", "80").score()).isEqualTo(62.0);
        assertThat(fit(", missing: neutral", "90", "", "50", "80").score()).isEqualTo(72.0);
    }

    @Test
    void v83BelowTheCoverageThereIsNoScore() {
        Grade grade = fit("", "90", "", "", "");
        assertThat(grade.status()).isEqualTo(Grade.Status.INSUFFICIENT_DATA);
        assertThat(grade.score()).isNull();
        assertThat(grade.klass()).isEqualTo("UNKNOWN");
        assertThat(grade.inputs()).containsEntry("coverage", 0.4);
        assertThat(fit(", min_coverage: 0.4", "90", "", "", "").score()).isEqualTo(90.0);
    }

    private static List<Double> scores(String part, String... values) {
        Ruleset rules = rules(
                "measures: {a: {attribute: a}}\nmodels: {scores: {fit: {parts: [{of: a, weight: 1, " + part + "}]}}}");
        List<Story> stories = new ArrayList<>();
        for (String value : values) {
            stories.add(attributes(value));
        }
        return grades("fit", rules, stories).stream().map(Grade::score).toList();
    }

    @Test
    void v84APercentileCountsTheEqualByHalf() {
        assertThat(scores("scale: percentile", "10", "20", "20", "30", "1000"))
                .containsExactly(10.0, 40.0, 40.0, 70.0, 90.0);
    }

    @Test
    void v85ValuesBeyondTheBordersCountAsTheBorders() {
        Ruleset rules = rules(
                "measures: {a: {attribute: a}}\nmodels: {scores: {fit: {parts: [{of: a, weight: 1, scale: minmax}]}}}");
        List<GradeInput> population = Story.inputs(rules, List.of(attributes("100"), attributes("900")));
        Grading grading =
                new Grading(rules, Customers.population(population).reference(rules, Customers.AS_OF), Customers.AS_OF);
        String[][] expected = {{"500", "50.0"}, {"5000", "100.0"}, {"-5", "0.0"}};
        for (String[] each : expected) {
            assertThat(Story.grade("fit", grading.grade(attributes(each[0]).input(rules, 9)))
                            .score())
                    .isEqualTo(Double.parseDouble(each[1]));
        }
        assertThat(scores("scale: minmax", "7", "7")).as("all are equal").containsExactly(50.0, 50.0);
        assertThat(scores("scale: minmax, log: true", "0", "9", "99")).containsExactly(0.0, 50.0, 100.0);
    }

    @Test
    void bandsBeginAtTheirBordersAndYesCountsAll() {
        assertThat(scores("scale: band, bands: {0: 10, 100000: 20, 300000: 90}", "-1", "99999.99", "100000", "300000"))
                .containsExactly(10.0, 10.0, 20.0, 90.0);
        assertThat(scores("scale: bool", "true", "false", "0", "3")).containsExactly(100.0, 0.0, 0.0, 100.0);
    }

    @Test
    void aModelCountsWithItsScore() {
        Ruleset rules = rules("models: {scores: {fit: {parts: [{of: abc, weight: 1, scale: model}, {of: nps, weight: 1,"
                + " scale: percentile}]}}}");
        Grade grade = grade("fit", rules, story().order(3, "10").known("nps", "9"));
        assertThat(grade.inputs()).containsEntry("abc", 100.0).containsEntry("nps", 50.0);
        assertThat(grade.score()).isEqualTo(75.0);
    }

    @Test
    void aScoreOfOnesOwnCanBePartOfTheComposite() {
        Ruleset rules = rules("models: {scores: {fit: {parts: [{of: nps, weight: 1}]}}}\n"
                + "policy: {composite: [{model: rfm, weight: 1}, {model: fit, weight: 1}]}");
        Graded graded = Customers.grade(
                        rules, List.of(story().order(3, "10").known("nps", "9").input(rules, 1)))
                .get(0);
        assertThat(graded.tier().contributions())
                .extracting(Contribution::factor)
                .containsExactly("rfm", "fit");
    }

    @Test
    void scoresStayInRangeAndAddUpAndDoNotDependOnTheOrderOfCustomers() {
        Ruleset rules = rules(
                MEASURES + "models: {scores: {fit: {parts: [{of: a, weight: 3}, {of: b, weight: 1.5, scale:"
                        + " minmax, log: true}, {of: c, weight: 2, scale: bool}, {of: rfm, weight: 1, scale: model}]}}}");
        for (long seed = 1; seed <= 40; seed++) {
            Random random = new Random(seed);
            List<Story> stories = new ArrayList<>();
            for (int i = random.nextInt(30); i >= 0; i--) {
                String[] values = new String[4];
                java.util.Arrays.setAll(
                        values, v -> random.nextInt(5) == 0 ? "" : Integer.toString(random.nextInt(1000) - 100));
                stories.add(attributes(values).order(random.nextInt(500), "9"));
            }
            List<Double> before = new ArrayList<>();
            for (Grade grade : grades("fit", rules, stories)) {
                before.add(grade.score());
                if (grade.score() != null) {
                    double sum = grade.contributions().stream()
                            .mapToDouble(Contribution::points)
                            .sum();
                    assertThat(grade.score()).as("seed " + seed).isBetween(0.0, 100.0);
                    assertThat(sum)
                            .as("seed " + seed)
                            .isCloseTo(grade.score(), org.assertj.core.api.Assertions.within(1e-4));
                }
            }
            Collections.reverse(stories);
            Collections.reverse(before);
            assertThat(grades("fit", rules, stories).stream().map(Grade::score).toList())
                    .as("seed " + seed)
                    .isEqualTo(before);
        }
    }
}
