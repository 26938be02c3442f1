package io.tierhub.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.match.Obstacle.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FindObstacleTest {
    private static final String[] ANNA = {
        "given_name=anna", "family_name=bergstrom", "birth_date=1980-02-03", "phones=+8613900000001"
    };
    private static final String[] OTTO = {
        "given_name=otto", "family_name=weidling", "birth_date=1951-11-30", "phones=+8613700000007"
    };

    /** Each record is a customer of its own, as if none had been compared. */
    private static MatchIndex apart(Features... records) {
        MatchIndex index = new MatchIndex(MatchRules.defaults());
        for (int i = 0; i < records.length; i++) {
            index.add(i, i + 1, records[i]);
        }
        return index;
    }

    private static Obstacle obstacle(MatchIndex index, int a, int b) {
        return index.obstacle(index.explain(a, b)).orElseThrow();
    }

    @Test
    void recordsOfOneCustomerHaveNone() {
        MatchIndex index = Given.placed(Given.person(ANNA), Given.person(ANNA));
        assertThat(index.obstacle(index.explain(0, 1))).isEmpty();
    }

    @Test
    void recordsWithoutACommonKeyWereNeverCompared() {
        assertThat(obstacle(Given.placed(Given.person(ANNA), Given.person(OTTO)), 0, 1))
                .isEqualTo(Obstacle.of(Kind.NO_COMMON_KEY));
    }

    @Test
    void recordsWhoseOnlyCommonKeyIsCrowdedWereNeverComparedEither() {
        List<Features> records = new ArrayList<>();
        records.add(Given.person("given_name=anna", "family_name=bergstrom", "phones=+8613900000001"));
        records.add(Given.person("given_name=otto", "family_name=weidling", "phones=+8613900000001"));
        for (int i = 0; i < 80; i++) {
            records.add(Given.person(
                    i % 2 == 0 ? "given_name=anna" : "given_name=otto",
                    i % 2 == 0 ? "family_name=bergstrom" : "family_name=weidling",
                    "phones=+86139000000" + (10 + i)));
        }
        for (int i = 0; i < 60; i++) {
            records.add(Given.person("given_name=p" + i, "family_name=q" + i, "phones=+8613900000001"));
        }
        assertThat(obstacle(apart(records.toArray(new Features[0])), 0, 1).kind())
                .isEqualTo(Kind.CROWDED_OUT);
    }

    @Test
    void evidenceBelowTheThresholdNamesTheFieldThatSpeaksMostAgainstIt() {
        MatchIndex index = apart(
                Given.person(
                        "given_name=anna", "family_name=bergstrom", "birth_date=1980-02-03", "phones=+8613900000001"),
                Given.person(
                        "given_name=otto", "family_name=weidling", "birth_date=1951-11-30", "phones=+8613900000001"));
        Obstacle obstacle = obstacle(index, 0, 1);
        assertThat(index.explain(0, 1).total()).as("%s", index.explain(0, 1)).isNegative();
        assertThat(obstacle.kind()).isEqualTo(Kind.EVIDENCE);
        assertThat(Objects.requireNonNull(obstacle.worst()).field())
                .isIn(MatchField.BIRTH_DATE, MatchField.GIVEN_NAME, MatchField.FAMILY_NAME);
        double least = index.explain(0, 1).fields().stream()
                .mapToDouble(PairExplanation.FieldEvidence::bits)
                .min()
                .orElseThrow();
        assertThat(obstacle.worst().bits()).isEqualTo(least).isNegative();
    }

    @Test
    void theMeanOverOtherPairsIsGivenWhereItStopsAPairThatIsEnough() {
        MatchIndex index = new MatchIndex(MatchRules.defaults());
        index.add(0, 1, Given.person(ANNA));
        index.add(1, 1, Given.person(OTTO));
        index.add(2, 1, Given.person("given_name=mia", "family_name=kolb", "birth_date=2001-05-06"));
        index.add(3, 2, Given.person(ANNA));
        index.add(4, 2, Given.person("given_name=ida", "family_name=tamm", "birth_date=1933-01-09"));
        assertThat(index.explain(0, 3).total()).isPositive();
        Obstacle obstacle = obstacle(index, 0, 3);
        assertThat(obstacle.kind()).isEqualTo(Kind.MEAN);
        assertThat(obstacle.mean()).isLessThan(-2).isGreaterThanOrEqualTo(-10);
    }

    @Test
    void aVetoIsToldApartFromOneBetweenOtherRecordsOfTheTwoCustomers() {
        String[] one = {"name=Yanchi Chemical", "phones=+8657155504640", "tax_id=91330100MA480LXU47"};
        String[] other = {"name=Yanchi Chemical", "phones=+8657155504640", "tax_id=91320500MA9NGUDKXK"};
        String[] none = {"name=Yanchi Chemical", "phones=+8657155504640"};
        MatchIndex index = new MatchIndex(MatchRules.defaults());
        index.add(0, 1, Given.organization(one));
        index.add(1, 2, Given.organization(other));
        index.add(2, 2, Given.organization(none));
        assertThat(obstacle(index, 0, 1)).isEqualTo(new Obstacle(Kind.VETO, Veto.TAX_ID, null, 0));
        assertThat(obstacle(index, 0, 2)).isEqualTo(new Obstacle(Kind.VETO_OF_OTHERS, Veto.TAX_ID, null, 0));
    }

    @Test
    void whatAPersonDecidedComesFirstAlsoWhereItWasSaidOfOtherRecords() {
        MatchIndex index = new MatchIndex(MatchRules.defaults());
        index.add(0, 1, Given.person(ANNA));
        index.add(1, 1, Given.person(ANNA));
        index.add(2, 2, Given.person(ANNA));
        index.constrain(List.of(new Constraint(1, 0, 2, false)));
        index.commit();
        assertThat(obstacle(index, 0, 2).kind()).isEqualTo(Kind.DECIDED);
        assertThat(obstacle(index, 1, 2).kind()).isEqualTo(Kind.DECIDED);
        assertThat(index.explain(1, 2).vetoes()).isEmpty();
    }

    @Test
    void whereNothingKeepsThemApartARebuildJoinsThem() {
        MatchIndex index = apart(Given.person(ANNA), Given.person(ANNA));
        assertThat(obstacle(index, 0, 1)).isEqualTo(Obstacle.of(Kind.NONE));
        assertThat(Reclustering.of(index).clusters()).isOne();
    }
}
