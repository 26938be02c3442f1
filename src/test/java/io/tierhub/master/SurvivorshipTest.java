package io.tierhub.master;

import static io.tierhub.master.Members.deleted;
import static io.tierhub.master.Members.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SurvivorshipTest {
    private static GoldenRecord build(Member... members) {
        return new Survivorship(SurvivorshipRules.shipped()).build(7, List.of(members));
    }

    private static GoldenRecord build(String field, Rule rule, Member... members) {
        SurvivorshipRules rules = new SurvivorshipRules(List.of("erp", "crm"), Map.of(field, rule), 20, 20);
        return new Survivorship(rules).build(7, List.of(members));
    }

    @Test
    void theMostTrustedSystemThatSaysSomethingGivesTheValue() {
        GoldenRecord golden = build(
                "tax_id",
                Rule.SOURCE_PRIORITY,
                member(1, "web", 9, "tax_id", "W"),
                member(2, "crm", 1, "tax_id", "C"),
                member(3, "erp", 1));
        assertThat(golden.values()).containsExactly(new GoldenValue("tax_id", "C", 2, Rule.SOURCE_PRIORITY));
    }

    @Test
    void theLatestChangeGivesTheValueAndAnUndatedRecordIsTheOldest() {
        GoldenRecord golden =
                build("plan", Rule.MOST_RECENT, member(1, "erp", 0, "plan", "old"), member(2, "web", 5, "plan", "new"));
        assertThat(golden.first("plan")).isEqualTo("new");
    }

    @Test
    void anAttributeThatSaysNothingTakesThePlaceOfNoneThatDoes() {
        GoldenRecord golden = build(
                member(1, "erp", 1, "attributes.area", "north "),
                member(2, "crm", 9, "attributes.area", "n/a"),
                member(3, "web", 8, "attributes.area", "  "));
        assertThat(golden.first("attributes.area")).isEqualTo("north ");
        assertThat(build(member(2, "crm", 9, "attributes.area", "n/a"), member(3, "web", 8))
                        .first("attributes.area"))
                .isEqualTo("n/a");
    }

    @Test
    void theFullestRecordGivesTheValue() {
        GoldenRecord golden = build(
                "industry",
                Rule.MOST_COMPLETE,
                member(1, "erp", 9, "industry", "thin"),
                member(2, "web", 1, "industry", "full", "plan", "x", "nps", "3"));
        assertThat(golden.first("industry")).isEqualTo("full");
    }

    @Test
    void theValueOfMostRecordsWins() {
        GoldenRecord golden = build(
                "industry",
                Rule.MOST_FREQUENT,
                member(1, "erp", 9, "industry", "rare"),
                member(2, "web", 1, "industry", "common"),
                member(3, "shop", 1, "industry", "common"));
        assertThat(golden.values()).containsExactly(new GoldenValue("industry", "common", 2, Rule.MOST_FREQUENT));
    }

    @Test
    void lengthIsCountedInCharactersNotInUtf16Units() {
        GoldenRecord golden = build(
                "industry",
                Rule.LONGEST,
                member(1, "erp", 9, "industry", "𠮷𠮷"),
                member(2, "web", 1, "industry", "abc"));
        assertThat(golden.first("industry")).isEqualTo("abc");
    }

    @Test
    void equalClaimsGoToTheLaterChangeThenTheTrustedSystemThenTheSmallerRecord() {
        Member later = member(9, "web", 2, "industry", "bbb");
        Member trusted = member(8, "erp", 1, "industry", "aaa");
        Member small = member(3, "web", 1, "industry", "ccc");
        Member large = member(4, "web", 1, "industry", "ddd");
        assertThat(build("industry", Rule.LONGEST, trusted, large, small, later).first("industry"))
                .isEqualTo("bbb");
        assertThat(build("industry", Rule.LONGEST, large, small, trusted).first("industry"))
                .isEqualTo("aaa");
        assertThat(build("industry", Rule.LONGEST, large, small).first("industry"))
                .isEqualTo("ccc");
    }

    @Test
    void twentyPhonesAndTwentyEmailsAreKeptAndTheTwentyFirstIsNot() {
        for (String field : List.of("phones", "emails")) {
            String[] most = new String[40];
            for (int i = 0; i < most.length; i += 2) {
                most[i] = field;
                most[i + 1] = "value" + i;
            }
            assertThat(build(member(1, "erp", 1, most)).all(field)).hasSize(20);
            assertThat(build(member(1, "erp", 1, most), member(2, "web", 1, field, "one more"))
                            .all(field))
                    .hasSize(20)
                    .doesNotContain("one more");
        }
    }

    @Test
    void phonesAndEmailsUniteWithTheTrustedSystemsFirst() {
        GoldenRecord golden = build(
                member(1, "marketing", 9, "phones", "+1", "phones", "+2", "emails", "a@x.example"),
                member(2, "erp", 1, "phones", "+3", "phones", "+1"));
        assertThat(golden.values())
                .extracting(GoldenValue::value, GoldenValue::recordId)
                .containsExactly(tuple("+3", 2), tuple("+1", 2), tuple("+2", 1), tuple("a@x.example", 1));
    }

    @Test
    void aUnionStopsAtItsLimitAndTheRestShowsAsLost() {
        Survivorship survivorship = new Survivorship(new SurvivorshipRules(List.of("erp"), Map.of(), 2, 2));
        List<Member> members =
                List.of(member(1, "erp", 1, "phones", "+1"), member(2, "web", 1, "phones", "+2", "phones", "+3"));
        assertThat(survivorship.build(7, members).all("phones")).containsExactly("+1", "+2");
        assertThat(survivorship.explain(members).get(0).lost())
                .extracting(GoldenValue::value)
                .containsExactly("+3");
    }

    @Test
    void theAddressComesWholeFromOneRecord() {
        GoldenRecord golden = build(
                member(1, "erp", 9, "city", "上海", "country", "CN"),
                member(2, "marketing", 1, "street", "Keji Rd", "house_number", "8", "city", "Shenzhen"));
        assertThat(golden.values())
                .extracting(GoldenValue::field, GoldenValue::value)
                .containsExactly(tuple("street", "Keji Rd"), tuple("house_number", "8"), tuple("city", "Shenzhen"));
    }

    @Test
    void theNameNeverMixesTheGivenNameOfOneWithTheFamilyNameOfAnother() {
        GoldenRecord golden = build(
                member(1, "erp", 1, "given_name", "Wei"),
                member(2, "crm", 9, "given_name", "Vivian", "family_name", "Zhang"));
        assertThat(golden.name()).isEqualTo("Wei");
        assertThat(golden.first("family_name")).isNull();
    }

    @Test
    void anAccountComesWholeFromOneRecord() {
        GoldenRecord golden = build(
                member(1, "erp", 1, "account.key", "C1"),
                member(2, "crm", 9, "account.name", "Other Ltd", "account.key", "77"));
        assertThat(golden.values()).extracting(GoldenValue::value).containsExactly("C1");
    }

    @Test
    void keyedFieldsAreDecidedKeyByKey() {
        GoldenRecord golden = build(
                member(1, "erp", 1, "attributes.area", "north", "identifiers.duns", "1"),
                member(2, "crm", 9, "attributes.area", "south", "attributes.rank", "x", "identifiers.duns", "2"));
        assertThat(golden.values())
                .extracting(GoldenValue::field, GoldenValue::value, GoldenValue::recordId)
                .containsExactly(
                        tuple("identifiers.duns", "1", 1),
                        tuple("attributes.area", "south", 2),
                        tuple("attributes.rank", "x", 2));
    }

    @Test
    void deletedRecordsHaveNoSayUnlessAllAreDeleted() {
        Member gone = deleted(1, "erp", 9, "plan", "gone");
        Member live = member(2, "web", 1, "plan", "live");
        assertThat(build(gone, live).first("plan")).isEqualTo("live");
        assertThat(build(gone, live).deleted()).isFalse();
        GoldenRecord allGone = build(gone, deleted(3, "web", 10, "nps", "5"));
        assertThat(allGone.deleted()).isTrue();
        assertThat(allGone.first("plan")).isEqualTo("gone");
    }

    @Test
    void aRefusalOfAutomatedGradingHoldsWhateverALaterRecordSays() {
        GoldenRecord golden = build(
                member(1, "helpdesk", 1, "automated_grading", "refused"),
                member(2, "erp", 9, "automated_grading", "allowed"));
        assertThat(golden.first("automated_grading")).isEqualTo("refused");
    }

    @Test
    void whomOneSystemTakesOutOfGradingIsOutWhateverALaterRecordSays() {
        for (String word : List.of("refused", "blocked", "fraud", "internal", "erased")) {
            GoldenRecord golden = build(
                    member(1, "helpdesk", 1, "automated_grading", word),
                    member(2, "erp", 9, "automated_grading", "allowed"));
            assertThat(golden.first("automated_grading")).isEqualTo(word);
            assertThat(Standing.of(golden, false)).as(word).isEqualTo(Standing.EXCLUDED);
        }
        GoldenRecord golden = build(member(1, "erp", 1, "automated_grading", "allowed"));
        assertThat(Standing.of(golden, false)).isEqualTo(Standing.GRADED);
    }

    @Test
    void aNameIsPutTogetherFromItsPartsInTheOrderOfItsScript() {
        assertThat(build(member(1, "erp", 1, "given_name", "伟", "family_name", "张"))
                        .name())
                .isEqualTo("张伟");
        assertThat(build(member(1, "erp", 1, "given_name", "Ann", "family_name", "Lee"))
                        .name())
                .isEqualTo("Ann Lee");
        assertThat(build(member(1, "erp", 1)).name()).isNull();
    }

    @Test
    void explanationNamesWhoLostAndToWhichRule() {
        List<Contest> contests = new Survivorship(SurvivorshipRules.shipped())
                .explain(List.of(
                        member(1, "erp", 1, "tax_id", "T1"),
                        member(2, "crm", 9, "tax_id", "T2"),
                        member(3, "web", 9, "tax_id", "T1")));
        assertThat(contests)
                .containsExactly(new Contest(
                        "tax_id",
                        Rule.SOURCE_PRIORITY,
                        List.of(new GoldenValue("tax_id", "T1", 1, Rule.SOURCE_PRIORITY)),
                        List.of(new GoldenValue("tax_id", "T2", 2, Rule.SOURCE_PRIORITY))));
    }

    @Test
    void aCustomerWithoutRecordsIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> build()).withMessageContaining("without source records");
    }
}
