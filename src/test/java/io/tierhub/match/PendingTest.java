package io.tierhub.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierhub.match.MatchDecision.Kind;
import io.tierhub.match.MatchRules.Preset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Pending changes, and their end in a commit or a rollback. */
class PendingTest {
    private static final int RECORDS = 600;
    /** A small cap, so that hub values come and go. */
    private static final MatchRules RULES = new MatchRules(Preset.DEFAULT, 10, 32, List.of(), 20, 0);

    private final AtomicLong numbers = new AtomicLong();

    @Test
    void rollbackLeavesNoTrace() {
        for (long seed = 1; seed <= 8; seed++) {
            Random random = new Random(seed);
            Features[] people = People.of(seed, RECORDS, 40).features();
            MatchIndex index = new MatchIndex(RULES);
            change(index, people, random, RECORDS / 2);
            index.commit();
            for (int round = 0; round < 10; round++) {
                String before = Dump.of(index, RECORDS);
                change(index, people, random, 150);
                assertThat(Dump.of(index, RECORDS)).as("seed " + seed).isNotEqualTo(before);
                index.rollback();
                assertThat(Dump.of(index, RECORDS))
                        .as("seed " + seed + " round " + round)
                        .isEqualTo(before);
                change(index, people, random, 20);
                index.commit();
            }
        }
    }

    @Test
    void anIndexThatRolledBackDecidesLikeOneThatNeverTried() {
        for (long seed = 1; seed <= 5; seed++) {
            Features[] people = People.of(seed, RECORDS, 40).features();
            List<MatchDecision> straight = place(new MatchIndex(RULES), people, 0, RECORDS);
            MatchIndex index = new MatchIndex(RULES);
            List<MatchDecision> retried = new ArrayList<>();
            for (int from = 0; from < RECORDS; from += 100) {
                long number = numbers.get();
                place(index, people, from, from + 100);
                index.rollback();
                numbers.set(from == 0 ? 0 : number);
                retried.addAll(place(index, people, from, from + 100));
                index.commit();
            }
            assertThat(retried).as("seed " + seed).isEqualTo(straight);
            numbers.set(0);
        }
    }

    @Test
    void chunkBordersDoNotMatter() {
        Features[] people = People.of(3, RECORDS, 40).features();
        List<MatchDecision> whole = place(new MatchIndex(RULES), people, 0, RECORDS);
        for (int chunk : new int[] {1, 7, 250}) {
            numbers.set(0);
            MatchIndex index = new MatchIndex(RULES);
            List<MatchDecision> parts = new ArrayList<>();
            for (int from = 0; from < RECORDS; from += chunk) {
                parts.addAll(place(index, people, from, Math.min(RECORDS, from + chunk)));
                index.commit();
            }
            assertThat(parts).as("chunks of " + chunk).isEqualTo(whole);
        }
    }

    @Test
    void anIndexRebuiltFromTheStoreDecidesLikeTheOneThatGrew() {
        Features[] people = People.of(4, RECORDS, 40).features();
        MatchIndex grown = new MatchIndex(RULES);
        place(grown, people, 0, RECORDS - 100);
        grown.commit();
        MatchIndex rebuilt = new MatchIndex(RULES);
        for (int i = 0; i < RECORDS - 100; i++) {
            rebuilt.add(i, grown.customerOf(i), people[i]);
        }
        assertThat(Dump.of(rebuilt, RECORDS)).isEqualTo(Dump.of(grown, RECORDS));
        long number = numbers.get();
        List<MatchDecision> decisions = place(grown, people, RECORDS - 100, RECORDS);
        numbers.set(number);
        assertThat(place(rebuilt, people, RECORDS - 100, RECORDS)).isEqualTo(decisions);
    }

    @Test
    void aChangedRecordThatWasAloneKeepsItsNumber() {
        MatchIndex index = Given.placed(Given.person("given_name=Joanna", "family_name=Kowalska"));
        MatchDecision decision = index.replace(0, Given.person("given_name=Marek", "family_name=Nowak"), () -> 9);
        assertThat(decision.kind()).isEqualTo(Kind.NEW);
        assertThat(decision.customer()).isEqualTo(1);
    }

    @Test
    void aChangedRecordThatWasAloneMergesItsNumberWithTheCustomerItTurnsOutToBe() {
        MatchIndex index = Given.placed(
                Given.person("given_name=Joanna", "family_name=Kowalska", "phones=+48601234567"),
                Given.person("given_name=Marek", "family_name=Nowak"));
        Features same = Given.person("given_name=Joanna", "family_name=Kowalska", "phones=+48601234567");
        MatchDecision decision = index.replace(1, same, () -> 9);
        assertThat(decision.kind()).isEqualTo(Kind.MERGED);
        assertThat(decision.customer()).isEqualTo(1);
        assertThat(decision.absorbed()).containsExactly(2L);
        assertThat(index.members(1)).containsExactly(0, 1);
    }

    @Test
    void aChangedRecordThatLeavesOthersLeavesThemTheNumber() {
        Features same = Given.person("given_name=Joanna", "family_name=Kowalska", "phones=+48601234567");
        MatchIndex index = Given.placed(same, same);
        MatchDecision decision = index.replace(0, Given.person("given_name=Marek", "family_name=Nowak"), () -> 9);
        assertThat(decision.kind()).isEqualTo(Kind.NEW);
        assertThat(decision.customer()).isEqualTo(9);
        assertThat(index.members(1)).containsExactly(1);
    }

    @Test
    void misuseIsRefusedWithTheRemedy() {
        MatchIndex index = Given.placed(Given.person("given_name=Joanna", "family_name=Kowalska"));
        assertThatThrownBy(() -> index.place(0, Given.person(), () -> 9)).hasMessageContaining("replace it");
        assertThatThrownBy(() -> index.remove(5)).hasMessageContaining("record 5 is not in the match index");
        index.remove(0);
        assertThatThrownBy(() -> index.add(1, 1, Given.person())).hasMessageContaining("commit or roll back first");
    }

    private List<MatchDecision> place(MatchIndex index, Features[] people, int from, int to) {
        List<MatchDecision> decisions = new ArrayList<>();
        for (int i = from; i < to; i++) {
            decisions.add(index.place(i, people[i], numbers::incrementAndGet));
        }
        return decisions;
    }

    /** Places, replaces, moves and removes at random. */
    private void change(MatchIndex index, Features[] people, Random random, int times) {
        for (int i = 0; i < times; i++) {
            int record = random.nextInt(RECORDS);
            if (!index.contains(record)) {
                index.place(record, people[record], numbers::incrementAndGet);
            } else if (random.nextInt(3) == 0) {
                index.remove(record);
            } else if (random.nextInt(6) == 0) {
                index.move(record, numbers.incrementAndGet());
            } else {
                index.replace(record, people[random.nextInt(RECORDS)], numbers::incrementAndGet);
            }
        }
    }
}
