package io.tierhub.grade;

import static io.tierhub.grade.Story.grade;
import static io.tierhub.grade.Story.rules;
import static io.tierhub.grade.Story.story;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EngagementTest {
    private static final Ruleset RULES = rules("models: {engagement: {}}");

    private static Story v7() {
        return story().did("LOGIN", 0)
                .did("LOGIN", 0)
                .did("FEATURE", 0)
                .did("FEATURE", 15)
                .did("COMMENT", 30)
                .did("INVITE", 60)
                .did("LOGIN", 61)
                .did("FEATURE", 91);
    }

    private static BigDecimal points(String settings, Story story) {
        return (BigDecimal) grade("engagement", rules("models: {engagement: {" + settings + "}}"), story)
                .inputs()
                .get("points");
    }

    @Test
    void v7PointsFadeByHalfLifeOrInSteps() {
        assertThat(points("decay: none", v7())).isEqualByComparingTo("25");
        assertThat(points("decay: half_life", v7())).isEqualByComparingTo("13.7798");
        assertThat(points("decay: linear", v7())).isEqualByComparingTo("15.8222");
    }

    @Test
    void capsHoldADayAGroupAndTheWhole() {
        Story busy =
                story().did("FEATURE", 0).did("FEATURE", 0).did("FEATURE", 1).did("INVITE", 1);
        String none = "decay: none, levels: {HIGH: 5}, ";
        assertThat(points(none + "events: {FEATURE: {points: 5}}", busy)).isEqualByComparingTo("15");
        assertThat(points(none + "events: {FEATURE: {points: 5, day_cap: 7}}", busy))
                .isEqualByComparingTo("12");
        String grouped = "events: {FEATURE: {points: 5, group: use}, INVITE: {points: 10}}, group_caps: {use: 8}";
        assertThat(points(none + grouped, busy)).isEqualByComparingTo("18");
        assertThat(points(none + grouped + ", cap: 17.5", busy)).isEqualByComparingTo("17.5");
    }

    @Test
    void pointsBelowZeroTakeAwayButNotBelowNothing() {
        String settings = "decay: none, events: {FEATURE: {points: 5}, TICKET: {points: -8}}";
        assertThat(points(settings, story().did("FEATURE", 3).did("FEATURE", 2).did("TICKET", 1)))
                .isEqualByComparingTo("2");
        assertThat(points(settings, story().did("FEATURE", 3).did("TICKET", 1))).isEqualByComparingTo("0");
    }

    @Test
    void levelsBeginAtTheirBordersAndQuietComesBeforeAll() {
        Ruleset plain =
                rules("models: {engagement: {decay: none, events: {FEATURE: {points: 5}, COMMENT: {points: 1}}}}");
        Story story = story();
        String[] expected = {"NONE", "LOW", "LOW", "LOW", "MEDIUM"};
        for (int i = 0; i < expected.length; i++) {
            assertThat(grade("engagement", plain, story).klass())
                    .as(i + " events")
                    .isEqualTo(expected[i]);
            story.did("FEATURE", 29);
        }
        for (int i = 5; i < 10; i++) {
            story.did("FEATURE", 29);
        }
        assertThat(grade("engagement", plain, story).klass()).isEqualTo("HIGH");
        assertThat(grade("engagement", plain, story().did("FEATURE", 30)).klass())
                .isEqualTo("CHURN_RISK");
        assertThat(grade("engagement", plain, story().did("FEATURE", 30).did("LOGIN", 2))
                        .klass())
                .as("an event that earns nothing here does not count")
                .isEqualTo("CHURN_RISK");
    }

    @Test
    void aHundredPointsAreAScoreOfAHundred() {
        assertThat(grade("engagement", RULES, v7()).score()).isEqualTo(13.7798);
        Ruleset half = rules("models: {engagement: {full: 50}}");
        assertThat(grade("engagement", half, v7()).score()).isEqualTo(27.5596);
    }

    @Test
    void pointsDependOnNeitherOrderNorRedeliveryAndMoreIsNeverLess() {
        for (long seed = 1; seed <= 60; seed++) {
            Random random = new Random(seed);
            Story story = story();
            List<String> types = List.of("LOGIN", "FEATURE", "COMMENT", "INVITE", "CLICK");
            for (int i = random.nextInt(30); i >= 0; i--) {
                story.did(types.get(random.nextInt(types.size())), random.nextInt(120));
            }
            GradeInput before = story.input(RULES, 1);
            Collections.shuffle(story.events, random);
            story.events.addAll(List.copyOf(story.events));
            assertThat(story.input(RULES, 1)).as("seed " + seed).isEqualTo(before);
            Double score = grade("engagement", RULES, story).score();
            story.did("FEATURE", random.nextInt(120));
            assertThat(grade("engagement", RULES, story).score())
                    .as("seed " + seed)
                    .isGreaterThanOrEqualTo(score);
        }
    }
}
