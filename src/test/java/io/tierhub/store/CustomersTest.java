package io.tierhub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierhub.master.Standing;
import io.tierhub.store.AccountsAwaited.Wait;
import io.tierhub.store.Redirects.Redirect;
import io.tierhub.vocabulary.FieldValue;
import io.tierhub.vocabulary.PartyType;
import io.tierhub.vocabulary.SourceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CustomersTest extends StoreFixture {
    @Test
    void sourceRecordsComeBackAsTheyWereStored() {
        SourceRow first = Samples.source(1, "甲", 10);
        SourceRow linked = new SourceRow(
                2,
                1,
                "b",
                -5,
                7,
                8,
                PartyType.ORGANIZATION,
                11,
                1,
                true,
                true,
                List.of(),
                List.of(new FieldValue("name", "x")),
                List.of(),
                3,
                4);
        write(tx -> tx.sources().insert(List.of(first, linked)));
        assertThat(list(tx -> tx.sources().byIds(new int[] {1, 2, 3}))).containsExactlyInAnyOrder(first, linked);
        assertThat(list(tx -> tx.sources().byCustomers(new long[] {11}))).containsExactly(linked);
        assertThat(list(tx -> tx.sources().byKeys(1, List.of("甲")))).containsExactly(first);
        assertThat(list(tx -> tx.sources().byKeys(2, List.of("甲")))).isEmpty();
        assertThat(number(tx -> tx.sources().nextId())).isEqualTo(3);
    }

    @Test
    void aNumberThatDoesNotFitItsColumnIsRefusedAndNothingIsStored() {
        SourceRow fits = Samples.source(1, "a", 10);
        SourceRow not = new SourceRow(
                2, 32_768, "b", 0, 0, 0, PartyType.PERSON, 10, 0, false, false, List.of(), List.of(), List.of(), 1, 2);
        assertThatThrownBy(() -> write(tx -> tx.sources().insert(List.of(fits, not))))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("rolled back")
                .hasMessageNotContaining("32768");
        assertThat(number(tx -> tx.sources().count())).isZero();
    }

    @Test
    void manyRowsAndRowsLargerThanABlockComeBackAsTheyWereStored() {
        List<CustomerRow> rows = new ArrayList<>();
        for (int i = 1; i <= 3_000; i++) {
            String name = "Ω".repeat(i % 1_000 == 0 ? 300_000 : i % 100);
            rows.add(new CustomerRow(i, PartyType.PERSON, name, List.of(), Standing.GRADED, -i));
        }
        write(tx -> tx.customers().insert(rows));
        List<CustomerRow> found = new ArrayList<>();
        read(tx -> {
            tx.customers().scan(found::add);
            return found;
        });
        assertThat(found).isEqualTo(rows);
    }

    @Test
    void sourceRecordsAreReplacedAndMovedAndLinked() {
        write(tx -> tx.sources().insert(List.of(Samples.source(1, "a", 10), Samples.source(2, "b", 10))));
        write(tx -> tx.sources().update(List.of(Samples.source(1, "a2", 10))));
        write(tx -> tx.sources().setCustomer(new int[] {1, 2}, new long[] {20, 30}));
        write(tx -> tx.sources().setAccount(new int[] {1}, new int[] {2}));
        assertThat(list(tx -> tx.sources().byIds(new int[] {1, 2})))
                .extracting(SourceRow::key, SourceRow::customer, SourceRow::account)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("a2", 20L, 2),
                        org.assertj.core.groups.Tuple.tuple("b", 30L, 0));
    }

    @Test
    void scansPassEveryRecordInOrderAcrossPagesAndGaps() {
        List<SourceRow> rows = IntStream.range(0, 12_000)
                .map(i -> i < 6_000 ? i + 3 : i + 30_000)
                .mapToObj(i -> Samples.source(i, "K" + i, i))
                .toList();
        write(tx -> tx.sources().insert(rows));
        List<Integer> ids = new ArrayList<>();
        List<Integer> keyIds = new ArrayList<>();
        read(tx -> {
            tx.sources().scan(each -> ids.add(each.id()));
            tx.sources().scanKeys((id, system, key, hash) -> keyIds.add(key.equals("K" + id) ? id : -1));
            return 0;
        });
        assertThat(ids).isEqualTo(rows.stream().map(SourceRow::id).toList()).isEqualTo(keyIds);
    }

    @Test
    void scansOfAnEmptyStorePassNothing() {
        read(tx -> {
            tx.sources().scan(each -> {
                throw new AssertionError();
            });
            tx.crossReference().scan(each -> {
                throw new AssertionError();
            });
            tx.behaviour().scan(each -> {
                throw new AssertionError();
            });
            return 0;
        });
    }

    @Test
    void customersAreAddedReplacedAndTakenAway() {
        write(tx -> tx.customers()
                .upsert(LongStream.rangeClosed(1, 6_000)
                        .mapToObj(Samples::customer)
                        .toList()));
        CustomerRow other = new CustomerRow(5, PartyType.ORGANIZATION, "甲有限公司", List.of(), Standing.CONTACT, 2);
        write(tx -> tx.customers().upsert(List.of(other, Samples.customer(6_001))));
        write(tx -> tx.customers().delete(new long[] {6, 7}));
        assertThat(list(tx -> tx.customers().byIds(new long[] {4, 5, 6, 7, 99_999})))
                .containsExactlyInAnyOrder(Samples.customer(4), other);
        List<Long> scanned = new ArrayList<>();
        read(tx -> {
            tx.customers().scan(each -> scanned.add(each.id()));
            return 0;
        });
        assertThat(scanned).hasSize(5_999).isSorted();
    }

    @Test
    void aNumberIsNeverGivenTwiceEvenWhenItsCustomerIsGone() {
        write(tx -> tx.customers().insert(List.of(Samples.customer(1), Samples.customer(2))));
        write(tx -> tx.customers().delete(new long[] {2}));
        store.close();
        open();
        assertThat(number(tx -> tx.customers().nextId())).isEqualTo(3);
    }

    @Test
    void aRedirectLeadsToTheLastCustomerInOneStep() {
        write(tx -> tx.redirects().add(List.of(new Redirect(1, 2), new Redirect(2, 3))));
        write(tx -> tx.redirects().add(List.of(new Redirect(3, 9))));
        assertThat(map(tx -> tx.redirects().resolveAll(new long[] {1, 2, 3, 4})))
                .isEqualTo(Map.of(1L, 9L, 2L, 9L, 3L, 9L));
        assertThat(number(tx -> tx.redirects().resolve(4))).isEqualTo(4);
        assertThatThrownBy(() -> write(tx -> tx.redirects().add(List.of(new Redirect(5, 5)))))
                .hasMessageContaining("itself");
    }

    @Test
    void aCustomerThatComesBackIsRedirectedNoMore() {
        write(tx -> tx.redirects().add(List.of(new Redirect(1, 2))));
        write(tx -> tx.redirects().add(List.of(new Redirect(2, 1))));
        assertThat(number(tx -> tx.redirects().resolve(1))).isEqualTo(1);
        assertThat(number(tx -> tx.redirects().resolve(2))).isEqualTo(1);
    }

    @Test
    void contactsWaitForTheirAccountOnce() {
        Wait wait = new Wait(1, "name", "甲有限公司", 7);
        write(tx -> tx.accountsAwaited().add(List.of(wait, new Wait(1, "key", "x", 8))));
        write(tx -> tx.accountsAwaited().add(List.of(wait)));
        assertThat(number(tx -> tx.accountsAwaited().count())).isEqualTo(2);
        assertThat(list(tx -> tx.accountsAwaited().find("name", List.of("甲有限公司", "x"))))
                .containsExactly(wait);
        write(tx -> tx.accountsAwaited().remove(List.of(wait)));
        assertThat(number(tx -> tx.accountsAwaited().count())).isEqualTo(1);
    }

    @Test
    void theCrossReferenceIsSortedByCustomerSystemAndKey() {
        write(tx -> {
            assertThat(tx.systems().idOf("zendesk")).isEqualTo(1);
            assertThat(tx.systems().idOf("erp")).isEqualTo(2);
            SourceRow z = Samples.source(1, "a", 5);
            SourceRow e = inSystem(Samples.source(2, "b", 5), 2);
            SourceRow f = inSystem(Samples.source(3, "B", 5), 2);
            SourceRow g = inSystem(Samples.source(4, "c", 4), 2);
            tx.sources().insert(List.of(z, e, f, g));
        });
        List<String> lines = new ArrayList<>();
        Map<Long, SourceKey> names = read(tx -> {
            tx.crossReference().scan(each -> lines.add(each.customer() + " " + each.key()));
            return tx.crossReference().canonicalNames();
        });
        assertThat(lines).containsExactly("4 erp:c", "5 erp:B", "5 erp:b", "5 zendesk:a");
        assertThat(names).isEqualTo(Map.of(4L, new SourceKey("erp", "c"), 5L, new SourceKey("erp", "B")));
        assertThat(text(tx -> tx.systems().nameOf(2))).isEqualTo("erp");
    }

    private static SourceRow inSystem(SourceRow r, int system) {
        return new SourceRow(
                r.id(),
                system,
                r.key(),
                r.hash(),
                r.updatedAt(),
                r.createdAt(),
                r.type(),
                r.customer(),
                r.account(),
                r.deleted(),
                r.bare(),
                r.raw(),
                r.clean(),
                r.warnings(),
                r.file(),
                r.line());
    }
}
