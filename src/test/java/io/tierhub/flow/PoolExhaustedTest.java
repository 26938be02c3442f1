package io.tierhub.flow;

import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tierhub.flow.ExportRequest.What;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All connections to the database are taken, for longer than anybody waits for one. */
@Tag("full")
class PoolExhaustedTest {
    /** More than there are, so that some wait until they give up. */
    private static final int TAKERS = 12;

    private static final int FILES = 3;
    private static final int ROWS = 6_000;
    private static final long HELD_MS = 25_000;

    @TempDir
    Path folder;

    @Test
    void workWaitsAndGoesOnWhenConnectionsAreFreeAgain() throws Exception {
        Map<What, List<Map<String, String>>> undisturbed = run("undisturbed", false);
        assertThat(undisturbed.get(What.XREF)).hasSize(FILES * ROWS);
        assertThat(run("disturbed", true)).isEqualTo(undisturbed);
    }

    private Map<What, List<Map<String, String>>> run(String name, boolean exhausted) throws Exception {
        int port = HealthTest.freePort();
        try (HubRig rig = new HubRig(folder.resolve(name), HubRig.ERP)) {
            Path settings = folder.resolve(name).resolve("config/application.properties");
            Files.writeString(settings, Files.readString(settings).replace("port = 0", "port = " + port));
            rig.hub().run();
            for (int file = 0; file < FILES; file++) {
                drop(rig, "customers-" + file + ".csv", rows(file));
                if (exhausted) {
                    takeAll(rig, port);
                }
                Path done = rig.inbox("erp").resolve("done/customers-" + file + ".csv");
                await().atMost(90, SECONDS).until(() -> Files.exists(done));
                await().atMost(90, SECONDS).until(() -> !rig.hub().grading().due());
            }
            return rig.everything();
        }
    }

    private static void takeAll(HubRig rig, int port) throws Exception {
        CountDownLatch free = new CountDownLatch(1);
        ExecutorService takers = Executors.newFixedThreadPool(TAKERS);
        try {
            for (int i = 0; i < TAKERS; i++) {
                // Those that come too late get none, and are not asked for it.
                var unused = takers.submit(() -> rig.hub().store().read(tx -> waitFor(free)));
            }
            await().atMost(10, SECONDS).until(() -> ready(port) == 503);
            Thread.sleep(HELD_MS);
        } finally {
            free.countDown();
            takers.shutdown();
        }
        await().atMost(30, SECONDS).until(() -> ready(port) == 200);
    }

    private static boolean waitFor(CountDownLatch free) {
        try {
            return free.await(2, MINUTES);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int ready(int port) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + port + "/health/ready");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static List<String> rows(int file) {
        List<String> lines = new ArrayList<>();
        lines.add("id,name,email,phone,tax_id,city,deleted,updated_at");
        IntStream.range(file * ROWS, (file + 1) * ROWS)
                .forEach(i -> lines.add("C%d,,user%d@mail%d.example,,,,,".formatted(i, i % 11_000, i % 5)));
        return lines;
    }

    private static void drop(HubRig rig, String name, List<String> lines) throws Exception {
        Path part = Files.write(rig.inbox("erp").resolve(name + ".part"), lines);
        Files.move(part, part.resolveSibling(name));
    }
}
