package io.tierhub.grade;

import static io.tierhub.grade.Story.grade;
import static io.tierhub.grade.Story.rules;
import static io.tierhub.grade.Story.story;
import static io.tierhub.grade.Texts.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LtvTest {
    private static final Ruleset RULES = rules("models: {ltv: {}}");

    /** Eight orders of 1,500 in two years. */
    private static Story regular() {
        Story story = story();
        for (int order = 0; order < 8; order++) {
            story.order(730 - order * 90, "1500");
        }
        return story;
    }

    private static BigDecimal ltv(Ruleset rules, Story story) {
        return (BigDecimal) grade("ltv", rules, story).inputs().get("ltv");
    }

    @Test
    void v41AverageOrderTimesOrdersAYearTimesLifespanTimesMargin() {
        Grade grade = grade("ltv", RULES, regular());
        assertThat(text(grade::inputsJson))
                .isEqualTo("{\"average_order\":1500.00,\"orders_a_year\":4.0000,\"lifespan_years\":3,"
                        + "\"ltv\":18000.00,\"margin_so_far\":12000.00}");
        assertThat(ltv(rules("models: {ltv: {margin_rate: 0.4}}"), regular())).isEqualByComparingTo("7200");
    }

    @Test
    void v42TheFirstOrderOfTenDaysAgoDoesNotComeEveryTenDays() {
        Grade grade = grade("ltv", RULES, story().order(10, "500"));
        assertThat(grade.inputs()).containsEntry("orders_a_year", new BigDecimal("1.0000"));
        assertThat(grade.inputs()).containsEntry("ltv", new BigDecimal("1500.00"));
    }

    @Test
    void v43PaymentsThatAreRenewedAreAGeometricSeries() {
        String[][] expected = {
            {"0.8", "true", "3666.67"}, {"0.8", "false", "2666.67"}, {"0.9", "true", "5500"}, {"0.9", "false", "4500"}
        };
        for (String[] each : expected) {
            Ruleset rules = rules("models: {ltv: {formula: retention, retention: " + each[0] + ", discount: 0.1,"
                    + " first_payment: " + each[1] + "}}");
            assertThat(ltv(rules, story().known("contract_amount", "1000")))
                    .as(String.join(" ", each))
                    .isEqualByComparingTo(each[2]);
            assertThat(grade("ltv", rules, story()).status()).isEqualTo(Grade.Status.NOT_APPLICABLE);
        }
    }

    @Test
    void aLifespanIsOneOverTheChurnAndAtMostTenYears() {
        assertThat(ltv(rules("models: {ltv: {annual_churn: 0.25}}"), regular())).isEqualByComparingTo("24000");
        assertThat(ltv(rules("models: {ltv: {annual_churn: 0.01}}"), regular())).isEqualByComparingTo("60000");
    }

    @Test
    void whatACustomerCostIsSetAgainstItsValue() {
        assertThat(grade("ltv", RULES, regular().known("cac", "4500")).inputs())
                .containsEntry("ltv_to_cac", new BigDecimal("4.00"));
    }

    @Test
    void whoNeverBoughtHasNoValue() {
        Grade grade = grade("ltv", RULES, story());
        assertThat(grade.status()).isEqualTo(Grade.Status.NOT_APPLICABLE);
        assertThat(grade.klass()).isEqualTo("PROSPECT");
    }

    @Test
    void bandsAreByRankOrByFixedValues() {
        List<Story> stories = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            stories.add(story().order(10, Integer.toString(i * 100)));
        }
        assertThat(Story.classes("ltv", RULES, stories))
                .containsExactly("LOW", "LOW", "LOW", "LOW", "LOW", "MID", "MID", "MID", "HIGH", "HIGH");
        Ruleset fixed = rules("models: {ltv: {cuts: {TOP: 2700, OTHERS: 0}}}");
        assertThat(Story.classes("ltv", fixed, stories).subList(7, 10)).containsExactly("OTHERS", "TOP", "TOP");
    }

    @Test
    void moreMoneyIsNeverWorthLessAndTenTimesTheMoneyIsTenTimesTheValue() {
        for (long seed = 1; seed <= 40; seed++) {
            Random random = new Random(seed);
            Story once = story();
            Story ten = story();
            for (int i = random.nextInt(6); i >= 0; i--) {
                int day = random.nextInt(900);
                int amount = 1 + random.nextInt(5000);
                once.order(day, Integer.toString(amount));
                ten.order(day, Integer.toString(amount * 10));
            }
            BigDecimal value = ltv(RULES, once);
            assertThat(ltv(RULES, ten).subtract(value.multiply(BigDecimal.TEN)).abs())
                    .as("seed " + seed)
                    .isLessThanOrEqualTo(new BigDecimal("0.05"));
            once.order(random.nextInt(10), "7");
            assertThat(ltv(RULES, once)).as("seed " + seed).isGreaterThanOrEqualTo(value);
        }
    }
}
