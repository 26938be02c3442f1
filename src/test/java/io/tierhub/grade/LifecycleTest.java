package io.tierhub.grade;

import static io.tierhub.grade.Story.grade;
import static io.tierhub.grade.Story.rules;
import static io.tierhub.grade.Story.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.grade.LifecycleSettings.Stage;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LifecycleTest {
    private static final Ruleset RULES = rules("models: {lifecycle: {}}");

    /** Orders with so many days between them, the last on a day. */
    private static Story orders(String last, int... gaps) {
        LocalDate day = LocalDate.parse(last);
        Story story = story().order(day.toString(), "100");
        for (int i = gaps.length - 1; i >= 0; i--) {
            day = day.minusDays(gaps[i]);
            story.order(day.toString(), "100");
        }
        return story;
    }

    private static String stage(Story story) {
        return grade("lifecycle", RULES, story).klass();
    }

    @Test
    void v6StagesFollowThePersonalRhythm() {
        assertThat(stage(story())).isEqualTo("LEAD");
        assertThat(stage(orders("2026-06-01"))).isEqualTo("NEW");
        assertThat(stage(orders("2026-06-10", 20, 20))).isEqualTo("NEW");
        assertThat(stage(orders("2026-05-20", 60, 70))).isEqualTo("GROWING");
        assertThat(stage(orders("2026-05-20", 90, 90, 100, 105, 110))).isEqualTo("MATURE");
        assertThat(stage(orders("2026-02-20", 60, 60, 60, 60, 166))).isEqualTo("AT_RISK");
        assertThat(stage(orders("2026-02-20", 180, 190, 200, 211)))
                .as("a slow rhythm is no risk")
                .isEqualTo("MATURE");
        assertThat(stage(orders("2026-04-21"))).isEqualTo("NEW");
        assertThat(stage(orders("2026-03-02"))).as("120 days are 2 x 60").isEqualTo("AT_RISK");
        assertThat(stage(orders("2026-03-03"))).as("119 days are not").isEqualTo("NEW");
        assertThat(stage(orders("2025-12-01", 30))).isEqualTo("DORMANT");
        assertThat(stage(orders("2025-12-01", 30).did("TICKET", "2026-06-01"))).isEqualTo("AT_RISK");
        assertThat(stage(orders("2025-06-30"))).isEqualTo("CHURNED");
        assertThat(stage(orders("2025-07-01"))).as("364 days").isEqualTo("DORMANT");
    }

    @Test
    void aCustomerIsReactivatedByThePurchaseThatEndsItsSleep() {
        Story asleep = orders("2026-06-20", 60, 182);
        assertThat(grade("lifecycle", RULES, asleep).flags()).containsExactly("REACTIVATED");
        assertThat(grade("lifecycle", RULES, orders("2026-06-20", 60, 180)).flags())
                .as("the day before, 179 days were quiet")
                .isEmpty();
        assertThat(grade("lifecycle", RULES, orders("2026-06-20", 60, 182).did("CLICK", "2026-02-01"))
                        .flags())
                .as("it was not asleep: it clicked")
                .isEmpty();
        assertThat(grade("lifecycle", RULES, asleep.order("2026-06-25", "1")).flags())
                .as("the next purchase is an ordinary one")
                .isEmpty();
    }

    @Test
    void aLeadGrowsColdWithoutInteraction() {
        assertThat(grade("lifecycle", RULES, story().did("CLICK", 365)).flags()).containsExactly("COLD_LEAD");
        assertThat(grade("lifecycle", RULES, story().did("CLICK", 364)).flags()).isEmpty();
        assertThat(grade("lifecycle", RULES, story().did("CLICK", 364)).status())
                .isEqualTo(Grade.Status.NOT_APPLICABLE);
    }

    @Test
    void theWordsNameTheRhythm() {
        Grade grade = grade("lifecycle", RULES, orders("2026-02-20", 60, 60, 60, 60, 166));
        assertThat(grade.contributions().get(0).text().en()).isEqualTo("no order for 130 days, usually one every 60");
        assertThat(grade.contributions().get(0).text().zh()).isEqualTo("130天未下单，通常每60天一次");
        assertThat(grade.inputs()).containsEntry("stage_zh", "有流失风险");
    }

    @Test
    void everybodyIsInExactlyTheFirstStageThatMatches() {
        for (long seed = 1; seed <= 300; seed++) {
            Random random = new Random(seed);
            int[] gaps = random.ints(random.nextInt(7), 1, 220).toArray();
            int since = random.nextInt(420);
            Story story = orders(LocalDate.parse("2026-06-30").minusDays(since).toString(), gaps);
            int act = since;
            if (random.nextBoolean()) {
                int touch = random.nextInt(420);
                story.did("LOGIN", touch);
                act = Math.min(act, touch);
            }
            assertThat(stage(story))
                    .as("seed " + seed)
                    .isEqualTo(naive(gaps, since, act).name());
        }
    }

    private static Stage naive(int[] gaps, int since, int act) {
        int[] sorted = gaps.clone();
        Arrays.sort(sorted);
        double gap = gaps.length < 2 ? 60 : (sorted[(gaps.length - 1) / 2] + sorted[gaps.length / 2]) / 2.0;
        int age = since + Arrays.stream(gaps).sum();
        List<Boolean> holds = List.of(
                act >= 365,
                since >= 180 && act >= 180,
                since >= Math.max(60, 2 * gap),
                gaps.length == 0 || age < 90,
                gaps.length >= 3 && age >= 365);
        List<Stage> stages = List.of(Stage.CHURNED, Stage.DORMANT, Stage.AT_RISK, Stage.NEW, Stage.MATURE);
        return holds.contains(true) ? stages.get(holds.indexOf(true)) : Stage.GROWING;
    }
}
