package io.tierhub.grade;

import static io.tierhub.grade.Story.grade;
import static io.tierhub.grade.Story.rules;
import static io.tierhub.grade.Story.story;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NextPurchaseTest {
    private static final Ruleset RULES = rules("models: {next_purchase: {}}");

    /** Orders 20 days apart, the last so many days before 2026-06-30. */
    private static Story every20(int days) {
        LocalDate last = LocalDate.parse("2026-06-30").minusDays(days);
        return story().order(last.minusDays(40).toString(), "100")
                .order(last.minusDays(20).toString(), "100")
                .order(last.toString(), "100");
    }

    private static Grade of(Story story) {
        return grade("next_purchase", RULES, story);
    }

    @Test
    void itIsDueAfterTheUsualGapAndOverdueAfterHalfAsMuchAgain() {
        assertThat(of(every20(19)).klass()).isEqualTo("ON_TIME");
        assertThat(of(every20(20)).klass()).isEqualTo("DUE");
        assertThat(of(every20(29)).klass()).isEqualTo("DUE");
        assertThat(of(every20(30)).klass()).isEqualTo("OVERDUE");
        assertThat(of(every20(20)).score()).isEqualTo(100);
        assertThat(of(every20(40)).score()).isEqualTo(50);
    }

    @Test
    void theGradeTellsTheDayToExpectAndTheRatio() {
        Grade grade = of(every20(30));
        assertThat(grade.inputs())
                .containsEntry("expected_next", "2026-06-20")
                .containsEntry("overdue_ratio", 1.5)
                .doesNotContainKey("lost_chance");
        assertThat(grade.flags()).isEmpty();
        assertThat(grade.contributions()).singleElement().satisfies(part -> {
            assertThat(part.text().zh()).contains("逾期");
            assertThat(part.text().en()).contains("overdue");
        });
    }

    @Test
    void withoutARhythmTheDefaultIsTakenAndSaidSo() {
        Grade once = of(story().order("2026-05-01", "100"));
        assertThat(once.klass()).isEqualTo("DUE");
        assertThat(once.flags()).containsExactly("DEFAULT_GAP");
        assertThat(of(story()).klass()).isEqualTo("PROSPECT");
    }

    @Test
    void moreDaysWithoutAnOrderNeverRaiseTheScore() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            int days = random.nextInt(300);
            double score = of(every20(days)).score();
            assertThat(of(every20(days + 1 + random.nextInt(20))).score())
                    .as("seed %d, round %d", seed, round)
                    .isLessThanOrEqualTo(score);
            assertThat(score).isBetween(0.0, 100.0);
        }
    }

    @Test
    void rulesMayAskForIt() {
        Ruleset rules = rules(
                "models: {next_purchase: {}, tags: {call: {when: next_purchase_class == 'OVERDUE' && next_purchase_score < 60.0}}}");
        assertThat(grade("tags", rules, every20(40)).klass()).isEqualTo("call");
        assertThat(grade("tags", rules, every20(30)).klass()).isEqualTo("NONE");
    }

    @Test
    void onlyAModelThatDoubtsWhoeverBoughtOnceTellsTheChanceOfBeingLost() {
        NextPurchaseSettings settings = RULES.models().nextPurchase();
        PurchaseModel learned = new PurchaseModel(PurchaseKind.MBG_NBD, .525, 6.183, .891, 1.614);
        Roster roster = new Roster(
                RULES,
                RfmReference.of(RULES.models().rfm(), new Population(), Customers.AS_OF),
                AbcReference.of(RULES.models().abc(), new Population()),
                null,
                new MeasuredColumns(new Population()),
                Customers.AS_OF);
        GradeInput input = every20(30).input(RULES, 1);
        Grade grade = new NextPurchase(settings, learned, roster).grade(input);
        ClvInput seen = ClvInput.of(input, Customers.AS_OF);
        assertThat(grade.inputs())
                .containsEntry("lost_chance", 1 - learned.alive(seen.x(), seen.tx(), seen.age()))
                .containsEntry("lost_chance_by", "mbg_nbd");
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new NextPurchaseSettings(0, java.math.BigDecimal.TEN))
                .hasMessageContaining("default_gap_days");
        assertThatThrownBy(() -> new NextPurchaseSettings(60, java.math.BigDecimal.ONE))
                .hasMessageContaining("overdue_ratio");
        assertThat(new NextPurchaseSettings(60, new java.math.BigDecimal("1.01")).classes())
                .isEqualTo(List.of("ON_TIME", "DUE", "OVERDUE"));
    }
}
