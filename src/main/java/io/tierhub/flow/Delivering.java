package io.tierhub.flow;

import io.tierhub.publish.Answer;
import io.tierhub.publish.Outcome;
import io.tierhub.publish.TargetHealth;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;

/**
 * Delivers what is due to one target, one event after the other. Outcomes are recorded batch by batch, each in one
 * transaction; what was sent before a kill and not yet recorded is sent again with the same identifier. Not to be run
 * twice at once for one target.
 */
public final class Delivering {
    static final int BATCH = 100;
    /** Outcomes are recorded at least so often, so that a crash repeats little of what a slow target has accepted. */
    static final long BATCH_MS = 1_000;
    /** So many attempts without any answer end a pass: a dead host is not asked for every waiting row. */
    static final int MAX_SILENT = 3;

    private final Deliveries deliveries;
    private final WebhookSender sender;
    private final ZoneId zone;
    private final InstantSource clock;
    private final DoubleSupplier jitter;

    /**
     * @param zone the business zone, in which times are written
     * @param jitter numbers from 0 up to, not including, 1
     */
    public Delivering(
            Deliveries deliveries, WebhookSender sender, ZoneId zone, InstantSource clock, DoubleSupplier jitter) {
        this.deliveries = deliveries;
        this.sender = sender;
        this.zone = zone;
        this.clock = clock;
        this.jitter = jitter;
    }

    /**
     * One pass: everything that is due now, batch by batch, until nothing is left, the target asks for a pause or is
     * silent, or {@code stop} says so.
     */
    public PassResult pass(Target target, BooleanSupplier stop) {
        PassResult total = PassResult.NONE;
        long startedMs = clock.millis();
        TargetHealth health = health(target);
        while (health.allows(clock.millis()) && !stop.getAsBoolean() && total.silent() < MAX_SILENT) {
            List<DueEvent> due = deliveries.due(target.system(), startedMs, BATCH);
            if (due.isEmpty()) {
                break;
            }
            Batch batch = new Batch(target, health, total.silent());
            batch.run(due, stop);
            health = batch.health;
            total = total.plus(batch.attempts, batch.silent, health);
        }
        return total.with(health);
    }

    /** What is known about the target. */
    public TargetHealth health(Target target) {
        return deliveries.health(target.system());
    }

    /** What {@link #pass} would send first, up to {@code limit} requests; sends and changes nothing. */
    public List<WebhookRequest> dryRun(Target target, int limit) {
        long nowMs = clock.millis();
        List<WebhookRequest> requests = new ArrayList<>();
        if (health(target).allows(nowMs)) {
            for (DueEvent due : deliveries.due(target.system(), nowMs, limit)) {
                requests.add(WebhookRequest.of(target, due, zone, nowMs));
            }
        }
        return requests;
    }

    /** The attempts whose outcomes are recorded together. */
    private final class Batch {
        private final Target target;
        private final List<Attempt> attempts = new ArrayList<>();
        /** One event of a customer in a batch: what the target acknowledges of it is part of the next one. */
        private final Set<Long> customers = new HashSet<>();
        private TargetHealth health;
        private int silent;

        Batch(Target target, TargetHealth health, int silent) {
            this.target = target;
            this.health = health;
            this.silent = silent;
        }

        void run(List<DueEvent> due, BooleanSupplier stop) {
            try {
                send(due, stop);
            } finally {
                // Also after a failure of our own: what was sent before it must not be forgotten.
                if (!attempts.isEmpty()) {
                    deliveries.record(target.system(), attempts, health, clock.millis());
                }
            }
        }

        private void send(List<DueEvent> due, BooleanSupplier stop) {
            long endMs = clock.millis() + BATCH_MS;
            for (DueEvent event : due) {
                long nowMs = clock.millis();
                boolean over = !attempts.isEmpty() && (nowMs >= endMs || stop.getAsBoolean());
                if (over || silent >= MAX_SILENT || !health.allows(nowMs)) {
                    return;
                }
                if (customers.add(event.row().customer())) {
                    attempt(event, nowMs);
                }
            }
        }

        private void attempt(DueEvent due, long nowMs) {
            WebhookRequest request = WebhookRequest.of(target, due, zone, nowMs);
            Answer answer = sender.send(request, target.push().webhook());
            long afterMs = clock.millis();
            Outcome outcome = Outcome.of(answer, due.row().attempts() + 1, afterMs, jitter.getAsDouble());
            attempts.add(new Attempt(due, outcome));
            health = health.after(outcome, afterMs);
            silent = answer.status() == 0 ? silent + 1 : 0;
        }
    }
}
