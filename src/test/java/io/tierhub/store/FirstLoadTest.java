package io.tierhub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
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
            store.finishFirstLoad(new ReentrantLock(), () -> {});
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
