package io.tierhub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one PostgreSQL database. */
class LeaseTest {
    @TempDir
    Path folder;

    private StoreSettings database;
    private Store first;

    @BeforeEach
    void oneNodeHasTheDatabase() {
        database = TestDatabase.postgres(folder);
        first = Store.open(database, "one");
        Samples.write(first, tx -> tx.meta().put("a", "by one"));
    }

    @AfterEach
    void close() {
        first.close();
    }

    /** As when the holder stood still for longer than its lease. */
    private void expire() throws SQLException {
        try (Connection past = TestDatabase.connect(database);
                var statement = past.createStatement()) {
            statement.execute("UPDATE lease SET until_at = 0");
        }
    }

    @Test
    void anotherNodeIsTurnedAwayWhileTheLeaseRuns() {
        assertThatThrownBy(() -> Store.open(database, "two"))
                .isInstanceOfSatisfying(StoreException.class, held -> {
                    assertThat(held.held()).isTrue();
                    assertThat(held.retryable()).isTrue();
                })
                .hasMessageContaining("one");
        Samples.write(first, tx -> tx.meta().put("a", "by one again"));
    }

    @Test
    void aLeaseRunsForFifteenSecondsFromWhenItWasTaken() throws Exception {
        first.close();
        try (Connection past = TestDatabase.connect(database);
                var statement = past.createStatement()) {
            long before = asked(statement, "SELECT " + Lease.NOW);
            first = Store.open(database, "one");
            long after = asked(statement, "SELECT " + Lease.NOW);
            assertThat(asked(statement, "SELECT until_at FROM lease"))
                    .isBetween(before + Lease.LENGTH_MS, after + Lease.LENGTH_MS);
        }
    }

    @Test
    void aLeaseIsTakenOverWhenItsTimeIsUpAndNotBefore() throws Exception {
        try (Connection past = TestDatabase.connect(database);
                var statement = past.createStatement()) {
            // The first node renews it every five seconds, and was opened just now.
            statement.execute("UPDATE lease SET until_at = 1000 + " + Lease.NOW);
            long until = asked(statement, "SELECT until_at FROM lease");
            assertThatThrownBy(() -> Store.open(database, "two")).hasMessageContaining("one");
            assertThat(asked(statement, "SELECT " + Lease.NOW)).isLessThan(until);
            while (asked(statement, "SELECT " + Lease.NOW) < until) {
                Thread.sleep(1);
            }
            Store.open(database, "two").close();
        }
    }

    private static long asked(Statement statement, String question) throws SQLException {
        try (ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getLong(1);
        }
    }

    @Test
    @Tag("full")
    void aLeaseIsRenewedEveryFiveSeconds() throws Exception {
        try (Connection past = TestDatabase.connect(database);
                var statement = past.createStatement()) {
            long taken = asked(statement, "SELECT until_at FROM lease");
            long renewed = taken;
            while (renewed == taken) {
                Thread.sleep(20);
                renewed = asked(statement, "SELECT until_at FROM lease");
            }
            assertThat(renewed - taken).isBetween(Lease.RENEW_MS, Lease.RENEW_MS + 1_000);
        }
    }

    @Test
    void aLeaseGivenBackOrOfTheSameNodeIsTakenAtOnce() {
        first.close();
        Store.open(database, "two").close();
        Store again = Store.open(database, "one");
        Store.open(database, "one").close(); // its process was killed and is started again
        again.close();
    }

    @Test
    void aHolderThatWasTakenOverChangesNothingAndKnowsIt() throws Exception {
        expire();
        try (Store second = Store.open(database, "two")) {
            Samples.write(second, tx -> tx.meta().put("a", "by two"));
            // Each attempt finds one of its sessions ended, until a new one finds the token of another.
            for (int i = 0; i < 20 && first.gone() == null; i++) {
                assertThatThrownBy(() -> Samples.write(first, tx -> tx.meta().put("a", "stale")))
                        .isInstanceOf(StoreException.class);
            }
            assertThat(first.gone()).isNotNull();
            assertThat(second.<String>read(tx -> tx.meta().get("a"))).isEqualTo("by two");
        }
    }

    @Test
    void whatAHolderHadBegunWhenItStoodStillIsUndoneAndHoldsNobodyUp() {
        assertThatThrownBy(() -> Samples.write(first, tx -> {
                    tx.customers().insert(List.of(Samples.customer(1)));
                    tx.meta().put("a", "half done");
                    takeOver();
                }))
                .isInstanceOf(StoreException.class);
        try (Store second = Store.open(database, "two")) {
            assertThat(second.<String>read(tx -> tx.meta().get("a"))).isEqualTo("by two");
            assertThat(Samples.number(second, tx -> tx.customers().count())).isZero();
        }
    }

    private void takeOver() {
        try {
            expire();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        try (Store second = Store.open(database, "two")) {
            Samples.write(second, tx -> tx.meta().put("a", "by two"));
        }
    }

    @Test
    @Tag("full")
    void aLeaseIsRenewedWhileAndAfterATransactionRuns() throws Exception {
        Samples.write(first, tx -> sleep(Lease.LENGTH_MS + 2_000));
        assertThatThrownBy(() -> Store.open(database, "two")).hasMessageContaining("one");
    }

    private static void sleep(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
