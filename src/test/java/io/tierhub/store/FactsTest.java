package io.tierhub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierhub.intake.SourceRecord.OwnerRef;
import io.tierhub.store.Behaviour.Segment;
import io.tierhub.store.OwnersAwaited.Wait;
import io.tierhub.vocabulary.Entity;
import io.tierhub.vocabulary.FieldValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FactsTest extends StoreFixture {
    private static final OwnerRef OWNER = new OwnerRef(OwnerRef.By.EMAIL, "a@b.example");

    @Test
    void factsAreFoundByTheirKeysReplacedAndCounted() {
        List<FactRow> rows =
                IntStream.range(0, 6_000).mapToObj(i -> fact("F" + i, i + 1, i)).toList();
        write(tx -> tx.facts().insert(rows));
        write(tx -> tx.facts().upsert(List.of(fact("F1", 9, 77), fact("new", 0, 1))));
        assertThat(list(tx -> tx.facts().byKeys(1, Entity.ORDERS, List.of("F0", "F1", "new", "none"))))
                .containsExactlyInAnyOrder(rows.get(0), fact("F1", 9, 77), fact("new", 0, 1));
        assertThat(list(tx -> tx.facts().byKeys(1, Entity.TICKETS, List.of("F0"))))
                .isEmpty();
        assertThat(map(tx -> tx.facts().counts())).isEqualTo(Map.of(Entity.ORDERS, 6_001L));
    }

    @Test
    void anyTextComesBackAsItWas() {
        List<String> texts = List.of(
                "",
                "\t",
                "\n",
                "\r\n",
                "\\",
                "\\N",
                "\\.",
                "a\\",
                "'",
                "\"",
                "\u0001",
                "客户",
                "\uD83D\uDE00",
                "a\tb\nc",
                "NULL");
        List<FactRow> rows = texts.stream().map(text -> fact("K" + text, 1, 1)).toList();
        write(tx -> tx.facts().insert(rows));
        assertThat(list(tx -> tx.facts()
                        .byKeys(
                                1,
                                Entity.ORDERS,
                                rows.stream().map(FactRow::key).toList())))
                .containsExactlyInAnyOrderElementsOf(rows);
    }

    @Test
    void aFactThatWaitedIsGivenToItsRecord() {
        Wait wait = new Wait(1, Entity.ORDERS, "F1", OWNER);
        write(tx -> {
            tx.facts().insert(List.of(fact("F1", 0, 1)));
            tx.ownersAwaited().add(List.of(wait));
            tx.ownersAwaited().add(List.of(wait));
        });
        assertThat(list(tx -> tx.ownersAwaited().find(OwnerRef.By.EMAIL, List.of("a@b.example", "x"))))
                .containsExactly(wait);
        assertThat(list(tx -> tx.ownersAwaited().find(OwnerRef.By.KEY, List.of("a@b.example"))))
                .isEmpty();
        write(tx -> {
            tx.facts().assign(1, Entity.ORDERS, List.of("F1"), new int[] {42});
            tx.ownersAwaited().remove(List.of(wait));
        });
        assertThat(list(tx -> tx.facts().byKeys(1, Entity.ORDERS, List.of("F1"))))
                .extracting(FactRow::record)
                .containsExactly(42);
        assertThat(number(tx -> tx.ownersAwaited().count())).isZero();
    }

    @Test
    void kindsKeepTheirNumbers() {
        write(tx -> {
            assertThat(tx.kinds().idOf(Entity.ORDERS, "COMPLETED", "CNY")).isEqualTo(1);
            assertThat(tx.kinds().idOf(Entity.ORDERS, "COMPLETED", "EUR")).isEqualTo(2);
            assertThat(tx.kinds().idOf(Entity.TICKETS, "OPEN", null)).isEqualTo(3);
        });
        write(tx ->
                assertThat(tx.kinds().idOf(Entity.ORDERS, "COMPLETED", "EUR")).isEqualTo(2));
        assertThat(list(tx -> tx.kinds().all()))
                .containsExactly(
                        new FactKinds.Kind(1, Entity.ORDERS, "COMPLETED", "CNY"),
                        new FactKinds.Kind(2, Entity.ORDERS, "COMPLETED", "EUR"),
                        new FactKinds.Kind(3, Entity.TICKETS, "OPEN", null));
    }

    @Test
    void segmentsAreAppendedReplacedAndStreamedByRecord() {
        write(tx -> tx.behaviour()
                .put(List.of(segment(2, 0, 1), segment(2, 1, 2), segment(1, 0, 3), segment(90_000, 0, 4))));
        write(tx -> tx.behaviour().put(List.of(segment(2, 1, 5), segment(2, 2, 6))));
        assertThat(list(tx -> tx.behaviour().lastSegments(new int[] {1, 2, 3})))
                .extracting(FactsTest::said)
                .containsExactlyInAnyOrder("1.0=3", "2.2=6");
        assertThat(list(tx -> tx.behaviour().segmentsOf(new int[] {2, 1})))
                .extracting(FactsTest::said)
                .containsExactly("1.0=3", "2.0=1", "2.1=5", "2.2=6");
        List<String> all = new ArrayList<>();
        read(tx -> {
            tx.behaviour().scan(each -> all.add(said(each)));
            return 0;
        });
        assertThat(all).containsExactly("1.0=3", "2.0=1", "2.1=5", "2.2=6", "90000.0=4");
    }

    @Test
    void aSegmentIsAtMost64KiB() {
        write(tx -> tx.behaviour().put(List.of(new Segment(1, 0, new byte[Behaviour.SEGMENT_BYTES]))));
        assertThatThrownBy(() -> write(tx ->
                        tx.behaviour().put(List.of(new Segment(1, 1, new byte[Behaviour.SEGMENT_BYTES + 1])))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("65536");
    }

    private static FactRow fact(String key, int record, long amount) {
        return new FactRow(
                1,
                Entity.ORDERS,
                key,
                OWNER,
                record,
                amount * 7,
                5,
                20_000,
                1_700_000_000_000L,
                1,
                amount,
                amount % 2 == 0 ? null : "F0",
                List.of(new FieldValue("category", "书")));
    }

    private static Segment segment(int record, int number, int content) {
        return new Segment(record, number, new byte[] {(byte) content});
    }

    private static String said(Segment segment) {
        return segment.record() + "." + segment.number() + "=" + segment.data()[0];
    }
}
