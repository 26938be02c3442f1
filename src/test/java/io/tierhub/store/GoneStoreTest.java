package io.tierhub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that closed itself under the hub, as H2 does when it cannot write its file. */
@Tag("h2")
class GoneStoreTest {
    @TempDir
    Path folder;

    @Test
    void whatFailsTheWorkAndItsEndIsToldAsItIs() {
        Store store = Store.open(StoreSettings.inFolder(folder), "here");
        assertThatThrownBy(() -> store.onConnection(handle -> handle.execute("SHUTDOWN IMMEDIATELY")))
                .isInstanceOf(Exception.class);
        assertThatThrownBy(() -> store.read(Tx::loading)).isInstanceOf(StoreException.class);
        assertThat(store.gone()).isNotNull();
        assertThatThrownBy(() -> {
                    try (AutoCloseable end = () -> store.read(Tx::loading)) {
                        store.read(Tx::loading);
                    }
                })
                .as("by a block whose work and whose closing meet it")
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(String.valueOf(store.gone().getMessage()))
                .satisfies(told -> assertThat(told.getSuppressed()).hasSize(1));
    }
}
