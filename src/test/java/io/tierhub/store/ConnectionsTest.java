package io.tierhub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How much work the database takes at once, and for how long it is waited for. */
class ConnectionsTest extends StoreFixture {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger reading = new AtomicInteger();
    private final CountDownLatch go = new CountDownLatch(1);

    @AfterEach
    void end() {
        go.countDown();
        threads.shutdown();
    }

    /** Reads until it is told to go on. */
    private CompletableFuture<Integer> readAndHold(CountDownLatch until) {
        return CompletableFuture.supplyAsync(
                () -> store.read(tx -> {
                    tx.customers().count();
                    reading.incrementAndGet();
                    try {
                        until.await();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                    return reading.get();
                }),
                threads);
    }

    @Test
    void eightReadAtOnceAndTheNinthAsSoonAsOneOfThemIsDone() throws Exception {
        CountDownLatch one = new CountDownLatch(1);
        readAndHold(one);
        for (int i = 1; i < Connections.MOST; i++) {
            readAndHold(go);
        }
        await().until(() -> reading.get() == Connections.MOST);
        CompletableFuture<Integer> ninth = readAndHold(go);
        Thread.sleep(300);
        assertThat(reading).hasValue(Connections.MOST);
        one.countDown();
        await().until(() -> reading.get() == Connections.MOST + 1);
        go.countDown();
        assertThat(ninth.get(10, TimeUnit.SECONDS)).isEqualTo(Connections.MOST + 1);
    }

    @Test
    @Tag("full")
    void workWaitsTenSecondsForAConnectionAndIsThenRefusedAndMayBeTriedAgain() {
        for (int i = 0; i < Connections.MOST; i++) {
            readAndHold(go);
        }
        await().until(() -> reading.get() == Connections.MOST);
        long from = System.nanoTime();
        assertThatThrownBy(() -> read(tx -> tx.customers().count()))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        refused -> assertThat(refused.retryable()).isTrue());
        assertThat(Duration.ofNanos(System.nanoTime() - from))
                .isBetween(
                        Duration.ofSeconds(Connections.WAIT_SECONDS), Duration.ofSeconds(Connections.WAIT_SECONDS + 2));
    }

    @Test
    void theLimitsAreThoseOfThePoolAndOfTheConnectionItself() throws Exception {
        store.close();
        try (HikariDataSource pool = Connections.pool(TestDatabase.of(folder), "test");
                Connection connection = pool.getConnection()) {
            assertThat(pool.getMaximumPoolSize()).isEqualTo(Connections.MOST);
            assertThat(pool.getConnectionTimeout()).isEqualTo(Connections.WAIT_SECONDS * 1000L);
            if (TestDatabase.isPostgres()) {
                assertThat(connection.getNetworkTimeout()).isEqualTo(Connections.SILENT_SECONDS * 1000);
                assertThat(pool.getDataSourceProperties())
                        .containsEntry("connectTimeout", String.valueOf(Connections.WAIT_SECONDS));
            }
        }
    }
}
