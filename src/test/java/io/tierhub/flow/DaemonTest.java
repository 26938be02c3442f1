package io.tierhub.flow;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import io.tierhub.store.ImportFile;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The daemon: files dropped into its folders come out as webhooks, whatever else is dropped. */
@Tag("h2") // what a file does to either database, its own tests tell
class DaemonTest {
    private static final String SECRET = "a secret that both ends know 123";
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    @TempDir
    static Path folder;

    private static StubTarget target;
    private static HubRig rig;
    private static int buyers;

    @BeforeAll
    static void start() throws Exception {
        target = new StubTarget();
        rig = new HubRig(
                        folder,
                        HubRig.ERP + "push:\n  webhook: {url: \"" + target.url("/erp") + "\", secret: \"" + SECRET
                                + "\"}\n",
                        HostileFiles.SYSTEM)
                .onRealTime();
        rig.hub().run();
    }

    @AfterAll
    static void stop() {
        rig.close();
        target.close();
    }

    private static ConditionFactory soon() {
        return await().atMost(60, SECONDS);
    }

    /** Drops a file as careful writers do: complete, by a rename. */
    private static Path drop(String system, String name, String... lines) throws IOException {
        Path file = rig.inbox(system).resolve(name);
        Path part = Files.write(file.resolveSibling(name + ".part"), List.of(lines));
        return Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Ten buyers of their own for a test, so that scores have something to stand among; the key of the first. */
    private static String newcomers() throws IOException {
        int from = buyers;
        buyers += 10;
        List<String> customers = new ArrayList<>(List.of(GeneratedExport.CUSTOMERS));
        List<String> orders = new ArrayList<>(List.of(GeneratedExport.ORDERS));
        for (int i = from; i < buyers; i++) {
            customers.add("B" + i + ",,b" + i + "@b" + i + ".example,,,,,");
            if (i > from) {
                orders.add("O" + i + ",B" + i + ",2026-03-" + (10 + i % 10) + "," + 10 * (i - from) + ",,");
            }
        }
        drop("erp", "customers-" + from + ".csv", customers.toArray(String[]::new));
        settledAfter(drop("erp", "orders-" + from + ".csv", orders.toArray(String[]::new)));
        return "B" + from;
    }

    /** Waits until a file has left the inbox and all that follows from it is done. */
    private static void settledAfter(Path file) {
        soon().until(() -> !Files.exists(file));
        soon().until(() -> rig.hub().grading().lastDay() != null
                && !rig.hub().grading().due()
                && rig.hub().store().read(tx -> tx.outbox().depths()).isEmpty());
    }

    private static List<StubTarget.Received> heardOf(String key) {
        return target.received.stream()
                .filter(each ->
                        each.json().at("/data/customer/external/erp").asText().equals(key))
                .toList();
    }

    private static void assertAllRoutesRun() {
        assertThat(rig.routes()).containsKeys("folder-any", "folder-erp", "push-erp", "grade");
        assertThat(rig.routes().values()).containsOnly("Started");
    }

    @Test
    void aNewOrderBecomesAVerifiedWebhookWithTheNewTierAndItsReasonInBothLanguages() throws Exception {
        String key = newcomers();
        assertThat(heardOf(key)).hasSize(1);
        assertThat(heardOf(key).get(0).json().at("/data/tier/to").asText()).isEqualTo("PROSPECT");
        settledAfter(drop(
                "erp",
                "orders-" + key + ".csv",
                GeneratedExport.ORDERS,
                "N1-" + key + "," + key + ",2026-01-05,90000,,",
                "N2-" + key + "," + key + ",2026-06-29,90000,,"));
        assertThat(heardOf(key)).hasSize(2);
        StubTarget.Received event = heardOf(key).get(1);
        for (StubTarget.Received each : target.received) {
            assertVerified(each);
        }
        JsonNode data = event.json().get("data");
        assertThat(data.at("/tier/from").asText()).isEqualTo("PROSPECT");
        assertThat(data.at("/tier/to").asText())
                .isEqualTo(rig.tiers().get("erp:" + key))
                .isEqualTo("A");
        assertThat(data.at("/sequence").asInt()).isEqualTo(2);
        assertThat(data.at("/asOf").asText()).isEqualTo("2026-06-30");
        assertThat(data.get("reasons")).isNotEmpty().allSatisfy(reason -> {
            assertThat(reason.get("zh").asText()).containsPattern("\\p{IsHan}");
            assertThat(reason.get("en").asText()).containsPattern("[a-z]{3}").doesNotContainPattern("\\p{IsHan}");
        });
    }

    private static void assertVerified(StubTarget.Received event) throws Exception {
        String secret = Base64.getEncoder().encodeToString(SECRET.getBytes(StandardCharsets.UTF_8));
        Map<String, List<String>> headers = new TreeMap<>();
        event.headers().forEach((name, values) -> headers.put(name, List.copyOf(values)));
        new Webhook(secret)
                .verify(new String(event.body(), StandardCharsets.UTF_8), HttpHeaders.of(headers, (n, v) -> true));
    }

    @Test
    void theSameFileAgainUnderItsNameAndUnderAnotherSendsNothingAndIsPutAway() throws IOException {
        String key = newcomers();
        String[] orders = {GeneratedExport.ORDERS, "N-" + key + "," + key + ",2026-06-05,50,,"};
        String name = "orders-" + key;
        settledAfter(drop("erp", name + ".csv", orders));
        int heard = target.received.size();
        int ledger = rig.ledger().size();
        settledAfter(drop("erp", name + ".csv", orders));
        settledAfter(drop("erp", name + "-copy.csv", orders));
        assertThat(target.received).hasSize(heard);
        assertThat(rig.ledger()).hasSize(ledger);
        assertThat(rig.inbox("erp").resolve("done")).isDirectoryContaining("glob:**/" + name + ".csv");
        assertThat(rig.inbox("erp").resolve("done")).isDirectoryContaining("glob:**/" + name + ".2.csv");
        assertThat(rig.inbox("erp").resolve("done")).isDirectoryContaining("glob:**/" + name + "-copy.csv");
    }

    @Test
    void aFileWithoutARequiredColumnIsPutAsideWithTheReason() throws IOException {
        String reason = refused("orders-nobody.csv", "no,day,amount", "O1,2026-06-01,5");
        assertThat(reason).contains("MISSING_COLUMN: customer is read from customer", "no, day, amount");
    }

    @Test
    void aFileThatNoEntityClaimsIsPutAsideWithTheReason() throws IOException {
        String reason = refused("invoices.csv", "no,day,amount", "O1,2026-06-01,5");
        assertThat(reason).contains("no entity of erp claims this name", "orders*", "config/systems/erp.yaml");
    }

    private static String refused(String name, String... lines) throws IOException {
        Path file = drop("erp", name, lines);
        Path failed = rig.inbox("erp").resolve("failed");
        soon().until(() -> !Files.exists(file));
        soon().until(() -> Files.exists(failed.resolve(name + ".reason.txt")));
        assertThat(failed.resolve(name)).hasContent(String.join("\n", lines) + "\n");
        assertAllRoutesRun();
        return Files.readString(failed.resolve(name + ".reason.txt"));
    }

    /** The writer sets the file's time back as copying tools do, so that only its growth gives it away. */
    @Test
    void aFileThatGrowsIsReadOnceAndWhole() throws Exception {
        Path file = rig.inbox("erp").resolve("customers-slow.csv");
        Files.writeString(file, GeneratedExport.CUSTOMERS + "\n");
        for (int i = 0; i < 12; i++) {
            Files.writeString(file, "S" + i + ",,s" + i + "@s" + i + ".exa", StandardOpenOption.APPEND);
            Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
            Thread.sleep(300);
            Files.writeString(file, "mple,,,,,\n", StandardOpenOption.APPEND);
            Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
            assertThat(file).exists();
        }
        soon().until(() -> !Files.exists(file));
        List<ImportFile> entries = rig.ledger().stream()
                .filter(entry -> entry.name().equals("customers-slow.csv"))
                .toList();
        assertThat(entries).hasSize(1);
        assertThat(entries.get(0).progress().rowsLoaded()).isEqualTo(12);
        assertThat(entries.get(0).size()).isEqualTo(Files.size(rig.inbox("erp").resolve("done/customers-slow.csv")));
    }

    @Test
    void aFileUnderATemporaryNameIsLeftAloneUntilItIsRenamed() throws Exception {
        Path part = rig.inbox("erp").resolve("customers-part.csv.part");
        Path hidden = rig.inbox("erp").resolve(".customers-hidden.csv");
        Files.write(part, List.of(GeneratedExport.CUSTOMERS, "T1,,t1@t1.example,,,,,"));
        Files.write(hidden, List.of(GeneratedExport.CUSTOMERS, "T2,,t2@t2.example,,,,,"));
        settledAfter(drop("erp", "customers-other.csv", GeneratedExport.CUSTOMERS, "T3,,t3@t3.example,,,,,"));
        Thread.sleep(1_500);
        assertThat(part).exists();
        assertThat(hidden).exists();
        Path whole = Files.move(part, rig.inbox("erp").resolve("customers-part.csv"), StandardCopyOption.ATOMIC_MOVE);
        settledAfter(whole);
        assertThat(rig.customer("erp", "T1")).isNotNull();
        assertThat(rig.customer("erp", "T2")).isNull();
        Files.delete(hidden);
    }

    @Test
    void itsRoutesMayTakeTenSecondsToStopAndAllOfAStopFitsBelowTheHardEnd() {
        assertThat(rig.camel().getShutdownStrategy().getTimeUnit()).isEqualTo(SECONDS);
        assertThat(rig.camel().getShutdownStrategy().getTimeout()).isEqualTo(CamelRuntime.MAX_STOP_SECONDS);
        assertThat(CamelRuntime.MAX_STOP_SECONDS + DeliveryWorkers.MAX_STOP.toSeconds())
                .isEqualTo(25);
    }

    @Test
    void noHostileFileStopsTheDaemon() throws IOException {
        for (Path file : SharedData.files("adversarial")) {
            Files.copy(file, rig.inbox("any").resolve(file.getFileName()));
        }
        for (String name : HostileFiles.VERDICTS.keySet()) {
            soon().until(() -> !Files.exists(rig.inbox("any").resolve(name)));
        }
        HostileFiles.VERDICTS.forEach(DaemonTest::assertPutAway);
        assertAllRoutesRun();
        settledAfter(drop("any", "good.csv", "id,name", "good,华东精工有限公司"));
        assertThat(rig.customer("any", "good")).isNotNull();
        String key = newcomers();
        assertThat(heardOf(key)).hasSize(1);
    }

    private static void assertPutAway(String name, String verdict) {
        boolean taken = HostileFiles.taken(verdict);
        assertThat(rig.inbox("any").resolve(taken ? "done" : "failed").resolve(name))
                .exists();
        if (!taken) {
            Path reason = rig.inbox("any").resolve("failed").resolve(name + ".reason.txt");
            assertThat(reason).content().contains(verdict + ":");
        }
    }
}
