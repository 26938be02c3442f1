package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.config.ConfigLoader;
import io.tierhub.config.Home;
import io.tierhub.config.HubConfig;
import io.tierhub.config.Layers;
import io.tierhub.config.SystemConfig;
import io.tierhub.flow.http.PullHttp;
import io.tierhub.store.Delivery;
import io.tierhub.vocabulary.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every ready system that is told of tiers over its own interface is told as its vendor documents it, and its documented
 * answers, also of a request of which a part fails, lead to what they mean.
 */
@Tag("h2") // the same on either database
class ReadyPushTest {
    @TempDir
    private Path folder;

    static List<ReadySystem> told() {
        return ReadySystem.all().stream()
                .filter(system -> system.has("push.txt"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("told")
    void itIsToldAsDocumented(ReadySystem system) throws IOException {
        String script = system.text("push.txt");
        String customers = script.lines().findFirst().orElseThrow();
        try (DocumentedApi api = new DocumentedApi()) {
            HubConfig config = config(system, api.host());
            SystemConfig configured = Objects.requireNonNull(config.systems().get(system.name()));
            Target target = new Target(system.name(), Objects.requireNonNull(configured.push()), configured.http());
            try (PullHttp http = new PullHttp(config);
                    DeliveryBench bench = new DeliveryBench(folder, http::channel)) {
                Map<String, Delivery> rows = changes(bench, system.name(), customers);
                List<Exchange> exchanges =
                        Exchange.script(script.substring(customers.length()).strip(), api.host());
                int passes = exchanges.get(exchanges.size() - 1).pull();
                for (int pass = 1; pass <= passes; pass++) {
                    int now = pass;
                    api.expect(exchanges.stream()
                            .filter(each -> each.pull() == now)
                            .toList());
                    bench.pass(target);
                    assertThat(api.differences()).isEmpty();
                    bench.advance(Duration.ofMinutes(1));
                }
                assertSame(system, lines(bench, rows));
            }
        }
    }

    private HubConfig config(ReadySystem system, String host) throws IOException {
        String yaml = system.pushing(host);
        Path file = folder.resolve("config/systems/" + system.name() + ".yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, yaml);
        Map<String, String> environment = ReadySystem.secrets(yaml);
        environment.put("TIERHUB_OUTBOUND_ALLOW_ADDRESSES", "127.0.0.0/8");
        return new ConfigLoader(new Home(folder), Layers.of(environment)).load();
    }

    /** {@code customers: 381=A, 382=B}: their keys there, and the tiers that they come to have. */
    private static Map<String, Delivery> changes(DeliveryBench bench, String system, String customers) {
        Map<String, Delivery> rows = new LinkedHashMap<>();
        for (String each : customers.substring("customers:".length()).split(",")) {
            String[] pair = each.strip().split("=");
            rows.put(pair[0], bench.change(system, rows.size() + 1, Tier.valueOf(pair[1]), Map.of(system, pair[0])));
        }
        return rows;
    }

    private static List<String> lines(DeliveryBench bench, Map<String, Delivery> rows) {
        List<String> lines = new ArrayList<>();
        rows.forEach((key, row) -> {
            Delivery now = bench.row(row);
            lines.add(key + " " + now.status() + " after " + now.attempts() + ", last " + now.lastStatus()
                    + (now.lastError() == null ? "" : ": " + now.lastError()));
        });
        return lines;
    }

    private static void assertSame(ReadySystem system, List<String> lines) throws IOException {
        Path golden = system.fixture().resolve("pushed.txt");
        if ("write".equals(System.getProperty("tierhub.golden"))) {
            Files.write(golden, lines);
        }
        assertThat(lines).containsExactlyElementsOf(Files.readAllLines(golden));
    }
}
