package io.tierhub.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.cleanse.CleanRecord;
import io.tierhub.match.MatchRules.Preset;
import java.util.List;
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
    void ofMoreIdenticalRecordsThanAKeyMayHaveTheLastStillFindsTheCustomer() {
        People people = People.of(9, 3_000, 0);
        MatchIndex index = new MatchIndex(new MatchRules(Preset.DEFAULT, 10, 32, List.of()));
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
