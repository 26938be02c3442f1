package io.tierhub.flow;

import io.tierhub.publish.Answer;
import io.tierhub.publish.EventData;
import io.tierhub.publish.Outcome;
import io.tierhub.publish.TargetHealth;
import io.tierhub.store.Effect;
import io.tierhub.store.Halt;
import io.tierhub.vocabulary.Tier;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/**
 * Delivers what is due to one target, one event after the other. Outcomes are recorded batch by batch, each in one
 * transaction; what was sent before a kill and not yet recorded is sent again with the same identifier. Not to be run
 * twice at once for one target: in a process its {@link TargetWorker} sees to that, among nodes its turn.
 */
public final class Delivering {
    static final int BATCH = 100;
    /** Outcomes are recorded at least so often, so that a crash repeats little of what a slow target has accepted. */
    static final long BATCH_MS = 1_000;

    /** Events that a dry run reads at once. */
    private static final int PAGE = 1_000;

    private final Deliveries deliveries;
    private final WebhookSender sender;
    private final ZoneId zone;
    private final InstantSource clock;
    private final DoubleSupplier jitter;
    private final FlowListener heard;

    /**
     * Reads and writes the outbox through {@code deliveries}, and sends through {@code sender}.
     *
     * @param zone the business zone, in which times are written
     * @param jitter numbers from 0 up to, not including, 1
     */
    public Delivering(
            Deliveries deliveries,
            WebhookSender sender,
            ZoneId zone,
            InstantSource clock,
            DoubleSupplier jitter,
            FlowListener heard) {
        this.deliveries = deliveries;
        this.sender = sender;
        this.zone = zone;
        this.clock = clock;
        this.jitter = jitter;
        this.heard = heard;
    }

    /**
     * One pass: everything that is due now, batch by batch, until nothing is left, the target asks for a pause or is
     * silent, another node has its turn, or {@code stop} says so.
     */
    public PassResult pass(Target target, BooleanSupplier stop) {
        long startedMs = clock.millis();
        if (!deliveries.turn(target, startedMs)) {
            return PassResult.none(health(target));
        }
        try {
            return batches(target, startedMs, stop);
        } finally {
            deliveries.endTurn(target);
        }
    }

    private PassResult batches(Target target, long startedMs, BooleanSupplier stop) {
        PassResult total = PassResult.none(health(target));
        do {
            DeliveryBatch batch = new DeliveryBatch(total.health(), total.silent());
            if (stop.getAsBoolean() || !batch.open(clock.millis())) {
                break;
            }
            List<DueEvent> due = deliveries.due(target.system(), startedMs, BATCH);
            if (due.isEmpty()) {
                break;
            }
            run(target, batch, due, stop);
            total = total.plus(batch);
        } while (deliveries.turn(target, startedMs));
        return total;
    }

    /** What is known about the target. */
    public TargetHealth health(Target target) {
        return deliveries.health(target.system());
    }

    /**
     * What {@link #pass} would send if the target took everything, each customer's events in their order; sends and changes
     * nothing. At most a page of it is in memory, and a tier of each customer.
     */
    public void dryRun(Target target, Consumer<PlannedSend> plan) {
        long nowMs = clock.millis();
        if (!health(target).allows(nowMs)) {
            return;
        }
        Map<Long, Tier> told = new HashMap<>();
        long after = 0;
        List<DueEvent> page;
        while (!(page = deliveries.dueAfter(target.system(), nowMs, after, PAGE)).isEmpty()) {
            Map<Long, String> before = deliveries.acknowledged(target.system(), page);
            for (DueEvent each : page) {
                plan.accept(planned(target, each, told, before, nowMs));
                after = each.row().number();
            }
        }
    }

    /** One event as it is sent once those before it are acknowledged. */
    private PlannedSend planned(
            Target target, DueEvent event, Map<Long, Tier> told, Map<Long, String> before, long nowMs) {
        long customer = event.row().customer();
        String data = event.row().data();
        DueEvent due = new DueEvent(event.row(), told.getOrDefault(customer, event.from()));
        PlannedSend planned =
                new PlannedSend(WebhookRequest.of(target, due, zone, nowMs), due, data, before.get(customer));
        Tier tells = EventData.tier(data);
        if (tells != null) {
            told.put(customer, tells);
            before.put(customer, data);
        }
        return planned;
    }

    private void run(Target target, DeliveryBatch batch, List<DueEvent> due, BooleanSupplier stop) {
        try {
            send(target, batch, due, stop);
        } finally {
            // Also after a failure of our own: what was sent before it must not be forgotten.
            if (!batch.attempts.isEmpty()) {
                deliveries.record(target.system(), batch.attempts, batch.health(), clock.millis());
            }
        }
    }

    private void send(Target target, DeliveryBatch batch, List<DueEvent> due, BooleanSupplier stop) {
        long endMs = clock.millis() + BATCH_MS;
        for (DueEvent event : due) {
            long nowMs = clock.millis();
            boolean enough = !batch.attempts.isEmpty() && (nowMs >= endMs || stop.getAsBoolean());
            if (enough || !batch.open(nowMs)) {
                return;
            }
            if (batch.takes(event)) {
                attempt(target, batch, event, nowMs);
            }
        }
    }

    private void attempt(Target target, DeliveryBatch batch, DueEvent due, long nowMs) {
        WebhookRequest request = WebhookRequest.of(target, due, zone, nowMs);
        Halt.before(Effect.SENT);
        Answer answer = sender.send(request, target.push().webhook());
        Halt.after(Effect.SENT);
        long afterMs = clock.millis();
        heard.attempted(target.system(), answer.status(), afterMs - nowMs);
        Outcome outcome = Outcome.of(answer, due.row().attempts() + 1, afterMs, jitter.getAsDouble());
        batch.add(new Attempt(due, outcome), answer.status() != 0, afterMs);
    }
}
