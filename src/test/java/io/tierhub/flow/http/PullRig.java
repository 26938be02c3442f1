package io.tierhub.flow.http;

import io.tierhub.config.ConfigLoader;
import io.tierhub.config.Home;
import io.tierhub.config.HubConfig;
import io.tierhub.config.Layers;
import io.tierhub.config.SystemConfig;
import io.tierhub.flow.PageSource;
import io.tierhub.flow.PageSources;
import io.tierhub.flow.SourceFault;
import io.tierhub.intake.Row;
import io.tierhub.intake.Table;
import io.tierhub.vocabulary.Entity;
import io.tierhub.vocabulary.ReachableAddresses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;

/** Sources as configured in YAML, over Camel's HTTP or what stands in for it, with a clock that sleeping moves. */
final class PullRig implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-10-05T00:00:00Z");

    /** A clock that does not run; sleeping turns it. */
    static final class Clock implements Waits {
        long now = NOW.toEpochMilli();
        final List<Long> slept = new ArrayList<>();

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(now);
        }

        @Override
        public void sleep(long ms) {
            slept.add(ms);
            now += ms;
        }
    }

    final Clock clock = new Clock();
    private final Map<String, SystemConfig> systems;
    private final HttpSources sources;
    private final @Nullable DefaultCamelContext camel;
    private final @Nullable PullClient client;

    /** Over real HTTP to loopback. */
    PullRig(Path folder, String... systems) throws Exception {
        this(folder, ReachableAddresses.of("127.0.0.0/8"), systems);
    }

    /** Over real HTTP to what may be reached. */
    PullRig(Path folder, ReachableAddresses reachable, String... systems) throws Exception {
        this.systems = load(folder, systems);
        camel = new DefaultCamelContext();
        client = new PullClient(reachable);
        camel.getRegistry().bind(PullClient.NAME, client);
        camel.start();
        sources = new HttpSources(this.systems.values(), new CamelHttp(camel), clock, () -> 0.5);
    }

    /** Over a function. */
    PullRig(Path folder, Http http, String... systems) throws IOException {
        this.systems = load(folder, systems);
        camel = null;
        client = null;
        sources = new HttpSources(this.systems.values(), http, clock, () -> 0.5);
    }

    private static Map<String, SystemConfig> load(Path folder, String... systems) throws IOException {
        for (String yaml : systems) {
            String name = yaml.lines().findFirst().orElseThrow().substring("system: ".length());
            Path file = folder.resolve("config/systems/" + name + ".yaml");
            Files.createDirectories(file.getParent());
            Files.writeString(file, yaml);
        }
        HubConfig config = new ConfigLoader(
                        new Home(folder),
                        Layers.of(Map.of("TIERHUB_OUTBOUND_ALLOW_ADDRESSES", "127.0.0.0/8", "KEY", "s3cret-key")))
                .load();
        return config.systems();
    }

    PageSource open(String system, @Nullable String cursor) throws SourceFault {
        SystemConfig config = systems.get(system);
        return sources.open(new PageSources.Order(
                config, Entity.CUSTOMERS, config.mappings().get(Entity.CUSTOMERS), cursor, false));
    }

    /** All rows of a pull that comes to its end. */
    List<Map<String, String>> rows(String system) throws IOException {
        return rows(system, null);
    }

    List<Map<String, String>> rows(String system, @Nullable String cursor) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (PageSource source = open(system, cursor)) {
            for (PageSource.Page page = source.next(); page != null; page = source.next()) {
                rows.addAll(rows(page.rows()));
            }
        }
        return rows;
    }

    static List<Map<String, String>> rows(Table table) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        for (Row row = table.next(); row != null; row = table.next()) {
            Map<String, String> cells = new LinkedHashMap<>();
            for (int i = 0; i < table.header().size(); i++) {
                cells.put(table.header().names().get(i), row.cell(i));
            }
            rows.add(cells);
        }
        return rows;
    }

    @Override
    public void close() {
        if (camel != null) {
            camel.stop();
        }
        if (client != null) {
            client.close();
        }
    }
}
