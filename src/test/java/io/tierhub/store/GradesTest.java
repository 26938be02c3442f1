package io.tierhub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierhub.store.References.Reference;
import io.tierhub.vocabulary.Tier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GradesTest extends StoreFixture {
    @Test
    void onlyGradesThatChangedAreWritten() {
        assertThat(put(grade(1, "rfm", 5.0), grade(1, "abc", 1.0), grade(2, "abc", 2.0)))
                .isEqualTo(2);
        assertThat(put(grade(1, "abc", 1.0), grade(1, "rfm", 5.0), grade(2, "abc", 2.0)))
                .isZero();
        assertThat(put(grade(1, "rfm", null), grade(1, "abc", 1.0), grade(2, "abc", 2.0), grade(3, "abc", 3.0)))
                .isEqualTo(2);
        assertThat(list(tx -> tx.grades().of(new long[] {1})))
                .containsExactly(grade(1, "abc", 1.0), grade(1, "rfm", null));
        write(tx -> tx.grades().delete(new long[] {2}));
        List<GradeRow> all = new ArrayList<>();
        read(tx -> {
            tx.grades().scan(all::add);
            return 0;
        });
        assertThat(all).containsExactly(grade(1, "abc", 1.0), grade(1, "rfm", null), grade(3, "abc", 3.0));
    }

    @Test
    void gradesThatChangeStandAsideUntilTheyAreFolded() {
        GradeRow[] grades = new GradeRow[40];
        for (int i = 0; i < grades.length; i++) {
            grades[i] = grade(i + 1, "abc", 1.0);
        }
        put(grades);
        for (int changed : new int[] {0, 6, 16, 39}) {
            grades[changed] = grade(changed + 1, "abc", 2.0);
            assertThat(put(grades[changed], grades[1])).isEqualTo(1);
        }
        write(tx -> tx.grades().delete(new long[] {1, 2}));
        List<GradeRow> left = List.of(grades).subList(2, 40);
        assertThat(list(tx -> scanned(tx))).isEqualTo(left);
        assertThat(fold()).isPositive();
        assertThat(fold()).isNegative();
        assertThat(list(tx -> scanned(tx))).isEqualTo(left);
        assertThat(list(tx -> tx.grades().of(new long[] {17, 1}))).containsExactly(grades[16]);
    }

    private long fold() {
        return store.transaction(Effect.ROWS_FOLDED, tx -> tx.grades().folding().fold(0));
    }

    private static List<GradeRow> scanned(Tx tx) {
        List<GradeRow> all = new ArrayList<>();
        tx.grades().scan(all::add);
        return all;
    }

    @Test
    void wordsThatManyCustomersShareStandOnceAndAreReadAsTheyWere() {
        List<GradeRow> grades = new ArrayList<>();
        List<TierRow> tiers = new ArrayList<>();
        for (int i = 1; i <= 2 * Wordings.SHARED; i++) {
            grades.add(new GradeRow(
                    i,
                    "abc",
                    20_000,
                    "SCORED",
                    0.1 + 0.2,
                    "A",
                    StoredText.of("{\"x\":" + i + "}"),
                    StoredText.of("[\"少 " + i + "\"]")));
            grades.add(new GradeRow(
                    i,
                    "clv",
                    20_001,
                    "INSUFFICIENT_DATA",
                    null,
                    null,
                    StoredText.of("{\"own\":\"" + "x".repeat(i) + "\"}"),
                    StoredText.of("[]")));
            tiers.add(tier(i, Tier.B));
        }
        put(grades.toArray(GradeRow[]::new));
        write(tx -> tx.tiers().put(tiers));
        List<GradeRow> all = new ArrayList<>();
        read(tx -> {
            tx.grades().scan(all::add);
            return 0;
        });
        assertThat(all).isEqualTo(grades);
        store.close();
        open();
        assertThat(list(tx -> tx.grades().of(new long[] {7}))).isEqualTo(grades.subList(12, 14));
        assertThat(list(tx -> tx.tiers().of(new long[] {7}))).containsExactly(tier(7, Tier.B));
        assertThat(store.<List<String>>onConnection(handle -> handle.createQuery("SELECT content FROM phrase")
                        .mapTo(String.class)
                        .list()))
                .anyMatch(phrase -> phrase.contains("少 "))
                .noneMatch(phrase -> phrase.contains("xx"));
    }

    @Test
    void whatWasStoredBeforeItsWordsWerePhrasesIsTheSameAsWhatComesAfter() {
        GradeRow early = said(1);
        TierRow tier = said(tier(1, Tier.B), 1);
        assertThat(put(early)).isEqualTo(1);
        write(tx -> tx.tiers().put(List.of(tier)));
        GradeRow[] many = new GradeRow[2 * Wordings.SHARED];
        for (int i = 0; i < many.length; i++) {
            many[i] = said(i + 100);
        }
        put(many);
        assertThat(put(early)).as("told in the same words").isZero();
        assertThat(put(said(2))).isEqualTo(1);
        assertThat(list(tx -> tx.grades().of(new long[] {1, 2}))).containsExactly(early, said(2));
        assertThat(list(tx -> tx.tiers().of(new long[] {1}))).containsExactly(tier);
    }

    private static GradeRow said(int customer) {
        return new GradeRow(
                customer,
                "abc",
                20_000,
                "GRADED",
                1.0,
                "A",
                StoredText.of("{\"x\":7}"),
                StoredText.of(words(customer)));
    }

    private static TierRow said(TierRow row, int number) {
        return new TierRow(
                row.customer(),
                row.tier(),
                row.since(),
                row.score(),
                row.candidate(),
                row.machine(),
                row.provisional(),
                row.source(),
                row.asOf(),
                row.ruleset(),
                StoredText.of(words(number)),
                row.stamp(),
                row.knownAt(),
                row.reference());
    }

    private static String words(int number) {
        return "[{\"zh\":\"下单" + number + "次\"}]";
    }

    @Test
    void phrasesOfATransactionThatFailedAreLearnedAgain() {
        List<TierRow> tiers = new ArrayList<>();
        for (int i = 1; i <= Wordings.SHARED; i++) {
            tiers.add(tier(i, Tier.B));
        }
        assertThatThrownBy(() -> write(tx -> {
                    tx.tiers().put(tiers);
                    throw new IllegalStateException("cut");
                }))
                .hasMessage("cut");
        write(tx -> tx.tiers().put(tiers));
        store.close();
        open();
        assertThat(list(tx -> tx.tiers().of(new long[] {1, 2}))).containsExactlyInAnyOrder(tiers.get(0), tiers.get(1));
    }

    @Test
    void theGradeOfAModelThatWasSwitchedOffGoesWithTheNextWrite() {
        put(grade(1, "rfm", 5.0), grade(1, "pyramid", 1.0), grade(2, "rfm", 3.0));
        assertThat(put(grade(1, "rfm", 5.0), grade(2, "rfm", 3.0))).isEqualTo(1);
        assertThat(list(tx -> tx.grades().of(new long[] {1}))).containsExactly(grade(1, "rfm", 5.0));
    }

    @Test
    void tiersAreReplacedStreamedAndCounted() {
        write(tx -> tx.tiers().put(List.of(tier(2, Tier.A), tier(1, Tier.B), tier(3, Tier.UNGRADED))));
        write(tx -> tx.tiers().put(List.of(tier(2, Tier.B))));
        List<TierRow> all = new ArrayList<>();
        read(tx -> {
            tx.tiers().scan(all::add);
            return 0;
        });
        assertThat(all).containsExactly(tier(1, Tier.B), tier(2, Tier.B), tier(3, Tier.UNGRADED));
        assertThat(map(tx -> tx.tiers().counts())).isEqualTo(Map.of(Tier.B, 2L, Tier.UNGRADED, 1L));
        write(tx -> tx.tiers().delete(new long[] {1}));
        assertThat(list(tx -> tx.tiers().of(new long[] {1, 2}))).containsExactly(tier(2, Tier.B));
    }

    @Test
    void theReferenceOfADayIsTheLastOneUntilThen() {
        write(tx -> {
            tx.references().put(new Reference("r", 10, new byte[] {1}));
            tx.references().put(new Reference("r", 20, new byte[] {2}));
            tx.references().put(new Reference("r", 20, new byte[] {3}));
        });
        assertThat(bytes(tx -> tx.references().latest("r", 19).data())).containsExactly(1);
        assertThat(bytes(tx -> tx.references().latest("r", 20).data())).containsExactly(3);
        assertThat(store.<Reference>read(tx -> tx.references().latest("r", 9))).isNull();
    }

    @Test
    void aReplayCountsWhenFinishedAndTakesThePlaceOfTheOneBefore() {
        long first = replay("run1", 1.0);
        write(tx -> tx.replays().finish(first, 100));
        long second = replay("run2", 2.0);
        assertThat(number(tx -> tx.replays().latest(50).id())).isEqualTo(first);
        write(tx -> tx.replays().finish(second, 200));
        assertThat(number(tx -> tx.replays().latest(50).id())).isEqualTo(second);
        assertThat(store.<Replays.Replay>read(tx -> tx.replays().latest(51))).isNull();
        assertThat(rows(second)).containsExactly(grade(1, "abc", 2.0), grade(1, "rfm", 2.0), tier(1, Tier.A));
        assertThat(rows(first)).isEmpty();
    }

    @Test
    void startingTheSameReplayAgainStartsOver() {
        long cutShort = replay("run1", 1.0);
        long again = replay("run1", 3.0);
        write(tx -> tx.replays().finish(again, 100));
        assertThat(rows(cutShort)).isEmpty();
        assertThat(rows(again)).hasSize(3);
    }

    private long replay(String key, double score) {
        return store.transaction(Effect.ALL_GRADED, tx -> {
            long id = tx.replays().start(key, 50, 7, "r");
            tx.replays().addGrades(id, customers(grade(1, "rfm", score), grade(1, "abc", score)));
            tx.replays().addTiers(id, List.of(tier(1, Tier.A)));
            return id;
        });
    }

    private List<Object> rows(long replay) {
        List<Object> rows = new ArrayList<>();
        read(tx -> {
            tx.replays().scanGrades(replay, rows::add);
            tx.replays().scanTiers(replay, rows::add);
            return 0;
        });
        return rows;
    }

    private int put(GradeRow... rows) {
        return store.transaction(Effect.ALL_GRADED, tx -> tx.grades().put(customers(rows), any -> true));
    }

    private static List<CustomerGrades> customers(GradeRow... rows) {
        Map<Long, List<GradeRow>> grouped = new TreeMap<>();
        for (GradeRow row : rows) {
            grouped.computeIfAbsent(row.customer(), customer -> new ArrayList<>())
                    .add(row);
        }
        grouped.values().forEach(each -> each.sort(Comparator.comparing(GradeRow::model)));
        return grouped.entrySet().stream()
                .map(each -> CustomerGrades.of(each.getKey(), each.getValue()))
                .toList();
    }

    private static GradeRow grade(long customer, String model, Double score) {
        return new GradeRow(
                customer,
                model,
                20_000,
                "GRADED",
                score,
                score == null ? null : "A",
                StoredText.of("{}"),
                StoredText.of("[\"近\"]"));
    }

    private static TierRow tier(long customer, Tier tier) {
        return new TierRow(
                customer,
                tier,
                19_000,
                81.25,
                Tier.STRATEGIC,
                Tier.B,
                true,
                "policy",
                20_000,
                "r@1",
                StoredText.of("{}"),
                7,
                5,
                19_990);
    }
}
