package io.tierhub.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierhub.Hub;
import io.tierhub.generator.Chance;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** A hub with many customers, graded yesterday and today, at which others post and which tells one target. */
final class LatencyHome implements AutoCloseable {
    private static final long SEED = 1;
    private static final String INBOUND =
            "inbound:\n  verify: {token: {name: %s, secret: \"%s\"}}\n".formatted(Poster.HEADER, Poster.SECRET);
    private static final String DESK =
            "system: desk\npush:\n  webhook: {url: \"%s\", secret: \"0123456789012345678901234\"}\n";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BenchHome home;
    private final long customers;
    private final String target;
    private final int port;
    private final Population population = new Population(SEED);
    private final MessyRow messy = new MessyRow();
    private final Map<String, String> rows = new ConcurrentHashMap<>();
    private long next;

    LatencyHome(long customers, String target) throws IOException {
        this.customers = customers;
        this.target = target;
        this.next = customers;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        home = new BenchHome(false, List.of("tierhub.outbound.allow_addresses=127.0.0.1", "tierhub.http.port=" + port));
        Files.writeString(system("crm"), INBOUND, StandardOpenOption.APPEND);
    }

    private Path system(String name) {
        return home.file("config").resolve("systems").resolve(name + ".yaml");
    }

    Path file(String name) {
        return home.file(name);
    }

    int port() {
        return port;
    }

    /** Loads the customers as of yesterday, grades them, and grades today: from then on only what is due is graded. */
    void fill() throws IOException {
        Path export = home.file("customers-1.csv");
        new MessyCustomers(SEED).write(customers, export);
        try (Hub hub = home.open(Clock.offset(Clock.systemUTC(), Duration.ofDays(-1)))) {
            hub.takeIn().file(BenchHome.SYSTEM, export, done -> {});
            hub.grading().grade(hub.clock().today(), false);
        }
        try (Hub hub = home.open(Clock.systemUTC())) {
            hub.grading().grade(hub.clock().today(), false);
        }
    }

    /** The daemon's hub, with a target from now on. */
    Hub start() throws IOException {
        Files.writeString(system("desk"), DESK.formatted(target));
        Hub hub = home.open(Clock.systemUTC());
        try {
            hub.run();
        } catch (Exception e) {
            hub.close();
            throw new IllegalStateException("the hub did not start", e);
        }
        return hub;
    }

    /** The key of a customer that nobody knows yet. */
    String nextKey() {
        long number = ++next;
        String[] line = messy.of(number, population.customer(number), false, Chance.of(SEED ^ 0x90, number))
                .toString()
                .strip()
                .split(",", -1);
        String[] names = MessyRow.HEADER.strip().split(",");
        Map<String, String> record = new TreeMap<>();
        for (int i = 0; i < names.length; i++) {
            record.put(names[i], line[i]);
        }
        try {
            rows.put(line[0], JSON.writeValueAsString(record));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return line[0];
    }

    /** The record of a key, as it is posted. */
    String row(String key) {
        return rows.get(key);
    }

    @Override
    public void close() throws IOException {
        home.close();
    }
}
