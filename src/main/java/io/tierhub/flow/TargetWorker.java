package io.tierhub.flow;

import io.tierhub.publish.TargetHealth;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Runs the passes of one target one after the other. A request made during a pass leads to one more pass after it. */
final class TargetWorker {
    private static final Logger LOG = LoggerFactory.getLogger(TargetWorker.class);

    final Target target;
    private final Delivering delivering;
    private final Executor threads;
    private final BooleanSupplier stop;
    private @Nullable CompletableFuture<PassResult> next;
    private boolean busy;
    private final LastProblem lastProblem = new LastProblem();

    TargetWorker(Target target, Delivering delivering, Executor threads, BooleanSupplier stop) {
        this.target = target;
        this.delivering = delivering;
        this.threads = threads;
        this.stop = stop;
    }

    /** The next pass that begins after this call. */
    synchronized CompletableFuture<PassResult> request() {
        if (next == null) {
            next = new CompletableFuture<>();
        }
        CompletableFuture<PassResult> requested = next;
        if (!busy) {
            threads.execute(this::run);
            busy = true;
        }
        return requested;
    }

    private void run() {
        for (CompletableFuture<PassResult> pass = take(); pass != null; pass = take()) {
            try (var said = MDC.putCloseable("target", target.system())) {
                pass.complete(pass());
                lastProblem.over();
            } catch (RuntimeException | Error e) {
                pass.completeExceptionally(e);
                report(e);
            }
        }
    }

    private synchronized @Nullable CompletableFuture<PassResult> take() {
        CompletableFuture<PassResult> taken = next;
        next = null;
        busy = taken != null;
        return taken;
    }

    private PassResult pass() {
        TargetHealth before = delivering.health(target);
        PassResult result = delivering.pass(target, before, stop);
        if (before.enabled() && !result.health().enabled()) {
            LOG.error(
                    "Target {} is disabled: {}. Nothing more is sent to it and its events wait. When it is back, run:"
                            + " tierhub systems resume {}",
                    target.system(),
                    result.health().disabled(),
                    target.system());
        }
        return result;
    }

    private void report(Throwable failure) {
        if (lastProblem.isNew(failure)) {
            LOG.error(
                    "Delivery to {} failed: {}. Its events wait; the next try follows.",
                    target.system(),
                    failure.getMessage());
        }
    }
}
