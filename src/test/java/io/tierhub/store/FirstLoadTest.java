package io.tierhub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tierhub.store.Redirects.Redirect;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstLoadTest {
    @TempDir
    Path folder;

    @Test
    void afterAFirstLoadRecordsAreFoundByKeyAndCustomer() {
        try (Store store = Samples.open(folder)) {
            store.beginFirstLoad();
            assertThat(store.loading()).isTrue();
            load(store, 1, 200);
            assertThatThrownBy(() -> store.read(tx -> tx.sources().byKeys(1, List.of("K7"))))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("first load");
            store.finishFirstLoad(null, new ReentrantLock(), Runnable::run);
            assertThat(store.loading()).isFalse();
            assertFound(store);
        }
    }

    @Test
    void anInterruptedFirstLoadIsFinishedAtTheNextStart() {
        try (Store store = Samples.open(folder)) {
            store.beginFirstLoad();
            load(store, 1, 200);
        }
        try (Store store = Samples.open(folder)) {
            assertThat(store.loading()).isFalse();
            assertFound(store);
            assertThatThrownBy(() -> load(store, 201, 201, "K7")).isInstanceOf(StoreException.class);
        }
        try (Store store = Samples.open(folder)) {
            assertFound(store);
        }
    }

    @Test
    void recordsOfCustomersThatMergedAreTheSurvivorsAtItsEnd() {
        assertFollows(
                folder.resolve("known"), customer -> customer == 9 ? new int[] {2, 9} : new int[] {(int) customer});
        assertFollows(folder.resolve("looked"), null);
    }

    private static void assertFollows(Path folder, @Nullable LongFunction<int[]> members) {
        try (Store store = Samples.open(folder)) {
            store.beginFirstLoad();
            load(store, 1, 20);
            Samples.write(store, tx -> tx.redirects().add(List.of(new Redirect(2, 9))));
            store.finishFirstLoad(members, new ReentrantLock(), Runnable::run);
            assertThat(Samples.list(store, tx -> tx.sources().byCustomers(new long[] {2, 9})))
                    .extracting(SourceRow::id, SourceRow::customer)
                    .containsExactlyInAnyOrder(tuple(2, 9L), tuple(9, 9L));
        }
    }

    @Test
    void allIndexesStandAtItsEnd() {
        try (Store store = Samples.open(folder)) {
            store.beginFirstLoad();
            load(store, 1, 20);
            store.finishFirstLoad(null, new ReentrantLock(), Runnable::run);
            assertThat(indexes(store)).contains("source_record_key", "source_record_customer", "source_record_account");
        }
    }

    private static List<String> indexes(Store store) {
        return store.onConnection(handle -> handle.createQuery(
                        TestDatabase.isPostgres()
                                ? "SELECT indexname FROM pg_indexes WHERE tablename = 'source_record'"
                                : "SELECT LOWER(index_name) FROM information_schema.indexes WHERE LOWER(table_name) = 'source_record'")
                .mapTo(String.class)
                .list());
    }

    @Test
    void whatIsWrittenTwiceIsRefusedAfterAFirstLoadAsBefore() {
        try (Store store = Samples.open(folder)) {
            store.beginFirstLoad();
            load(store, 1, 20);
            store.finishFirstLoad(
                    null,
                    new ReentrantLock(),
                    indexes -> store.transaction(Effect.GOLDEN_WRITTEN, tx -> {
                        tx.customers().insert(List.of(Samples.customer(1)));
                        tx.gradesDue().add(new long[] {1}, 100);
                        return tx;
                    }));
            assertRefused(store);
        }
    }

    @Test
    void theSameHoldsForOneThatWasInterrupted() {
        try (Store store = Samples.open(folder)) {
            store.beginFirstLoad();
            load(store, 1, 20);
            Samples.write(store, tx -> tx.customers().insert(List.of(Samples.customer(1))));
            Samples.write(store, tx -> tx.gradesDue().add(new long[] {1}, 100));
        }
        try (Store store = Samples.open(folder)) {
            assertRefused(store);
        }
    }

    private static void assertRefused(Store store) {
        assertThatThrownBy(() -> load(store, 1, 1, "K999")).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> Samples.write(store, tx -> tx.customers().insert(List.of(Samples.customer(1)))))
                .isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> Samples.write(store, tx -> tx.gradesDue().add(new long[] {1}, 200)))
                .isInstanceOf(StoreException.class);
    }

    @Test
    void aRecordIsChangedByItsNumberInTheMidstOfAFirstLoad() {
        try (Store store = Samples.open(folder)) {
            store.beginFirstLoad();
            load(store, 1, 20);
            Samples.write(store, tx -> {
                tx.sources().insert(List.of(Samples.source(21, "K21", 21)));
                tx.sources().setAccount(new int[] {7}, new int[] {21});
            });
            load(store, 22, 30);
            assertThat(Samples.list(store, tx -> tx.sources().byIds(new int[] {7})))
                    .extracting(SourceRow::account)
                    .containsExactly(21);
            assertThatThrownBy(() -> load(store, 7, 7, "K999"))
                    .as("what finds it is there from then on")
                    .isInstanceOf(StoreException.class);
            store.finishFirstLoad(null, new ReentrantLock(), Runnable::run);
            assertThatThrownBy(() -> load(store, 7, 7, "K999")).isInstanceOf(StoreException.class);
        }
    }

    @Test
    void allPagesOfAFirstLoadAreFrozenAtItsEnd() throws SQLException {
        assumeThat(TestDatabase.isPostgres()).isTrue();
        commitsAreOnDisk();
        try (Store store = Samples.open(folder)) {
            store.beginFirstLoad();
            for (int chunk = 0; chunk < 5; chunk++) {
                load(store, chunk * 100 + 1, chunk * 100 + 100);
            }
            assertThat(frozen("source_record")).as("while it runs").isBetween(1L, 499L);
            store.finishFirstLoad(
                    null,
                    new ReentrantLock(),
                    indexes -> store.transaction(Effect.GOLDEN_WRITTEN, tx -> {
                        tx.customers().insert(List.of(Samples.customer(1), Samples.customer(2)));
                        return tx;
                    }));
        }
        assertThat(frozen("source_record")).isEqualTo(500);
        assertThat(frozen("customer")).isEqualTo(2);
    }

    /** As on a server that is not made for tests; no page tells of a commit that is not on disk yet. */
    private void commitsAreOnDisk() throws SQLException {
        try (var connection = TestDatabase.connect(TestDatabase.of(folder));
                var statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE " + connection.getCatalog() + " SET synchronous_commit = on");
        }
    }

    /** The rows on pages of which no vacuum ever writes one again. */
    private long frozen(String table) throws SQLException {
        try (var connection = TestDatabase.connect(TestDatabase.of(folder));
                var statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION IF NOT EXISTS pg_visibility");
            var rows = statement.executeQuery("SELECT COUNT(*) FROM " + table + " t JOIN pg_visibility_map('" + table
                    + "') m ON m.blkno = (CAST(CAST(t.ctid AS text) AS point))[0] WHERE m.all_frozen");
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void aStoreThatHoldsRecordsTakesNoFirstLoad() {
        try (Store store = Samples.open(folder)) {
            load(store, 1, 1);
            assertThatThrownBy(store::beginFirstLoad).hasMessageContaining("empty store");
            assertThat(store.loading()).isFalse();
            assertThat(Samples.list(store, tx -> tx.sources().byKeys(1, List.of("K1"))))
                    .hasSize(1);
        }
    }

    private static void load(Store store, int from, int to) {
        Samples.write(
                store,
                tx -> tx.sources()
                        .insert(IntStream.rangeClosed(from, to)
                                .mapToObj(i -> Samples.source(i, "K" + i, i))
                                .toList()));
    }

    private static void load(Store store, int from, int to, String key) {
        Samples.write(
                store,
                tx -> tx.sources()
                        .insert(IntStream.rangeClosed(from, to)
                                .mapToObj(i -> Samples.source(i, key, i))
                                .toList()));
    }

    private static void assertFound(Store store) {
        assertThat(Samples.list(store, tx -> tx.sources().byKeys(1, List.of("K7", "K8", "none"))))
                .extracting(SourceRow::id)
                .containsExactlyInAnyOrder(7, 8);
        assertThat(Samples.list(store, tx -> tx.sources().byCustomers(new long[] {9, 999})))
                .containsExactly(Samples.source(9, "K9", 9));
    }
}
