package io.tierhub.match;

import static io.tierhub.match.Given.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.match.MatchDecision.Kind;
import io.tierhub.match.MatchDecision.Zone;
import io.tierhub.match.MatchRules.Preset;
import io.tierhub.vocabulary.PartyType;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuardTest {
    @Test
    void aChainOfSimilarRecordsDoesNotCollapseIntoOneCustomer() {
        int length = 12;
        Features[] chain = new Features[length];
        for (int i = 0; i < length; i++) {
            String name = "abcdefghijklmnopqrst".substring(i / 2, i / 2 + 6);
            String other = "zyxwvutsrqponmlkjihg".substring((i + 1) / 2, (i + 1) / 2 + 6);
            chain[i] = person("given_name=" + name, "family_name=" + other, "birth_date=1980-01-01", "city=Hull");
        }
        MatchIndex index = Given.placed(chain);
        assertThat(index.explain(0, 1).total()).as("neighbours are alike").isPositive();
        assertThat(index.explain(0, length - 1).total()).as("ends are not").isLessThan(-2);
        assertThat(index.customers()).isGreaterThan(1);
        assertThat(index.customerOf(0)).isNotEqualTo(index.customerOf(length - 1));
        assertThat(Reclustering.of(index).clusters()).isGreaterThan(1);
    }

    @Test
    void twoRecordsOfAUniqueSystemAreNeverOneNotEvenThroughAThird() {
        MatchIndex index = new MatchIndex(new MatchRules(Preset.DEFAULT, 200, 32, List.of("erp"), 20, 0));
        String[] same = {"given_name=Joanna", "family_name=Kowalska", "birth_date=1980-02-03", "phones=+48601234567"};
        Features erp = Features.of(Given.record("erp", PartyType.PERSON, same));
        Features crm = Features.of(Given.record("crm", PartyType.PERSON, same));
        Given.placeAll(index, erp, crm, erp);
        assertThat(index.customerOf(0)).isEqualTo(index.customerOf(1)).isNotEqualTo(index.customerOf(2));
        assertThat(index.explain(0, 2).vetoes()).containsExactly(Veto.UNIQUE_SYSTEM);
        assertThat(Reclustering.of(index).clusters()).isEqualTo(2);
    }

    @Test
    void theLastOfAsManyUniqueSystemsAsMayBeNamedIsGuardedLikeTheFirst() {
        List<String> systems = MatchRulesTest.systems(MatchRules.MAX_UNIQUE_SYSTEMS);
        String[] same = {"given_name=Joanna", "family_name=Kowalska", "birth_date=1980-02-03", "phones=+48601234567"};
        for (String system : List.of(systems.get(0), systems.get(systems.size() - 1))) {
            MatchIndex index = new MatchIndex(new MatchRules(Preset.DEFAULT, 200, 32, systems, 20, 0));
            Features one = Features.of(Given.record(system, PartyType.PERSON, same));
            Features other = Features.of(Given.record("elsewhere", PartyType.PERSON, same));
            Given.placeAll(index, one, other, one);
            assertThat(index.customerOf(0)).as(system).isEqualTo(index.customerOf(1));
            assertThat(index.explain(0, 2).vetoes()).as(system).containsExactly(Veto.UNIQUE_SYSTEM);
        }
        MatchIndex first = new MatchIndex(new MatchRules(Preset.DEFAULT, 200, 32, systems, 20, 0));
        Given.placeAll(
                first,
                Features.of(Given.record(systems.get(0), PartyType.PERSON, same)),
                Features.of(Given.record(systems.get(systems.size() - 1), PartyType.PERSON, same)));
        assertThat(first.customers()).as("of two unique systems").isEqualTo(1);
    }

    @Test
    void aStoppedPairIsReportedForReviewWithItsEvidence() {
        MatchIndex index = new MatchIndex(new MatchRules(Preset.DEFAULT, 200, 32, List.of("crm"), 20, 0));
        Features twin = person("given_name=Joanna", "family_name=Kowalska", "birth_date=1980-02-03");
        index.place(0, twin, () -> 1);
        MatchDecision decision = index.place(1, twin, () -> 2);
        assertThat(decision.kind()).isEqualTo(Kind.NEW);
        assertThat(decision.zone()).isEqualTo(Zone.REVIEW);
        assertThat(decision.evidence()).isEqualTo(index.explain(1, 0));
        assertThat(decision.evidence().vetoes()).containsExactly(Veto.UNIQUE_SYSTEM);
    }

    @Test
    void aRecordMayShowThatTwoCustomersAreOneAndTheSmallerNumberSurvives() {
        MatchIndex index = new MatchIndex(MatchRules.defaults());
        index.place(
                0,
                person(
                        "given_name=Joanna",
                        "family_name=Kowalska",
                        "birth_date=1980",
                        "city=Hull",
                        "phones=+48601234567"),
                () -> 70);
        index.place(
                1,
                person(
                        "given_name=Joanna",
                        "family_name=Kowalska",
                        "birth_date=1990",
                        "city=Leeds",
                        "emails=jk@dluga.example"),
                () -> 50);
        assertThat(index.customers()).isEqualTo(2);
        MatchDecision decision = index.place(
                2,
                person("given_name=Joanna", "family_name=Kowalska", "phones=+48601234567", "emails=jk@dluga.example"),
                () -> 90);
        assertThat(decision.kind()).isEqualTo(Kind.MERGED);
        assertThat(decision.customer()).isEqualTo(50);
        assertThat(decision.absorbed()).containsExactly(70L);
        assertThat(index.members(50)).containsExactly(0, 1, 2);
        assertThat(index.members(70)).isEmpty();
    }

    @Test
    void strictJoinsNoMoreThanDefault() {
        Features[] people = People.of(11, 400, 40).features();
        MatchIndex lenient = new MatchIndex(MatchRules.defaults());
        MatchIndex strict = new MatchIndex(new MatchRules(Preset.STRICT, 200, 32, List.of(), 20, 0));
        Given.placeAll(lenient, people);
        Given.placeAll(strict, people);
        assertThat(strict.customers()).isGreaterThanOrEqualTo(lenient.customers());
    }

    @Test
    void theReasonsAreReadableInBothLanguages() {
        MatchIndex index = Given.placed(
                person("given_name=Joanna", "family_name=Kowalska"),
                person("given_name=Joana", "family_name=Kowalska"));
        PairExplanation why = index.explain(0, 1);
        double sum = why.fields().stream()
                .mapToDouble(PairExplanation.FieldEvidence::bits)
                .sum();
        assertThat(why.prior() + sum).isCloseTo(why.total(), org.assertj.core.api.Assertions.within(1e-9));
        assertThat(why.reasons()).hasSize(2);
        assertThat(why.reasons().get(0).en()).startsWith("given name: very similar (+");
        assertThat(why.reasons().get(0).zh()).startsWith("名：非常相近（+");
    }
}
