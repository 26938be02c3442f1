package io.tierhub.match;

import static io.tierhub.match.Given.organization;
import static io.tierhub.match.Given.person;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which rung two values stand on. */
class LevelsTest {
    @ParameterizedTest
    @CsvSource({
        "1980-02-03,1980-02-03,EXACT",
        "1980-02-03,1980-03-02,DAY_MONTH",
        "1980-02-03,1980-02-08,ONE_EDIT",
        "1980-02-13,1980-02-31,ONE_EDIT",
        "1980-02-03,1981-02-04,NEAR",
        "1980-02-03,1980-12-28,SAME_YEAR",
        "1980-02-13,1967-02-13,NEAR",
        "1980-02-13,2014-02-13,MONTH_DAY",
        "1980,1980-02-13,PARTIAL",
        "1980-02,1980-02-13,PARTIAL",
        "1980-02,1980-03-13,SAME_YEAR",
        "1980,1981-02-13,DIFFERENT",
        "1980-02-13,1967-11-28,DIFFERENT"
    })
    void birthDates(String a, String b, Level level) {
        assertLevel(person("birth_date=" + a), person("birth_date=" + b), MatchField.BIRTH_DATE, level);
    }

    @ParameterizedTest
    @CsvSource({
        "anna.berg@hof.example,anna.berg@hof.example,EXACT",
        "anna.berg@hof.example,ana.berg@hof.example,CLOSE",
        "anna.berg@hof.example,anna.berg@quarzum.test,LOCAL_PART",
        "anna.berg@hof.example,zdenko@quarzum.test,DIFFERENT"
    })
    void emails(String a, String b, Level level) {
        assertLevel(person("emails=" + a), person("emails=" + b), MatchField.EMAIL, level);
    }

    @ParameterizedTest
    @CsvSource({
        "+8613812345678,+8613812345678,EXACT",
        "+8613812345678,+8613812345687,ONE_EDIT",
        "+862161234567,+861061234567,SUFFIX",
        "+8613812345678,+8615987654321,DIFFERENT"
    })
    void phones(String a, String b, Level level) {
        assertLevel(person("phones=" + a), person("phones=" + b), MatchField.PHONE, level);
    }

    @ParameterizedTest
    @CsvSource({
        "Brindlewood Timber Ltd,Timber Brindlewood,TOKENS",
        "Brindlewood Timber,Brindlewod Timber,CLOSE",
        "Brindlewood,Brindlewood Timber,SUBSET",
        "Brindlewood Timber,Brindlewood Insurance,OVERLAP",
        "North Sea Timber,NST,ACRONYM",
        "Studio 54,Studio 55,OVERLAP",
        "Brindlewood,Corvantis,DIFFERENT",
        "恒通瑞达,Hengtong Ruida,PINYIN",
        "恒通瑞达,恒通瑞达科技,SUBSET",
        "恒通瑞达,恒达瑞通,DIFFERENT"
    })
    void companyNames(String a, String b, Level level) {
        assertLevel(organization("name=" + a), organization("name=" + b), MatchField.COMPANY_NAME, level);
    }

    @ParameterizedTest
    @CsvSource({
        "12 Sunset Blvd,12 Sunset Boulevard,EXACT",
        "12 Sunset Blvd,12 Sunste Blvd,CLOSE",
        "12 Sunset Blvd,12 N Sunset Blvd,SUBSET",
        "12 Sunset Blvd,12 Quarry Lane,DIFFERENT"
    })
    void streets(String a, String b, Level level) {
        assertLevel(person("street=" + a), person("street=" + b), MatchField.STREET, level);
    }

    @Test
    void theBestOfSeveralValuesCounts() {
        assertLevel(
                person("phones=+8613812345678", "phones=+8613987654321"),
                person("phones=+8615511112222", "phones=+8613987654321"),
                MatchField.PHONE,
                Level.EXACT);
    }

    @Test
    void aMissingValueIsNoEvidence() {
        MatchIndex index = Given.placed(person("given_name=Anna", "city=Hull"), person("given_name=Anna"));
        assertThat(index.explain(0, 1).fields()).hasSize(1);
    }

    @Test
    void aRoleAddressIsNoEvidenceForPersonsNorAFreeMailDomainForCompanies() {
        assertThat(person("emails=info@hof.example").isBare()).isTrue();
        assertThat(organization("emails=info@qq.com").isBare()).isTrue();
    }

    @Test
    void agreementOnARareValueIsWorthMoreThanOnAFrequentOne() {
        MatchIndex index = new MatchIndex(MatchRules.defaults());
        for (int i = 0; i < 3000; i++) {
            index.add(i, i + 1, person("family_name=" + (i % 3 == 0 ? "Berg" : "Name" + i / 2), "city=City" + i));
        }
        double frequent = bits(index, 0, 3);
        double rare = bits(index, 1, 1);
        assertThat(rare).isGreaterThan(frequent + 6);
    }

    private static double bits(MatchIndex index, int a, int b) {
        return index.explain(a, b).fields().get(0).bits();
    }

    private static void assertLevel(Features a, Features b, MatchField field, Level level) {
        MatchIndex index = Given.placed(a, b);
        assertThat(index.explain(0, 1).fields())
                .filteredOn(evidence -> evidence.field() == field)
                .singleElement()
                .extracting(PairExplanation.FieldEvidence::level)
                .isEqualTo(level);
    }
}
