package io.tierhub.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When H2 makes the plans of its statements anew. */
class PlansTest {
    @TempDir
    Path folder;

    private Store store;

    @BeforeEach
    void open() {
        store = Store.open(StoreSettings.inFolder(folder), "test");
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void plansAreMadeAnewAsTheTablesGrow() {
        long before = made();
        write(0, 99);
        assertThat(made()).isEqualTo(before);
        write(99, 100);
        assertThat(made()).isGreaterThan(before);

        long then = made();
        write(100, 199);
        assertThat(made()).isEqualTo(then);
        write(199, 200);
        assertThat(made()).isGreaterThan(then);
    }

    @Test
    void whatWasUndoneDoesNotCount() {
        long before = made();
        try {
            store.transaction(Effect.TARGET_RESUMED, tx -> {
                put(tx, 0, 500);
                throw new IllegalStateException("undone");
            });
        } catch (IllegalStateException undone) {
            assertThat(made()).isEqualTo(before);
        }
    }

    private void write(int from, int to) {
        store.transaction(Effect.TARGET_RESUMED, tx -> {
            put(tx, from, to);
            return to;
        });
    }

    private static void put(Tx tx, int from, int to) {
        for (int i = from; i < to; i++) {
            tx.meta().put("row " + i, "written");
        }
    }

    /** A number that grows each time. */
    private long made() {
        return store.onConnection(handle -> {
            try {
                SessionLocal session = (SessionLocal)
                        handle.getConnection().unwrap(JdbcConnection.class).getSession();
                return session.getDatabase().getModificationMetaId();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
