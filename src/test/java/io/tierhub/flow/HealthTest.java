package io.tierhub.flow;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierhub.config.ConfigRefused;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Health and metrics of a running daemon, as those who run it ask for them. */
class HealthTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern METRIC = Pattern.compile("\\b(tierhub_[a-z_]+)");

    @TempDir
    static Path folder;

    private static StubTarget target;
    private static HubRig rig;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        target = new StubTarget();
        port = freePort();
        rig = new HubRig(
                        folder,
                        HubRig.ERP + "push:\n  webhook: {url: \"" + target.url("/erp?token=canary7") + "\", secret: \""
                                + DeliveryRig.SECRET + "\"}\n",
                        "system: crm\ncustomers: {files: \"*\", key: id, map: {name: name}}\n",
                        "system: shop\njdbc: {url: \"jdbc:h2:mem:\", user: sa}\ncustomers: {key: id, map: {name: name},"
                                + " pull: {query: \"SELECT 'S1' AS id, 'Ada' AS name WHERE FALSE\"}}\n")
                .write(
                        "config/application.properties",
                        "tierhub.outbound.allow_addresses = 127.0.0.1\ntierhub.folders.quiet_seconds = 0\ntierhub.http.port = "
                                + port + "\n")
                .onRealTime();
        rig.hub().run();
        drop("customers.csv", GeneratedExport.CUSTOMERS, "C1,Ada,ada@byron.example,,,,,", "C2,Grace,,,,,,");
        drop("orders.csv", GeneratedExport.ORDERS, "O1,C1,2026-06-01,900,,", "O2,C2,2026-05-01,many,,");
        await().atMost(60, SECONDS)
                .until(() -> target.received.size() >= 2
                        && rig.hub().store().read(tx -> tx.outbox().depths()).isEmpty());
    }

    @AfterAll
    static void stop() {
        rig.close();
        target.close();
    }

    static int freePort() throws Exception {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private static void drop(String name, String... lines) throws Exception {
        Path part = Files.write(rig.inbox("erp").resolve(name + ".part"), List.of(lines));
        Files.move(part, part.resolveSibling(name));
    }

    private static HttpResponse<String> get(String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        return HTTP.send(
                HttpRequest.newBuilder(uri).header("X-Canary", "echo9").build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(String path) throws Exception {
        return new ObjectMapper().readTree(get(path).body());
    }

    private static double metric(String line) throws Exception {
        return get("/metrics")
                .body()
                .lines()
                .filter(each -> each.startsWith(line + " "))
                .mapToDouble(each -> Double.parseDouble(each.substring(line.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(line));
    }

    @Test
    void aRunningHubIsLiveReadyAndGreen() throws Exception {
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
        assertThat(json("/health/ready").get("ready").asBoolean()).isTrue();
        assertThat(get("/health/flows").statusCode()).isEqualTo(200);
        assertThat(json("/health/flows").at("/systems/erp/last_success").asText())
                .isNotEmpty();
        assertThat(json("/health/flows").at("/targets/erp/waiting").asInt()).isZero();
        assertThat(get("/health/live").headers().map()).doesNotContainKey("x-canary");
    }

    @Test
    void aDroppedOrStoppedRouteMakesItsFlowRedAndNoOther() throws Exception {
        CamelContext camel = rig.camel();
        camel.getRouteController().stopRoute("folder-crm");
        assertThat(json("/health/flows").at("/systems/crm/problem").asText()).contains("stopped");
        camel.removeRoute("folder-crm");
        assertThat(get("/health/flows").statusCode()).isEqualTo(503);
        JsonNode flows = json("/health/flows");
        assertThat(flows.at("/systems/crm/problem").asText()).contains("does not exist");
        assertThat(flows.at("/systems/erp/ok").asBoolean()).isTrue();
        assertThat(flows.get("red")).hasSize(1);
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void metricsCountWhatHappened() throws Exception {
        assertThat(metric("tierhub_rows_total{outcome=\"loaded\",source=\"erp\"}"))
                .isEqualTo(3);
        assertThat(metric("tierhub_rows_total{outcome=\"quarantined\",source=\"erp\"}"))
                .isEqualTo(1);
        assertThat(metric("tierhub_merge_total{decision=\"new\"}")).isEqualTo(2);
        assertThat(metric("tierhub_push_attempts_total{code=\"204\",target=\"erp\"}"))
                .isGreaterThanOrEqualTo(2);
        assertThat(metric("tierhub_push_duration_seconds_count{target=\"erp\"}"))
                .isGreaterThanOrEqualTo(2);
        assertThat(metric("tierhub_outbox_depth{target=\"erp\"}")).isZero();
        assertThat(metric("tierhub_endpoint_disabled{target=\"erp\"}")).isZero();
        assertThat(metric("tierhub_lease_held")).isEqualTo(1);
        assertThat(metric("tierhub_source_last_success_timestamp_seconds{source=\"erp\"}"))
                .isGreaterThan(1.7e9);
        assertThat(get("/metrics").body())
                .contains("tierhub_tier_changes_total{from=\"none\"", "tierhub_build_info{version=")
                .doesNotContain("canary7", "Ada", "byron", "C1\"");
    }

    @Test
    void everyMetricOfAnAlertExistsAndEveryAlertHasItsPage() throws Exception {
        String rules = Files.readString(Path.of("deploy/prometheus/alerts.yaml"));
        String scraped = get("/metrics").body();
        TreeSet<String> named = new TreeSet<>();
        METRIC.matcher(rules).results().map(MatchResult::group).forEach(named::add);
        assertThat(named)
                .hasSizeGreaterThan(8)
                .allSatisfy(name -> assertThat(scraped).containsPattern("(?m)^" + name + "[ {]"));
        List<String> alerts = Pattern.compile("- alert: (\\w+)")
                .matcher(rules)
                .results()
                .map(alert -> alert.group(1))
                .toList();
        assertThat(alerts).hasSizeGreaterThan(8).allSatisfy(alert -> {
            assertThat(Path.of("docs/runbook/" + alert + ".md")).exists();
            assertThat(rules).contains("runbook: docs/runbook/" + alert + ".md");
        });
    }

    @Test
    void aFileThatNobodyTakesMakesItsFlowRed(@TempDir Path apart) throws Exception {
        int own = freePort();
        try (HubRig stuck = new HubRig(apart, "system: crm\ncustomers: {files: \"*\", key: id, map: {name: name}}\n")) {
            // A file that is older than the hub and never settles, since it must stand still for an hour.
            stuck.write(
                    "config/application.properties",
                    "tierhub.folders.quiet_seconds = 3600\ntierhub.http.port = " + own + "\n");
            stuck.onRealTime().hub().run();
            Path file = Files.writeString(stuck.inbox("crm").resolve("a.csv"), "id,name\n");
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(1000)));
            URI uri = URI.create("http://127.0.0.1:" + own + "/health/flows");
            HttpResponse<String> answer =
                    HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("crm: a file has waited");
        }
    }

    @Test
    void aTakenPortIsRefusedInWords(@TempDir Path apart) throws Exception {
        try (HubRig second = new HubRig(apart, HubRig.ERP)) {
            second.write("config/application.properties", "tierhub.http.port = " + port + "\n");
            assertThatThrownBy(() -> second.hub().run())
                    .isInstanceOf(ConfigRefused.class)
                    .hasMessageContaining("tierhub.http.port")
                    .hasMessageContaining("another port");
        }
    }

    @Test
    void noOtherMachineMayAsk(@TempDir Path apart) throws Exception {
        for (String host : List.of("0.0.0.0", "::", "192.168.0.1", "hub.example", "127.0.0.1.evil.example", "")) {
            try (HubRig open = new HubRig(apart, HubRig.ERP)) {
                open.write("config/application.properties", "tierhub.http.host = " + host + "\n");
                assertThatThrownBy(open::hub)
                        .as(host)
                        .isInstanceOf(ConfigRefused.class)
                        .hasMessageContaining("password");
            }
        }
    }
}
