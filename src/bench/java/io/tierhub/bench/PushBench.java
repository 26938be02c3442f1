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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * {@code push}: events out of the durable outbox, with every outcome recorded, beside a loop of HttpClient5 that posts as
 * often to the same receiver. One connection each. A round is made of short stretches of both in turn, so that whatever
 * else the machine does meets both alike. What joint requests are held against is the loop that posts one event a request:
 * one that posts a hundred at once to a receiver that answers at once has nothing to do for an event.
 */
final class PushBench {
    private static final int ROUNDS = 5;
    private static final int STRETCH = 5_000;
    /** A hub runs for days, so its code is compiled: so many events go before the first round of each kind of request. */
    private static final int WARM = 20_000;

    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);

    private final Report report = new Report();
    private final int events;
    private final BareReceiver receiver;
    private final Set<String> warm = new HashSet<>();
    private long customers;
    /** Events a second of the loop that posts one event a request, the first that is run. */
    private double single;

    private PushBench(int events, BareReceiver receiver) {
        this.events = events;
        this.receiver = receiver;
    }

    static void run(long events) throws IOException {
        Path folder = Files.createTempDirectory("tierhub-bench");
        try (BareReceiver receiver = new BareReceiver()) {
            HubConfig config = config(folder, receiver.url());
            new PushBench(Math.toIntExact(events), receiver).run(config);
        } finally {
            BenchHome.delete(folder);
        }
    }

    private static HubConfig config(Path folder, String url) throws IOException {
        Path systems = Files.createDirectories(folder.resolve("config").resolve("systems"));
        for (String system : List.of("crm", "shop")) {
            Files.writeString(systems.resolve(system + ".yaml"), PushWay.stanza(system, url.replaceAll("/$", "")));
        }
        Files.writeString(
                folder.resolve("config").resolve("application.properties"),
                "tierhub.outbound.allow_addresses=127.0.0.1\n");
        return HubConfig.load(new Home(folder));
    }

    private void run(HubConfig config) throws IOException {
        report.title("push: %,d events a round, %d rounds, one connection", events, ROUNDS);
        BusinessClock clock = new BusinessClock(Clock.systemUTC(), config.hub().zone(), null);
        try (Hub hub = new Hub(config, clock);
                BareSender bare = new BareSender(receiver)) {
            DeliveryWorkers workers = workers(hub);
            for (PushWay way : PushWay.ALL) {
                compare(way, hub, workers, bare);
            }
        }
        report.line(
                "load average",
                "%9.1f",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private void compare(PushWay way, Hub hub, DeliveryWorkers workers, BareSender bare) {
        report.title("%s", way.title());
        receiver.answerAfter(way.answer());
        long cpu = 0;
        int stretches = Math.max(1, events / way.share() / STRETCH);
        double[] hubTook = new double[ROUNDS];
        double[] bareTook = new double[ROUNDS];
        int before = warm.add(way.system()) ? Math.max(1, WARM / STRETCH / stretches) : 1;
        for (int round = -before; round < ROUNDS; round++) { // those before the first warm up
            double hubNow = 0;
            double bareNow = 0;
            for (int i = 0; i < stretches; i++) {
                enqueue(hub, way.system());
                long cpuBefore = ProcessCpu.nanos();
                hubNow += seconds(way, workers::pushAll);
                cpu += round < 0 ? 0 : ProcessCpu.nanos() - cpuBefore;
                bareNow += seconds(way, () -> bare.post(STRETCH / way.events()));
            }
            if (round >= 0) {
                hubTook[round] = hubNow;
                bareTook[round] = bareNow;
            }
        }
        print("hub", hubTook, stretches * STRETCH);
        report.line("hub, processor time an event", "%,9.0f us", cpu / 1e3 / ROUNDS / stretches / STRETCH);
        print("bare loop", bareTook, stretches * STRETCH);
        double perSecond = stretches * STRETCH / hubTook[ROUNDS / 2];
        double barePerSecond = stretches * STRETCH / bareTook[ROUNDS / 2];
        single = way.events() == 1 ? barePerSecond : single;
        if (way.events() > 1) {
            report.line("events/s of the hub / bare, as many a request", "%9.2f", perSecond / barePerSecond);
        }
        if (way.goal() > 0) {
            double ratio = perSecond / single;
            report.ratio(
                    "G7", "events/s of the hub / bare, one a request", ratio, ">= " + way.goal(), ratio >= way.goal());
        }
    }

    private static DeliveryWorkers workers(Hub hub) {
        try {
            return hub.pushing();
        } catch (Exception e) {
            throw new IllegalStateException("Camel did not start", e);
        }
    }

    private void enqueue(Hub hub, String system) {
        List<Delivery> rows = new ArrayList<>();
        for (int i = 0; i < STRETCH; i++) {
            long customer = ++customers;
            String id = EventId.of(system, new CustomerId(customer), 1, 1);
            rows.add(Delivery.fresh(id, system, customer, 1, TierChange.TYPE, 1, data(customer)));
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
                new TreeMap<>(Map.of("shop", "C" + customer)),
                Tier.A,
                DAY,
                false,
                "policy",
                81.25,
                "base@sha256:x",
                DAY,
                List.of(reason)));
    }

    private double seconds(PushWay way, Runnable work) {
        long before = receiver.received.get();
        long start = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        long came = receiver.received.get() - before;
        if (came != STRETCH / way.events()) {
            throw new IllegalStateException(came + " requests came for " + STRETCH + " events");
        }
        return seconds;
    }

    private void print(String what, double[] seconds, long events) {
        Arrays.sort(seconds);
        report.time(what + ", median", seconds[ROUNDS / 2], events);
        report.line(what + ", least and most", "%,9.2f s  %,9.2f s", seconds[0], seconds[ROUNDS - 1]);
    }
}
