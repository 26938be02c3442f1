package io.tierhub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one PostgreSQL database share its targets. */
class TurnsTest {
    private static final long LONG_MS = 60_000;

    @TempDir
    Path folder;

    private StoreSettings database;
    private Store active;
    private Store standby;

    @BeforeEach
    void oneNodeHasTheDatabaseAndAnotherStandsBy() {
        database = TestDatabase.postgres(folder);
        active = Store.open(database, "one");
        standby = Store.beside(database, "two");
    }

    @AfterEach
    void close() {
        standby.close();
        active.close();
    }

    @Test
    void aTargetIsDeliveredToByOneNodeAtATime() {
        assertThat(active.turns().take("erp", LONG_MS)).isTrue();
        assertThat(active.turns().take("erp", LONG_MS)).as("prolonged").isTrue();
        assertThat(standby.turns().take("erp", LONG_MS)).isFalse();
        assertThat(standby.turns().take("crm", LONG_MS)).as("another target").isTrue();
        active.turns().end("erp");
        assertThat(standby.turns().take("erp", LONG_MS)).isTrue();
        assertThat(active.turns().take("erp", LONG_MS)).isFalse();
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.SECONDS)
    void whoeverLooksPassesOverATurnThatIsJustBeingTaken() throws Exception {
        assertThat(active.turns().take("erp", 0)).isTrue();
        try (Connection taking = TestDatabase.connect(database)) {
            taking.setAutoCommit(false);
            taking.createStatement().execute("SELECT * FROM delivery_turn FOR UPDATE");
            assertThat(standby.turns().take("erp", LONG_MS)).isFalse();
            taking.rollback();
        }
        assertThat(standby.turns().take("erp", LONG_MS)).isTrue();
    }

    @Test
    void aTurnEndsByItselfAndNotBefore() throws InterruptedException {
        assertThat(active.turns().take("erp", 1_500)).isTrue();
        long taken = System.nanoTime();
        assertThat(standby.turns().take("erp", LONG_MS)).isFalse();
        while (!standby.turns().take("erp", LONG_MS)) {
            Thread.sleep(20);
        }
        assertThat(System.nanoTime() - taken).as("nanoseconds").isGreaterThan(1_400_000_000L);
    }

    @Test
    void outcomesAreRecordedInOnesOwnTurnOnly() {
        assertThat(standby.turns().take("erp", LONG_MS)).isTrue();
        record(standby, "by two");
        standby.turns().end("erp");
        assertThat(active.turns().take("erp", LONG_MS)).isTrue();
        assertThatThrownBy(() -> record(standby, "late"))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        late -> assertThat(late.retryable()).isTrue())
                .hasMessageContaining("erp");
        assertThat(active.<String>read(tx -> tx.meta().get("a"))).isEqualTo("by two");
    }

    @Test
    void aStandbyWritesNothingElse() {
        assertThatThrownBy(() -> Samples.write(standby, tx -> tx.meta().put("a", "b")))
                .hasMessageContaining("standby");
        assertThat(active.<String>read(tx -> tx.meta().get("a"))).isNull();
    }

    @Test
    void whoTakesTheDatabaseOverEndsTheTurnsOfTheHolderBefore() throws SQLException {
        assertThat(active.turns().take("erp", LONG_MS)).isTrue();
        assertThat(standby.free()).isFalse();
        try (Connection past = TestDatabase.connect(database)) {
            past.createStatement().execute("UPDATE lease SET until_at = 0");
        }
        assertThat(standby.free()).isTrue();
        try (Store next = Store.open(database, "two")) {
            assertThat(next.turns().take("erp", LONG_MS)).isTrue();
        }
    }

    private static void record(Store store, String content) {
        store.turns().record("erp", tx -> {
            tx.meta().put("a", content);
            return content;
        });
    }
}
