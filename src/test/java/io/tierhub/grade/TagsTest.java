package io.tierhub.grade;

import static io.tierhub.grade.Story.grade;
import static io.tierhub.grade.Story.rules;
import static io.tierhub.grade.Story.story;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TagsTest {
    private static final Ruleset RULES = rules("""
            measures:
              use: {count: [TICKET, USAGE], within: P3M}
              login_days: {days_since: [LOGIN]}
              any_login_days: {days_since: [LOGIN], never: infinite}
            models:
              tags:
                high_value: {when: arr > 500000 && use >= 1}
                churn_risk: {when: login_days >= 30 || nps < 6}
                new_potential: {when: "orders == 1 && first_order_amount >= 50000 && first_order_amount <= 100000 && industry in ['cloud', 'energy']"}
                never_here: {when: any_login_days >= 30}
                valued: {when: "abc_class == 'A' && rfm_score > 40"}
            """);

    private static Object tag(String tag, Story story) {
        Grade grade = grade("tags", RULES, story);
        Object said = grade.inputs().get(tag);
        assertThat(List.of(grade.klass().split(" ")).contains(tag)).isEqualTo("true".equals(said));
        return said;
    }

    @Test
    void v11HighValueNeedsMoreThanTheBorderAndUseWithinThreeMonths() {
        Story rich = story().known("arr", "500000.01");
        assertThat(tag("high_value", story().known("arr", "500000.00").did("USAGE", 1)))
                .isEqualTo("false");
        assertThat(tag("high_value", rich)).isEqualTo("false");
        String edge = LocalDate.parse("2026-06-30").minusMonths(3).toString();
        assertThat(tag("high_value", story().known("arr", "500000.01").did("USAGE", edge)))
                .isEqualTo("true");
        assertThat(tag("high_value", story().known("arr", "500000.01").did("TICKET", edge)))
                .isEqualTo("true");
        assertThat(tag("high_value", story().known("arr", "500000.01").did("USAGE", "2026-03-29")))
                .isEqualTo("false");
    }

    @Test
    void v11ChurnRiskIsDecidedByWhatIsKnown() {
        assertThat(tag("churn_risk", story().did("LOGIN", 30).known("nps", "9")))
                .isEqualTo("true");
        assertThat(tag("churn_risk", story().did("LOGIN", 29).known("nps", "9")))
                .isEqualTo("false");
        assertThat(tag("churn_risk", story().did("LOGIN", 1).known("nps", "6"))).isEqualTo("false");
        assertThat(tag("churn_risk", story().did("LOGIN", 1).known("nps", "5"))).isEqualTo("true");
        assertThat(tag("churn_risk", story().known("nps", "5"))).isEqualTo("true");
        assertThat(tag("churn_risk", story().known("nps", "9"))).isEqualTo("not decidable: login_days missing");
        assertThat(tag("churn_risk", story())).isEqualTo("not decidable: login_days, nps missing");
        assertThat(tag("churn_risk", story().did("LOGIN", 40)))
                .as("true whatever the nps")
                .isEqualTo("true");
        assertThat(tag("high_value", story())).as("false whatever the arr").isEqualTo("false");
    }

    @Test
    void v11NewPotentialIncludesBothBorders() {
        for (String[] each :
                new String[][] {{"49999.99", "false"}, {"50000", "true"}, {"100000", "true"}, {"100000.01", "false"}}) {
            assertThat(tag("new_potential", story().order(9, each[0]).known("industry", "cloud")))
                    .as(each[0])
                    .isEqualTo(each[1]);
        }
        assertThat(tag("new_potential", story().order(9, "60000").known("industry", "food")))
                .isEqualTo("false");
        assertThat(tag("new_potential", story().order(9, "60000"))).isEqualTo("not decidable: industry missing");
        assertThat(tag("new_potential", story().order(9, "60000").order(3, "1").known("industry", "cloud")))
                .isEqualTo("false");
    }

    @Test
    void v11WhatNeverHappenedIsUnknownOrLongerAgoThanAnything() {
        assertThat(tag("never_here", story())).isEqualTo("true");
        assertThat(tag("never_here", story().did("LOGIN", 29))).isEqualTo("false");
    }

    @Test
    void rulesAskForClassesAndScoresOfOtherModels() {
        assertThat(tag("valued", story().order(1, "10"))).isEqualTo("true");
        assertThat(tag("valued", story())).isEqualTo("false");
    }

    @Test
    void aRuleThatCannotBeReadSaysWhatMayStandThere() {
        RuleLanguage language = new RuleNames(RULES).language();
        refused(language, "npss < 6", "there is no variable 'npss'; did you mean nps?");
        refused(language, "industry > 3", "values of two kinds meet");
        refused(language, "nps <", "the rule cannot be read");
        refused(language, "1 < 2", "asks for nothing of a customer");
        refused(language, "arr", "bool");
    }

    private static void refused(RuleLanguage language, String rule, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> language.compile(rule))
                .withMessageContaining(message);
    }

    @Test
    void tagsOfOtherNamesAreAnotherOutcomeWhateverTheirHashes() {
        Ruleset rules = rules("""
                models:
                  tags:
                    an: {when: nps < 6}
                    c0: {when: nps >= 6}
                """);
        assertThat(List.of("an")).hasSameHashCodeAs(List.of("c0"));
        Reference reference = Customers.population(List.of()).reference(rules, Customers.AS_OF);
        Model tags = new Roster(rules, reference.rfm(), reference.abc(), null, reference.columns(), Customers.AS_OF)
                .named("tags");
        int unhappy = tags.stamp(story().known("nps", "5").input(rules, 1));
        int happy = tags.stamp(story().known("nps", "6").input(rules, 1));
        assertThat(unhappy).isNotEqualTo(happy);
    }
}
