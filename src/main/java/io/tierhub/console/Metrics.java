package io.tierhub.console;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tierhub.flow.FlowListener;
import io.tierhub.store.ImportFile.Progress;
import io.tierhub.vocabulary.Tier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Counts what happens, for Prometheus. Every label has few values: systems, targets, tiers, status codes; never a
 * customer, a file or a text of a source.
 */
public final class Metrics implements FlowListener {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final AtomicBoolean graded = new AtomicBoolean(true);
    private volatile double drift = Double.NaN;

    public Metrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        Gauge.builder("tierhub.tier.drift", this, metrics -> metrics.drift)
                .description(
                        "Population stability index of the tiers since their reference; NaN before a day was graded")
                .register(registry);
    }

    PrometheusMeterRegistry registry() {
        return registry;
    }

    /** Whether tiers may be other ones than when this was asked last. */
    boolean takeGraded() {
        return graded.getAndSet(false);
    }

    @Override
    public void rows(String system, Progress before, Progress now) {
        rows(system, "loaded", now.rowsLoaded() - before.rowsLoaded());
        rows(system, "unchanged", now.rowsUnchanged() - before.rowsUnchanged());
        rows(system, "quarantined", now.rowsQuarantined() - before.rowsQuarantined());
    }

    private void rows(String system, String outcome, long count) {
        Counter.builder("tierhub.rows")
                .description("Rows of files that went through")
                .tag("source", system)
                .tag("outcome", outcome)
                .register(registry)
                .increment(count);
    }

    @Override
    public void matched(long created, long joined, long merged) {
        decided("new", created);
        decided("joined", joined);
        decided("merged", merged);
    }

    private void decided(String decision, long count) {
        Counter.builder("tierhub.merge")
                .description("What matching decided: records that are new customers or joined one, customers merged")
                .tag("decision", decision)
                .register(registry)
                .increment(Math.max(0, count));
    }

    @Override
    public void tiers(@Nullable Tier from, Tier to, int customers) {
        Counter.builder("tierhub.tier.changes")
                .description("Customers that went from one tier to another")
                .tag("from", from == null ? "none" : from.name())
                .tag("to", to.name())
                .register(registry)
                .increment(customers);
    }

    @Override
    public void drift(double index) {
        drift = index;
    }

    @Override
    public void graded() {
        graded.set(true);
    }

    @Override
    public void foreignEdits(String target, int fields) {
        Counter.builder("tierhub.foreign.edits")
                .description("Fields of targets that somebody else changed")
                .tag("target", target)
                .register(registry)
                .increment(fields);
    }

    @Override
    public void attempted(String target, int status, long tookMs) {
        Counter.builder("tierhub.push.attempts")
                .description("Attempts to deliver, by the status of the answer")
                .tag("target", target)
                .tag("code", status == 0 ? "none" : Integer.toString(status))
                .register(registry)
                .increment();
        Timer.builder("tierhub.push.duration")
                .description("How long attempts to deliver took")
                .tag("target", target)
                .register(registry)
                .record(tookMs, TimeUnit.MILLISECONDS);
    }
}
