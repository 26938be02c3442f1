package io.tierhub.bench;

import io.tierhub.Hub;
import io.tierhub.config.Home;
import io.tierhub.config.HubConfig;
import io.tierhub.flow.BusinessClock;
import io.tierhub.flow.DeliveryWorkers;
import io.tierhub.publish.EventData;
import io.tierhub.publish.EventId;
import io.tierhub.publish.Reason;
import io.tierhub.publish.TierChange;
import io.tierhub.store.Delivery;
import io.tierhub.store.Effect;
import io.tierhub.vocabulary.Bilingual;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.Tier;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * {@code push}: webhooks out of the durable outbox, signed, one event a request, with every outcome recorded, beside a loop
 * of HttpClient5 that posts as many bytes as often to the same receiver. One connection each, rounds in turn.
 */
final class PushBench {
    private static final double GOAL = 0.2;
    private static final int ROUNDS = 5;
    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);

    private final Report report = new Report();
    private final int events;
    private int round;

    private PushBench(int events) {
        this.events = events;
    }

    static void run(long events) throws IOException {
        Path folder = Files.createTempDirectory("tierhub-bench");
        try (BareReceiver receiver = new BareReceiver()) {
            new PushBench(Math.toIntExact(events)).run(receiver, config(folder, receiver.url()));
        } finally {
            BenchHome.delete(folder);
        }
    }

    private static HubConfig config(Path folder, String url) throws IOException {
        Path systems = Files.createDirectories(folder.resolve("config").resolve("systems"));
        Files.writeString(
                systems.resolve("crm.yaml"),
                "system: crm\npush:\n  webhook: {url: \"" + url + "\", secret: \"0123456789012345678901234\"}\n");
        Files.writeString(
                folder.resolve("config").resolve("application.properties"),
                "tierhub.outbound.allow_addresses=127.0.0.1\n");
        return HubConfig.load(new Home(folder));
    }

    private void run(BareReceiver receiver, HubConfig config) throws IOException {
        report.title("push: %,d events a round, %d rounds, one event a request, one connection", events, ROUNDS);
        double[] hub = new double[ROUNDS];
        double[] bare = new double[ROUNDS];
        byte[] body = "x".repeat(data(1).length() + 250).getBytes(StandardCharsets.UTF_8);
        try (Hub running = new Hub(
                        config,
                        new BusinessClock(Clock.systemUTC(), config.hub().zone(), null));
                CloseableHttpClient client = HttpClients.createDefault()) {
            DeliveryWorkers workers = workers(running);
            for (int i = -1; i < ROUNDS; i++) {
                enqueue(running);
                double hubNow = seconds(receiver, () -> workers.pushAll());
                double bareNow = seconds(receiver, () -> post(client, receiver.url(), body));
                if (i >= 0) { // the round before the first warms up
                    hub[i] = hubNow;
                    bare[i] = bareNow;
                }
            }
        }
        Arrays.sort(hub);
        Arrays.sort(bare);
        print("hub", hub);
        print("bare loop", bare);
        double ratio = bare[ROUNDS / 2] / hub[ROUNDS / 2];
        report.ratio("G7", "events/s of the hub / bare", ratio, ">= " + GOAL, ratio >= GOAL);
        report.line(
                "load average",
                "%9.1f",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static DeliveryWorkers workers(Hub hub) {
        try {
            return hub.pushing();
        } catch (Exception e) {
            throw new IllegalStateException("Camel did not start", e);
        }
    }

    private void enqueue(Hub hub) {
        round++;
        List<Delivery> rows = new ArrayList<>();
        for (int i = 1; i <= events; i++) {
            long customer = (long) round * events + i;
            String id = EventId.of("crm", new CustomerId(customer), 1, round);
            rows.add(Delivery.fresh(id, "crm", customer, 1, TierChange.TYPE, round, data(customer)));
        }
        hub.store().transaction(Effect.ALL_GRADED, tx -> {
            tx.outbox().enqueue(rows);
            return rows;
        });
    }

    private static String data(long customer) {
        Reason reason = new Reason("RFM", 35.97, new Bilingual("近30天复购", "bought again within 30 days"));
        return EventData.of(new TierChange(
                new CustomerId(customer),
                new TreeMap<>(),
                Tier.A,
                DAY,
                false,
                "policy",
                81.25,
                "base@sha256:x",
                DAY,
                List.of(reason)));
    }

    private double seconds(BareReceiver receiver, Runnable work) {
        long before = receiver.received.get();
        long start = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (receiver.received.get() - before != events) {
            throw new IllegalStateException(receiver.received.get() - before + " of " + events + " arrived");
        }
        return seconds;
    }

    private void post(CloseableHttpClient client, String url, byte[] body) {
        try {
            for (int i = 0; i < events; i++) {
                HttpPost post = new HttpPost(url);
                post.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
                client.execute(post, answer -> answer.getCode());
            }
        } catch (IOException e) {
            throw new IllegalStateException("the receiver is gone", e);
        }
    }

    private void print(String what, double[] seconds) {
        report.time(what + ", median", seconds[ROUNDS / 2], events);
        report.line(what + ", least and most", "%,9.2f s  %,9.2f s", seconds[0], seconds[ROUNDS - 1]);
    }
}
