package io.tierhub.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.master.Standing;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What goes to the layer over a table, and what comes back. That every read is right is in {@link LayeredReadsTest}. */
class LayeredTest extends StoreFixture {
    private void hundred() {
        write(tx -> tx.sources()
                .insert(IntStream.rangeClosed(1, 100)
                        .mapToObj(i -> Samples.source(i, "K" + i, i))
                        .toList()));
        write(tx -> tx.customers()
                .upsert(LongStream.rangeClosed(1, 100)
                        .mapToObj(Samples::customer)
                        .toList()));
    }

    private static CustomerRow renamed(long id) {
        CustomerRow row = Samples.customer(id);
        return new CustomerRow(id, row.type(), "Renamed " + id, row.golden(), Standing.CONTACT, 7);
    }

    private long rows(String query) {
        try (var connection = TestDatabase.connect(TestDatabase.of(folder));
                var answer = connection.createStatement().executeQuery(query)) {
            answer.next();
            return answer.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    private boolean outgrown(LayeredTable table) {
        return store.read(tx -> tx.folding(table).outgrown());
    }

    @Test
    void newRowsAreAppendedAndChangedOnesArePutAside() {
        hundred();
        assertThat(rows("SELECT COUNT(*) FROM customer_changed")).isZero();
        write(tx -> tx.customers().upsert(List.of(renamed(5), Samples.customer(101))));
        write(tx -> tx.sources().update(List.of(Samples.source(7, "K7", 70))));
        assertThat(rows("SELECT COUNT(*) FROM customer")).isEqualTo(101);
        assertThat(rows("SELECT MAX(id) FROM customer_changed")).isEqualTo(5);
        assertThat(rows("SELECT COUNT(*) FROM customer WHERE name LIKE 'Renamed%'"))
                .isZero();
        assertThat(rows("SELECT customer_id FROM source_record WHERE id = 7")).isEqualTo(7);
        assertThat(rows("SELECT customer_id FROM source_record_changed WHERE id = 7"))
                .isEqualTo(70);
    }

    @Test
    void aChangeOfOneColumnPutsTheWholeRowAside() {
        hundred();
        write(tx -> tx.sources().setCustomer(new int[] {9, 3}, new long[] {90, 30}));
        write(tx -> tx.sources().setAccount(new int[] {3}, new int[] {9}));
        SourceRow before = Samples.source(3, "K3", 30);
        SourceRow now = list(tx -> tx.sources().byIds(new int[] {3})).get(0);
        assertThat(now.account()).isEqualTo(9);
        assertThat(now).usingRecursiveComparison().ignoringFields("account").isEqualTo(before);
        assertThat(rows("SELECT COUNT(*) FROM source_record_changed")).isEqualTo(2);
    }

    @Test
    void aDeletedCustomerIsGoneFromBothTables() {
        hundred();
        write(tx -> tx.customers().upsert(List.of(renamed(5), renamed(6))));
        write(tx -> tx.customers().delete(new long[] {5, 8}));
        assertThat(list(tx -> tx.customers().byIds(new long[] {5, 6, 8}))).containsExactly(renamed(6));
        assertThat(number(tx -> tx.customers().count())).isEqualTo(98);
        assertThat(rows("SELECT COUNT(*) FROM customer_changed")).isEqualTo(1);
    }

    @Test
    void aLayerHasOutgrownItsShareAtOneRowMoreThanOneInTen() {
        hundred();
        write(tx -> tx.customers()
                .upsert(LongStream.rangeClosed(1, 10)
                        .mapToObj(LayeredTest::renamed)
                        .toList()));
        assertThat(outgrown(LayeredTable.CUSTOMER)).isFalse();
        write(tx -> tx.customers().upsert(List.of(renamed(11))));
        assertThat(outgrown(LayeredTable.CUSTOMER)).isTrue();
        assertThat(outgrown(LayeredTable.SOURCE_RECORD)).isFalse();
    }

    @Test
    void foldingPutsChangedRowsWhereTheyStoodBeforeInSteps() {
        int far = 1 + Folding.STEP;
        write(tx -> tx.sources()
                .insert(List.of(
                        Samples.source(1, "a", 1),
                        Samples.source(2, "b", 2),
                        Samples.source(far, "c", 3),
                        Samples.source(3 * far, "d", 4))));
        write(tx -> tx.sources().setCustomer(new int[] {1, far, 3 * far}, new long[] {10, 30, 40}));
        List<Long> steps = new ArrayList<>();
        for (long next = 0; next >= 0; ) {
            long from = next;
            next = store.transaction(
                    Effect.ROWS_FOLDED,
                    tx -> tx.folding(LayeredTable.SOURCE_RECORD).fold(from));
            steps.add(next);
            assertThat(list(tx -> tx.sources().byIds(new int[] {1, 2, far, 3 * far})))
                    .extracting(SourceRow::customer)
                    .containsExactlyInAnyOrder(10L, 2L, 30L, 40L);
        }
        assertThat(steps).containsExactly((long) far, 2L * far - 1, 4L * far - 1, -1L);
        assertThat(rows("SELECT COUNT(*) FROM source_record_changed")).isZero();
        assertThat(rows("SELECT SUM(customer_id) FROM source_record")).isEqualTo(82);
    }

    @Test
    void aFirstLoadPutsNothingAside() {
        store.beginFirstLoad();
        hundred();
        write(tx -> {
            tx.sources().update(List.of(Samples.source(7, "K7", 70)));
            tx.sources().setCustomer(new int[] {8}, new long[] {80});
            tx.customers().upsert(List.of(renamed(9), Samples.customer(101)));
        });
        store.finishFirstLoad(null, new java.util.concurrent.locks.ReentrantLock(), Runnable::run);
        assertThat(rows("SELECT COUNT(*) FROM source_record_changed")).isZero();
        assertThat(rows("SELECT COUNT(*) FROM customer_changed")).isZero();
        assertThat(rows("SELECT COUNT(*) FROM customer WHERE name LIKE 'Renamed%'"))
                .isEqualTo(1);
        assertThat(rows("SELECT COUNT(*) FROM customer")).isEqualTo(101);
        assertThat(rows("SELECT SUM(customer_id) FROM source_record WHERE id IN (7, 8)"))
                .isEqualTo(150);
    }

    @Test
    void aRowPutAsideWhoseTableLostItIsFound() throws SQLException {
        hundred();
        write(tx -> {
            tx.customers().upsert(List.of(renamed(5)));
            tx.sources().setCustomer(new int[] {7}, new long[] {70});
        });
        try (var connection = TestDatabase.connect(TestDatabase.of(folder))) {
            connection.createStatement().executeUpdate("DELETE FROM customer WHERE id = 5");
            connection.createStatement().executeUpdate("DELETE FROM source_record WHERE id = 7");
        }
        Verification.Findings found = store.read(tx -> tx.verification().look());
        assertThat(found.damage()).anyMatch(words -> words.startsWith("1 changed source records that are missing"));
        assertThat(found.withoutGolden()).contains(5);
        write(tx -> tx.customers().upsert(List.of(Samples.customer(5))));
        assertThat(list(tx -> tx.customers().byIds(new long[] {5}))).containsExactly(Samples.customer(5));
        assertThat(rows("SELECT COUNT(*) FROM customer_changed")).isZero();
    }
}
