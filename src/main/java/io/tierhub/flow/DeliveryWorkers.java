package io.tierhub.flow;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread per target, so that a dead target never holds up another. */
public final class DeliveryWorkers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryWorkers.class);
    /** How long stopping waits for requests under way. */
    static final Duration MAX_STOP = Duration.ofSeconds(15);

    private final Delivering delivering;
    private final ExecutorService threads;
    private final List<TargetWorker> workers;
    private volatile boolean stopping;

    public DeliveryWorkers(Delivering delivering, List<Target> targets) {
        this.delivering = delivering;
        this.threads = Executors.newFixedThreadPool(Math.max(1, targets.size()), task -> {
            Thread thread = new Thread(task, "deliver");
            thread.setDaemon(true);
            return thread;
        });
        this.workers = targets.stream()
                .map(target -> new TargetWorker(target, delivering, threads, () -> stopping))
                .toList();
    }

    /** Has every target looked at, now or right after the pass that it is in. Returns at once. */
    public void wake() {
        if (!stopping) {
            for (TargetWorker worker : workers) {
                // What becomes of the pass is recorded and reported by the worker.
                var unused = worker.request();
            }
        }
    }

    /**
     * Delivers all that is due now, to all targets at once, and waits.
     *
     * @return the results by target
     */
    public Map<String, PassResult> pushAll() {
        Map<String, CompletableFuture<PassResult>> passes = new LinkedHashMap<>();
        workers.forEach(worker -> passes.put(worker.target.system(), worker.request()));
        Map<String, PassResult> results = new LinkedHashMap<>();
        passes.forEach((system, pass) -> results.put(system, pass.join()));
        return results;
    }

    /** What {@link #pushAll} would send, by target, in the order of sending. */
    public Map<String, List<Preview>> dryRun() {
        Map<String, List<Preview>> plans = new LinkedHashMap<>();
        workers.forEach(
                worker -> plans.put(worker.target.system(), delivering.dryRun(worker.target, Integer.MAX_VALUE)));
        return plans;
    }

    /** Lets requests under way end and their outcomes be recorded; sends nothing more. */
    @Override
    public void close() {
        stopping = true;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(MAX_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn(
                        "Requests under way did not end in {} s; they will be sent again with the same identifier.",
                        MAX_STOP.toSeconds());
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
