package io.tierhub.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.cleanse.CleanRecord;
import io.tierhub.match.MatchRules.Preset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the index costs, and what it does with values that many share. */
class IndexSizeTest {
    @Test
    void aRecordTakesAtMost200BytesOfKeysAnd350InAll() {
        int records = 40_000;
        long seed = 7;
        People people = People.of(seed, records, 30);
        MatchIndex index = new MatchIndex(MatchRules.defaults());
        for (int i = 0; i < records; i++) {
            index.add(i, i + 1, Features.of(people.records.get(i)));
        }
        String figures = "seed %d: keys %d, all %d bytes a record"
                .formatted(seed, index.keyBytes() / records, index.bytes() / records);
        assertThat(index.keyBytes() / records).as(figures).isLessThanOrEqualTo(200);
        assertThat(index.bytes() / records).as(figures).isLessThanOrEqualTo(350);
    }

    @Test
    void replacingRecordsForeverDoesNotLetTheIndexGrow() {
        Features[] people = People.of(8, 500, 30).features();
        MatchIndex index = Given.placed(people);
        long before = index.bytes();
        for (int round = 0; round < 20; round++) {
            for (int i = 0; i < people.length; i++) {
                index.replace(i, people[i], () -> 1_000_000);
            }
            index.commit();
        }
        assertThat(index.bytes()).isLessThan(before + before / 4);
    }

    @Test
    void aHubValueIsReportedAndItsRecordsStillFindEachOtherByASecondField() {
        int strangers = 500;
        People people = People.of(12, strangers, 0);
        MatchIndex index = new MatchIndex(MatchRules.defaults());
        for (int i = 0; i < strangers; i++) {
            long number = i + 1;
            index.place(i, colleague(people, i), () -> number);
        }
        HubValue hub = index.hubValues(1).get(0);
        assertThat(hub.pass()).isEqualTo(Pass.PHONE);
        assertThat(hub.value()).isEqualTo("2161234567");
        assertThat(hub.records()).isEqualTo(strangers);
        long names = people.records.stream()
                .map(r -> r.first("given_name") + r.first("family_name"))
                .distinct()
                .count();
        assertThat(index.customers()).as("only namesakes may be taken for one").isGreaterThanOrEqualTo((int) names);
        MatchDecision again = index.place(strangers, colleague(people, 77), () -> 9999);
        assertThat(again.customer()).isEqualTo(78);
    }

    /** Somebody of whom only the name, the birth date and the switchboard are known. */
    private static Features colleague(People people, int i) {
        CleanRecord all = people.records.get(i);
        return Given.person(
                "given_name=" + all.first("given_name"),
                "family_name=" + all.first("family_name"),
                "birth_date=" + all.first("birth_date"),
                "phones=+862161234567");
    }

    @Test
    void aValueMayBeSharedByAsManyRecordsAsTheCapSaysAndOneMoreMakesItAHub() {
        int cap = 10;
        People people = People.of(13, cap + 1, 0);
        MatchIndex index = new MatchIndex(new MatchRules(Preset.DEFAULT, cap, 32, List.of(), 20, 0));
        for (int i = 0; i < cap; i++) {
            index.add(i, i + 1, colleague(people, i));
        }
        assertThat(index.hubValues(1)).isEmpty();
        index.add(cap, cap + 1, colleague(people, cap));
        assertThat(index.hubValues(9))
                .singleElement()
                .satisfies(hub -> assertThat(hub.records()).isEqualTo(cap + 1));
    }

    @Test
    void aRecordIsComparedWithAsManyOthersAsTheRulesSayAndNotWithOneMore() {
        int most = 10;
        People people = People.of(14, most + 2, 0);
        MatchIndex index = new MatchIndex(new MatchRules(Preset.DEFAULT, 200, most, List.of(), 20, 0));
        for (int i = 0; i < most; i++) {
            index.add(i, i + 1, colleague(people, i));
        }
        index.place(most, colleague(people, most), () -> 100);
        assertThat(index.cutSearches()).isZero();
        index.place(most + 1, colleague(people, most + 1), () -> 101);
        assertThat(index.cutSearches()).isEqualTo(1);
    }

    @Test
    void aRecordHasAtMostFortyEightKeys() {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            values.add("phones=+86216123" + (4560 + i)); // one key each
        }
        for (int i = 0; i < 13; i++) {
            values.add("emails=u" + (1000 + i) + "@a.example"); // two keys each
        }
        assertThat(keys(values, "birth_date=1980-02-03")).hasSize(BlockingKeys.MOST - 1);
        long[] most = keys(values, "emails=u1013@a.example");
        assertThat(most).hasSize(BlockingKeys.MOST);
        values.add("emails=u1013@a.example");
        assertThat(keys(values, "birth_date=1980-02-03")).isEqualTo(most);
    }

    private static long[] keys(List<String> values, String last) {
        return Given.person(Stream.concat(values.stream(), Stream.of(last)).toArray(String[]::new))
                .keys();
    }

    @Test
    void aFieldIsComparedUpToItsTwoHundredAndFiftyFifthByte() {
        String most = "a".repeat(FeatureWriter.LONGEST);
        assertThat(blob(most + "b")).isEqualTo(blob(most));
        assertThat(blob(most.substring(1) + "b")).isNotEqualTo(blob(most));
    }

    private static byte[] blob(String family) {
        return Given.person("family_name=" + family).blob();
    }

    @Test
    void ofMoreIdenticalRecordsThanAKeyMayHaveTheLastStillFindsTheCustomer() {
        People people = People.of(9, 3_000, 0);
        MatchIndex index = new MatchIndex(new MatchRules(Preset.DEFAULT, 10, 32, List.of(), 20, 0));
        for (int i = 0; i < 3_000; i++) {
            index.add(i, i + 1, Features.of(people.records.get(i)));
        }
        Features same = Given.person("given_name=Joanna", "family_name=Kowalska", "birth_date=1980-02-03");
        for (int i = 3_000; i < 3_060; i++) {
            index.place(i, same, () -> 9999);
        }
        assertThat(index.members(9999)).hasSize(60);
    }
}
