package io.tierhub.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tierhub.flow.Target;
import io.tierhub.flow.VerifiedStart;
import io.tierhub.publish.PushSettings;
import io.tierhub.publish.WebhookSettings;
import io.tierhub.store.Delivery;
import io.tierhub.store.Effect;
import io.tierhub.store.Store;
import io.tierhub.store.TestDatabase;
import io.tierhub.vocabulary.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From when on what waits makes a flow red, and a database that does not answer the hub not ready. */
class HealthLimitsTest {
    private static final Instant CAME = Instant.parse("2026-06-30T01:00:00Z");
    private static final long STALE_MS = (long) (Health.STALE_SECONDS * 1000);

    @TempDir
    Path folder;

    private final AtomicLong now = new AtomicLong(CAME.toEpochMilli());
    private Store store;
    private Watched hub;

    @BeforeEach
    void aHub() throws Exception {
        store = Store.open(TestDatabase.withTables(folder), "test");
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        WebhookSettings webhook = new WebhookSettings("https://crm.example.com/", new Secret("x".repeat(24)), null, 20);
        hub = new Watched(
                store,
                List.of("erp", "crm"),
                Map.of("erp", inbox),
                Set.of(),
                List.of(new Target("crm", new PushSettings(webhook))),
                folder,
                () -> Map.of(
                        "folder-erp",
                        "Started",
                        "push-crm",
                        "Started",
                        "grade",
                        "Started",
                        "act",
                        "Started",
                        "deliver",
                        "Started"),
                () -> true,
                () -> false,
                () -> true,
                new VerifiedStart.Report(true, List.of(), 0),
                () -> Instant.ofEpochMilli(now.get()));
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** What is red so many milliseconds after something came. */
    private Object redAfter(long ms) {
        now.set(CAME.toEpochMilli() + ms);
        return new Health(hub, new Waiting.Kept(hub)).flows().content().get("red");
    }

    @Test
    void aFileMayWaitFifteenMinutesAndAfterAMillisecondMoreItsFlowIsRed() throws Exception {
        Path file = Files.writeString(folder.resolve("inbox/customers.csv"), "id\n");
        Files.setLastModifiedTime(file, FileTime.from(CAME));
        assertThat(redAfter(STALE_MS)).isEqualTo(List.of());
        assertThat(redAfter(STALE_MS + 1)).asString().contains("erp: a file has waited for 900 s");
    }

    @Test
    void anEventMayWaitFifteenMinutesAndAfterAMillisecondMoreItsTargetIsRed() {
        Delivery row = Delivery.fresh("1", "crm", 1, 1, "tier", CAME.toEpochMilli(), "{}");
        store.transaction(Effect.ALL_GRADED, tx -> {
            tx.outbox().enqueue(List.of(row));
            return row;
        });
        assertThat(redAfter(STALE_MS)).isEqualTo(List.of());
        assertThat(redAfter(STALE_MS + 1)).asString().contains("push to crm: an event has waited for 900 s");
    }

    @Test
    void whatWaitsIsReadOnceForAllWhoAskWithinTwoSeconds() throws Exception {
        Waiting.Kept kept = new Waiting.Kept(hub);
        Waiting first = kept.now();
        assertThat(kept.now()).isSameAs(first);
        Thread.sleep(Waiting.FRESH_MS + 50);
        assertThat(kept.now()).isNotSameAs(first);
    }

    @Test
    @Tag("full")
    void aDatabaseThatTakesFiveSecondsToAnswerDoesNotAnswer() throws Exception {
        Health health = new Health(hub, new Waiting.Kept(hub));
        assertThat(health.ready().good()).isTrue();
        for (Duration free : List.of(
                Duration.ofMillis(Health.MAX_ANSWER_MS - 1_000), Duration.ofMillis(Health.MAX_ANSWER_MS + 1_000))) {
            CountDownLatch go = new CountDownLatch(1);
            ExecutorService threads = Executors.newCachedThreadPool();
            List<CompletableFuture<Integer>> readers = takeAllConnections(threads, go);
            CompletableFuture.delayedExecutor(free.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(go::countDown);
            long from = System.nanoTime();
            assertThat(health.ready().good()).isEqualTo(free.toMillis() < Health.MAX_ANSWER_MS);
            assertThat((System.nanoTime() - from) / 1_000_000).isLessThan(Health.MAX_ANSWER_MS + 500);
            for (CompletableFuture<Integer> reader : readers) {
                reader.get();
            }
            threads.shutdown();
        }
    }

    private List<CompletableFuture<Integer>> takeAllConnections(ExecutorService threads, CountDownLatch go) {
        AtomicInteger reading = new AtomicInteger();
        List<CompletableFuture<Integer>> readers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            readers.add(CompletableFuture.supplyAsync(
                    () -> store.read(tx -> {
                        reading.incrementAndGet();
                        try {
                            go.await();
                        } catch (InterruptedException stopped) {
                            Thread.currentThread().interrupt();
                        }
                        return 1;
                    }),
                    threads));
        }
        await().until(() -> reading.get() == 8);
        return readers;
    }
}
