package io.tierhub.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A fresh store in a real file for each test. */
abstract class StoreFixture {
    @TempDir
    Path folder;

    Store store;

    @BeforeEach
    void open() {
        store = Samples.open(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    void write(Consumer<Tx> work) {
        Samples.write(store, work);
    }

    <T> T read(Function<Tx, T> work) {
        return store.read(work);
    }

    <T> List<T> list(Function<Tx, List<T>> work) {
        return Samples.list(store, work);
    }

    <K, V> Map<K, V> map(Function<Tx, Map<K, V>> work) {
        return store.read(work);
    }

    long number(Function<Tx, ? extends Number> work) {
        return Samples.number(store, work);
    }

    String text(Function<Tx, String> work) {
        return store.read(work);
    }

    byte[] bytes(Function<Tx, byte[]> work) {
        return store.read(work);
    }

    int change(Function<Tx, Integer> work) {
        return store.transaction(Effect.CHUNK_TAKEN, work);
    }
}
