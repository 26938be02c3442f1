package io.tierhub.bench;

import io.tierhub.Hub;
import io.tierhub.config.Home;
import io.tierhub.config.HubConfig;
import io.tierhub.config.SystemConfig;
import io.tierhub.flow.BusinessClock;
import io.tierhub.intake.EntityMapping;
import io.tierhub.vocabulary.Entity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for the time of one benchmark: the home of a hub with one system, {@value #SYSTEM}, and room for exports. */
final class BenchHome implements AutoCloseable {
    static final String SYSTEM = "crm";

    private static final String ORDERS = """
            orders:
              files: "orders*"
              key: no
              customer: customer
              map: {placed_at: day, amount: amount}
            """;

    private final Path folder;
    private final HubConfig config;

    BenchHome() throws IOException {
        this(false, List.of());
    }

    /**
     * @param orders whether the system sends orders too
     * @param properties the lines of {@code config/application.properties}
     */
    BenchHome(boolean orders, List<String> properties) throws IOException {
        folder = Files.createTempDirectory("tierhub-bench");
        Path systems = Files.createDirectories(folder.resolve("config").resolve("systems"));
        try (InputStream shipped = BenchHome.class.getResourceAsStream(SYSTEM + ".yaml")) {
            if (shipped == null) {
                throw new IllegalStateException(SYSTEM + ".yaml is not on the class path");
            }
            Files.copy(shipped, systems.resolve(SYSTEM + ".yaml"));
        }
        if (orders) {
            Files.writeString(systems.resolve(SYSTEM + ".yaml"), ORDERS, StandardOpenOption.APPEND);
        }
        if (!properties.isEmpty()) {
            Files.write(folder.resolve("config").resolve("application.properties"), properties);
        }
        config = HubConfig.load(new Home(folder));
    }

    Hub open() {
        return open(config);
    }

    /** The hub of the home that another process made. */
    static Hub openAt(Path folder) {
        return open(HubConfig.load(new Home(folder)));
    }

    /** With the configuration that the home has by now, by a clock of the benchmark's. */
    Hub open(Clock clock) {
        HubConfig now = HubConfig.load(new Home(folder));
        return new Hub(now, new BusinessClock(clock, now.hub().zone(), null));
    }

    private static Hub open(HubConfig config) {
        return new Hub(config, new BusinessClock(Clock.systemUTC(), config.hub().zone(), null));
    }

    HubConfig config() {
        return config;
    }

    EntityMapping mapping() {
        SystemConfig system = config.systems().get(SYSTEM);
        return system.mappings().get(Entity.CUSTOMERS);
    }

    /** A file beside the home's own. */
    Path file(String name) {
        return folder.resolve(name);
    }

    /** The file of the hub's database, unless its properties name another. */
    Path database() {
        return config.data().resolve("tierhub.mv.db");
    }

    @Override
    public void close() throws IOException {
        delete(folder);
    }

    /** Takes a folder away, with all that is in it. */
    static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.deleteIfExists(each);
        }
    }
}
