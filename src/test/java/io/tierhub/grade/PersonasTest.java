package io.tierhub.grade;

import static io.tierhub.grade.Story.grade;
import static io.tierhub.grade.Story.rules;
import static io.tierhub.grade.Story.story;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PersonasTest {
    private static final String RULES = """
            measures: {deal_share: {attribute: deal_share}, basics_share: {attribute: basics_share}}
            models:
              personas:
                mode: %s
                otherwise: GENERAL
                rules:
                  - {name: DEAL_SEEKER, when: deal_share >= 0.7, zh: 价格敏感型}
                  - {name: BASICS_STOCKER, when: basics_share >= 0.6}
                  - {name: REGULAR, when: "orders >= 3 && rfm_class.startsWith('KEY')"}
            """;
    private static final Ruleset FIRST = rules(RULES.formatted("first_match"));
    private static final Ruleset STRICT = rules(RULES.formatted("strict"));
    private static final Story BOTH = shares("0.8", "0.7");

    private static Story shares(String deals, String basics) {
        return story().known("attributes.deal_share", deals).known("attributes.basics_share", basics);
    }

    private static Personas personas(Ruleset rules) {
        Reference reference = Customers.population(List.of()).reference(rules, Customers.AS_OF);
        Roster roster = new Roster(rules, reference.rfm(), reference.abc(), null, reference.columns(), Customers.AS_OF);
        return (Personas) roster.named("personas");
    }

    @Test
    void v10TheFirstRuleThatHoldsDecidesAndTheOverlapIsCounted() {
        Grade grade = grade("personas", FIRST, BOTH);
        assertThat(grade.klass()).isEqualTo("DEAL_SEEKER");
        assertThat(grade.flags()).isEmpty();
        assertThat(grade.inputs()).containsEntry("rules_that_hold", "DEAL_SEEKER BASICS_STOCKER");
        PersonaTally tally = new PersonaTally(3);
        tally.add(personas(FIRST).matches(BOTH.input(FIRST, 1)));
        assertThat(tally.overlap(0, 1)).isEqualTo(1);
        assertThat(tally.overlap(1, 2)).isZero();
    }

    @Test
    void v10StrictlyTwoRulesOrNoneAreAFault() {
        assertThat(grade("personas", STRICT, BOTH).flags()).containsExactly("OVERLAP");
        assertThat(grade("personas", STRICT, shares("0.1", "0.1")).flags()).containsExactly("NO_MATCH");
        assertThat(grade("personas", STRICT, shares("0.7", "0.1")).flags()).isEmpty();
    }

    @Test
    void everybodyElseHasTheDefaultAlsoWhereNothingIsKnown() {
        assertThat(grade("personas", FIRST, shares("0.69", "0.59")).klass()).isEqualTo("GENERAL");
        assertThat(grade("personas", FIRST, story()).klass()).isEqualTo("GENERAL");
        assertThat(grade("personas", FIRST, shares("0.1", "0.6")).klass()).isEqualTo("BASICS_STOCKER");
    }

    @Test
    void anAttributeIsReadByWhatItSaysAndOneThatSaysNothingIsUnknown() {
        assertThat(grade("personas", FIRST, shares(" ０.８ ", "0.1")).klass()).isEqualTo("DEAL_SEEKER");
        Ruleset named = rules("""
                measures: {area: {text: area}}
                models:
                  personas:
                    mode: first_match
                    otherwise: GENERAL
                    rules: [{name: NORTHERN, when: "area == 'North'"}, {name: NOWHERE, when: "area == 'n/a'"}]
                """);
        assertThat(grade("personas", named, story().known("attributes.area", "Ｎorth ")).klass())
                .isEqualTo("NORTHERN");
        assertThat(grade("personas", named, story().known("attributes.area", "n/a")).klass())
                .isEqualTo("GENERAL");
    }

    @Test
    void theTallySaysWhatToMend() {
        PersonaSettings settings = FIRST.models().personas();
        PersonaTally tally = new PersonaTally(3);
        for (int i = 0; i < 100; i++) {
            tally.add(i < 21 ? List.of() : i < 27 ? List.of(0, 1) : List.of(0));
        }
        assertThat(tally.defaultShare()).isEqualTo(21 * Points.ONE);
        assertThat(tally.warnings(settings))
                .containsExactly(
                        "21 % of the customers are GENERAL, whom no rule knows: add a persona",
                        "6 of 100 customers are both DEAL_SEEKER and BASICS_STOCKER: narrow one of the rules",
                        "nobody is REGULAR: correct its rule, or remove it");
        PersonaTally fine = new PersonaTally(3);
        for (int i = 0; i < 100; i++) {
            fine.add(i < 20 ? List.of() : i < 25 ? List.of(0, 1) : List.of(i % 3));
        }
        assertThat(fine.warnings(settings)).isEmpty();
    }

    @Test
    void aRunWarnsOfTheCustomersThatItGraded() {
        List<GradeInput> inputs = Story.inputs(FIRST, List.of(BOTH, shares("0.1", "0.1")));
        Population population = Customers.population(inputs);
        Grading grading = new Grading(FIRST, population.reference(FIRST, Customers.AS_OF), Customers.AS_OF);
        assertThat(grading.personaWarnings(population))
                .containsExactly(
                        "50 % of the customers are GENERAL, whom no rule knows: add a persona",
                        "1 of 2 customers are both DEAL_SEEKER and BASICS_STOCKER: narrow one of the rules",
                        "nobody is REGULAR: correct its rule, or remove it");
        Grading plain =
                new Grading(Customers.RULES, population.reference(Customers.RULES, Customers.AS_OF), Customers.AS_OF);
        assertThat(plain.personaWarnings(population)).isEmpty();
    }

    @Test
    void everyCustomerHasExactlyOnePersona() {
        for (long seed = 1; seed <= 40; seed++) {
            Random random = new Random(seed);
            double deals = random.nextInt(11) / 10.0;
            double basics = random.nextInt(11) / 10.0;
            String expected = deals >= 0.7 ? "DEAL_SEEKER" : basics >= 0.6 ? "BASICS_STOCKER" : "GENERAL";
            assertThat(grade("personas", FIRST, shares(Double.toString(deals), Double.toString(basics)))
                            .klass())
                    .as("seed " + seed)
                    .isEqualTo(expected);
        }
    }
}
