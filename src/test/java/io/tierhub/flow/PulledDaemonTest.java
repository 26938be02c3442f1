package io.tierhub.flow;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tierhub.crash.FaultProxy;
import io.tierhub.crash.Toxic;
import io.tierhub.store.Cursors.Cursor;
import io.tierhub.store.StoreSettings;
import io.tierhub.store.TestDatabase;
import io.tierhub.vocabulary.Entity;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A daemon that pulls from a server on a bad network: the rest of the hub does not notice, and health says it. */
@Tag("h2") // the source is PostgreSQL in any case
class PulledDaemonTest {
    @TempDir
    Path folder;

    private SourceRig shop;
    private FaultProxy network;
    private HubRig rig;
    private int port;

    @BeforeEach
    void aDaemonThatPullsEverySecond() throws Exception {
        StoreSettings database = TestDatabase.postgres(folder.resolve("shop"));
        shop = SourceRig.at(database.url(), database.user(), database.password())
                .shop();
        shop.customer("C1", "Ada Byron", "2026-06-01 10:00:00").order(1, "C1", "100", "2026-06-01 10:00:00");
        network = new FaultProxy(TestDatabase.port());
        port = HealthTest.freePort();
        String url = database.url().replace(":" + TestDatabase.port() + "/", ":" + network.port() + "/");
        rig = new HubRig(
                        folder.resolve("home"),
                        HubRig.ERP,
                        SourceRig.yaml(url, database.user(), "upsert").replace("none-of-note", database.password()))
                .write(
                        "config/application.properties",
                        "tierhub.folders.quiet_seconds = 0\ntierhub.http.port = " + port + "\n")
                .onRealTime();
        rig.hub().run();
        await().atMost(60, SECONDS)
                .until(() -> cursor().lastSuccess() != null && rig.customers().size() == 1);
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
        network.close();
        shop.close();
    }

    private Cursor cursor() {
        return rig.hub().store().read(tx -> tx.cursors().of("shop", Entity.CUSTOMERS));
    }

    private String get(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private void fileComes(String key) throws Exception {
        Path part = Files.write(
                rig.inbox("erp").resolve(key + ".part"),
                List.of(GeneratedExport.CUSTOMERS, key + ",Grace Hopper,,,,,,"));
        Files.move(part, part.resolveSibling("customers-" + key + ".csv"));
    }

    @Test
    void aSourceThatIsGoneIsSaidToBeAndComesBackByItself() throws Exception {
        assertThat(get("/health/flows")).contains("\"pulls\":{\"shop\":{\"ok\":true");
        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(get("/metrics"))
                        .as("all entities have been pulled to their end")
                        .containsPattern("(?m)^tierhub_source_cursor_lag_seconds\\{source=\"shop\"\\} [0-9]"));
        network.down();
        await().atMost(30, SECONDS).until(() -> cursor().fault() != null);
        await().atMost(10, SECONDS)
                .untilAsserted(() -> assertThat(get("/health/flows"))
                        .contains("pull of shop: customers, since "
                                + java.time.Instant.ofEpochMilli(cursor().faultSince())));
        await().atMost(10, SECONDS)
                .untilAsserted(() -> assertThat(get("/metrics"))
                        .containsPattern("(?m)^tierhub_source_failing_seconds\\{source=\"shop\"\\} [1-9]")
                        .containsPattern("(?m)^tierhub_source_cursor_lag_seconds\\{source=\"shop\"\\} [0-9]"));
        fileComes("G1");
        await().atMost(20, SECONDS).until(() -> rig.customers().size() == 2);

        shop.customer("C2", "Katherine Johnson", "2026-11-01 10:00:00");
        rig.hub().pulls().reset("shop");
        network.heal();
        await().atMost(30, SECONDS).until(() -> rig.customers().size() == 3 && cursor().fault() == null);
    }

    @Test
    void aSourceThatSaysNothingHoldsUpNobodyAndIsGivenUp() throws Exception {
        network.answers(Toxic.latency(600_000));
        long begun = System.nanoTime();
        fileComes("G1");
        await().atMost(20, SECONDS).until(() -> rig.customers().size() == 2);
        await().atMost(60, SECONDS).until(() -> cursor().fault() != null);
        assertThat(SECONDS.convert(System.nanoTime() - begun, java.util.concurrent.TimeUnit.NANOSECONDS))
                .isLessThan(60);
        network.down();
        network.heal();
        await().atMost(60, SECONDS).until(() -> cursor().fault() == null);
    }
}
