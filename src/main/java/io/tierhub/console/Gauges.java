package io.tierhub.console;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tierhub.flow.Target;
import io.tierhub.store.StoreException;
import io.tierhub.vocabulary.Tier;
import java.io.File;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What Prometheus reads off the hub when it asks. Where the database does not answer, a gauge is NaN. */
final class Gauges {
    /** Counting the tiers reads a whole table: done after gradings, and not more often than this. */
    static final long TIERS_FRESH_NANOS = 60_000_000_000L;

    private final Watched hub;
    private final Waiting.Kept waiting;
    private final Metrics metrics;
    private @Nullable Map<Tier, Long> tiers;
    private long tiersReadAt;
    private boolean tiersOld = true;

    Gauges(Watched hub, Waiting.Kept waiting, Metrics metrics) {
        this.hub = hub;
        this.waiting = waiting;
        this.metrics = metrics;
    }

    void register(String release) {
        for (String system : hub.systems()) {
            gauge(
                    "tierhub.source.last.success.timestamp.seconds",
                    "When a file was last taken in whole, or a pull ended well",
                    "source",
                    system,
                    now -> {
                        Long last = now.lastSuccess().get(system);
                        return last == null ? 0 : last / 1000.0;
                    });
        }
        for (String system : hub.folders().keySet()) {
            gauge(
                    "tierhub.file.age.seconds",
                    "How long the oldest file of an inbox has waited",
                    "source",
                    system,
                    now -> now.fileAgeSeconds(system));
        }
        for (String system : hub.pulls()) {
            gauge(
                    "tierhub.source.cursor.lag.seconds",
                    "How long ago the entity of a source that is furthest behind was last pulled to its end",
                    "source",
                    system,
                    now -> now.behindSeconds(system));
            gauge(
                    "tierhub.source.failing.seconds",
                    "For how long pulls of a source have failed",
                    "source",
                    system,
                    now -> now.failingSeconds(system));
        }
        for (Target each : hub.targets()) {
            target(each.system());
        }
        for (Tier tier : Tier.values()) {
            Gauge.builder("tierhub.customers", this, self -> self.customers(tier))
                    .description("Customers of a tier, as of the last grading")
                    .tag("tier", tier.name())
                    .register(metrics.registry());
        }
        plain(
                "tierhub.lease.held",
                "1 where this process may write",
                () -> hub.lease().getAsBoolean() ? 1 : 0);
        plain("tierhub.disk.free.ratio", "Share of the data folder's disk that is free", this::diskFree);
        plain(
                "tierhub.start.repairs",
                "Kinds of things that the last start built again",
                () -> hub.started().repaired().size());
        Gauge.builder("tierhub.build.info", () -> 1)
                .description("The release")
                .tag("version", release)
                .register(metrics.registry());
    }

    private void target(String target) {
        gauge(
                "tierhub.outbox.depth",
                "Events that wait for a target",
                "target",
                target,
                now -> now.outgoing(target).outbox().pending());
        gauge(
                "tierhub.outbox.oldest.seconds",
                "How long the oldest event has waited",
                "target",
                target,
                now -> now.oldestSeconds(target));
        gauge(
                "tierhub.dlq.depth",
                "Events given up",
                "target",
                target,
                now -> now.outgoing(target).outbox().dead());
        gauge(
                "tierhub.outbox.held",
                "Events that wait for a person, as a grading moved too many customers",
                "target",
                target,
                now -> now.outgoing(target).outbox().held());
        gauge(
                "tierhub.endpoint.disabled",
                "1 where nothing is sent until somebody resumes the target",
                "target",
                target,
                now -> now.outgoing(target).health().enabled() ? 0 : 1);
    }

    private void gauge(String name, String words, String label, String value, ToDoubleFunction<Waiting> of) {
        MeterRegistry registry = metrics.registry();
        Gauge.builder(name, waiting, kept -> {
                    Waiting now = kept.now();
                    return now.reached() ? of.applyAsDouble(now) : Double.NaN;
                })
                .description(words)
                .tag(label, value)
                .register(registry);
    }

    private void plain(String name, String words, java.util.function.Supplier<Number> of) {
        Gauge.builder(name, of).description(words).register(metrics.registry());
    }

    private synchronized double customers(Tier tier) {
        tiersOld |= metrics.takeGraded();
        long nanos = System.nanoTime();
        if (tiers == null || tiersOld && nanos - tiersReadAt > TIERS_FRESH_NANOS) {
            try {
                tiers = hub.store().read(tx -> tx.tiers().counts());
                tiersReadAt = nanos;
                tiersOld = false;
            } catch (StoreException unreachable) {
                return Double.NaN;
            }
        }
        Map<Tier, Long> counts = tiers;
        return counts == null ? Double.NaN : counts.getOrDefault(tier, 0L);
    }

    private double diskFree() {
        File data = hub.data().toFile();
        return data.getTotalSpace() == 0 ? Double.NaN : (double) data.getUsableSpace() / data.getTotalSpace();
    }
}
