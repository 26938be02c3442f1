package io.tierhub.match;

import static io.tierhub.match.Given.organization;
import static io.tierhub.match.Given.person;
import static io.tierhub.match.Given.placed;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PersonMatchTest {
    @Test
    void swappedGivenAndFamilyNamesAreOnePerson() {
        assertJoined(
                person("given_name=Tomas", "family_name=Novak", "birth_date=1980-02-03"),
                person("given_name=Novak", "family_name=Tomas", "birth_date=1980-02-03"));
    }

    @Test
    void aChineseNameAndItsPinyinAreOnePerson() {
        assertJoined(
                person("given_name=伟", "family_name=欧阳", "birth_date=1980-02-03", "city=上海"),
                person("given_name=Wei", "family_name=Ouyang", "birth_date=1980-02-03", "city=上海市"));
    }

    @Test
    void traditionalAndSimplifiedNamesAreOnePerson() {
        assertJoined(
                person("given_name=國華", "family_name=張", "phones=+8613812345678"),
                person("given_name=国华", "family_name=张", "phones=+8613812345678"));
    }

    @Test
    void differentCharactersOfOneSoundAreWorthLessThanTheSameCharacters() {
        MatchIndex index = placed(
                person("given_name=伟", "family_name=王"),
                person("given_name=伟", "family_name=王"),
                person("given_name=薇", "family_name=王"));
        assertThat(index.explain(1, 2).fields().get(0).level()).isEqualTo(Level.HOMOPHONE);
        assertThat(index.explain(1, 2).fields().get(0).bits())
                .isLessThan(index.explain(0, 1).fields().get(0).bits() - 3);
        assertThat(index.members(1)).doesNotContain(2);
    }

    @Test
    void aNameInIdeographsJoinsNobodyByItself() {
        MatchIndex index = placed(
                person("given_name=国华", "family_name=欧阳"),
                person("given_name=国华", "family_name=欧阳"),
                person("given_name=Vaclav", "family_name=Brzezinski"),
                person("given_name=Vaclav", "family_name=Brzezinski"));
        assertThat(index.customerOf(0)).isNotEqualTo(index.customerOf(1));
        assertThat(index.explain(0, 1).total()).isLessThan(0);
        assertThat(index.customerOf(2)).as("rare letters say more").isEqualTo(index.customerOf(3));
    }

    @Test
    void norDoesItsSoundInPinyin() {
        MatchIndex index = placed(
                person("name=Gangxue He"),
                person("name=Gangxue He"),
                person("name=Gangxue He", "phones=+8613812345678"),
                person("name=He, Gang Xue", "phones=+8613812345678"));
        assertThat(index.customerOf(0)).isNotEqualTo(index.customerOf(1));
        assertThat(index.explain(0, 1).total()).isLessThan(0);
        assertThat(index.customerOf(2)).as("with a phone it does").isEqualTo(index.customerOf(3));
    }

    @Test
    void anInitialJoinsTheNameThatItStandsFor() {
        assertJoined(
                person("given_name=J", "family_name=Kowalska", "birth_date=1980-02-03", "city=Gdansk"),
                person("given_name=Joanna", "family_name=Kowalska", "birth_date=1980-02-03", "city=Gdansk"));
    }

    @Test
    void aBirthDateOfWhichOnlyTheYearIsKnownSpeaksForNotAgainst() {
        assertJoined(
                person("given_name=Joanna", "family_name=Kowalska", "birth_date=1980", "phones=+48601234567"),
                person("given_name=Joanna", "family_name=Kowalska", "birth_date=1980-02-03", "phones=+48601234567"));
    }

    @Test
    void membersOfOneHouseholdStayApart() {
        String[] home = {"family_name=Kowalska", "street=Dluga road", "house_number=5", "city=Gdansk", "postcode=80001"
        };
        MatchIndex index = placed(
                person(with(home, "given_name=Joanna", "phones=+48581234567", "birth_date=1980-02-03")),
                person(with(home, "given_name=Piotr", "phones=+48581234567", "birth_date=1978-11-30")),
                person(with(home, "given_name=Ewa", "phones=+48581234567")));
        assertThat(index.customers()).isEqualTo(3);
    }

    @Test
    void aPersonAndAnOrganizationAreNeverOne() {
        String[] same = {"name=Anna Berg", "emails=anna@berg.example", "phones=+8613812345678", "tax_id=AB12345678"};
        MatchIndex index = placed(person(same), organization(same));
        assertThat(index.customers()).isEqualTo(2);
        PairExplanation why = index.explain(0, 1);
        assertThat(why.vetoes()).containsExactly(Veto.PARTY_TYPE);
        assertThat(why.fields()).isEmpty();
    }

    @Test
    void aRecordWithNothingButItsKeyIsAlwaysNew() {
        MatchIndex index = placed(person(), person(), organization(), person("country=CN"), person("country=CN"));
        assertThat(person().isBare()).isTrue();
        assertThat(index.customers()).isEqualTo(5);
    }

    @Test
    void anIdentifierThatLiesDoesNotJoinWhatNothingElseConfirms() {
        MatchIndex index = placed(
                person("given_name=Joanna", "family_name=Kowalska", "birth_date=1980-02-03", "identifiers.card=123456"),
                person(
                        "given_name=Marek",
                        "family_name=Zielinski",
                        "birth_date=1961-12-24",
                        "identifiers.card=123456"));
        assertThat(index.customers()).isEqualTo(2);
    }

    @Test
    void identifiersOfDifferentSchemesSayNothingAboutEachOther() {
        MatchIndex index = placed(
                person("given_name=Joanna", "family_name=Kowalska", "identifiers.card=123456"),
                person("given_name=Joanna", "family_name=Kowalska", "identifiers.pass=654321"));
        assertThat(index.explain(0, 1).fields())
                .extracting(PairExplanation.FieldEvidence::field)
                .containsExactly(MatchField.GIVEN_NAME, MatchField.FAMILY_NAME);
    }

    private static void assertJoined(Features... records) {
        MatchIndex index = placed(records);
        assertThat(index.customers()).as(index.explain(0, 1).toString()).isEqualTo(1);
    }

    private static String[] with(String[] some, String... more) {
        String[] all = java.util.Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }
}
