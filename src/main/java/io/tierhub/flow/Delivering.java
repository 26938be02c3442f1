package io.tierhub.flow;

import io.tierhub.publish.Outcome;
import io.tierhub.publish.TargetHealth;
import io.tierhub.store.Effect;
import io.tierhub.store.Halt;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/**
 * Delivers what is due to one target, one hand-over after the other. What is refused as a whole is handed over in halves, until
 * the event that is at fault stands alone. Outcomes are recorded batch by batch, each in one
 * transaction; what was sent before a kill and not yet recorded is sent again with the same identifier. Not to be run
 * twice at once for one target: in a process its {@link TargetWorker} sees to that, among nodes its turn.
 */
public final class Delivering {
    static final int BATCH = 400;
    /** Outcomes are recorded at least so often, so that a crash repeats little of what a slow target has accepted. */
    static final long BATCH_MS = 1_000;

    private final Deliveries deliveries;
    private final Channel.Channels channels;
    private final InstantSource clock;
    private final DoubleSupplier jitter;
    private final FlowListener heard;

    /**
     * Reads and writes the outbox through {@code deliveries}, and hands events over through {@code channels}.
     *
     * @param jitter numbers from 0 up to, not including, 1
     */
    public Delivering(
            Deliveries deliveries,
            Channel.Channels channels,
            InstantSource clock,
            DoubleSupplier jitter,
            FlowListener heard) {
        this.deliveries = deliveries;
        this.channels = channels;
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
        Channel channel = channels.of(target);
        DeliveryBatch batch;
        do {
            batch = new DeliveryBatch(total.health(), total.silent());
            if (stop.getAsBoolean() || !batch.open(clock.millis())) {
                break;
            }
            List<DueEvent> due = deliveries.due(target, startedMs, page(channel));
            if (due.isEmpty()) {
                break;
            }
            run(target, channel, batch, due, stop);
            total = total.plus(batch);
        } while (!batch.ended() && deliveries.turn(target, startedMs));
        return total;
    }

    /** What is known about the target. */
    public TargetHealth health(Target target) {
        return deliveries.health(target.system());
    }

    /**
     * What {@link #pass} would hand over if the target took everything, each customer's events in their order; sends and changes
     * nothing.
     */
    public void dryRun(Target target, Consumer<PlannedSend> plan) {
        long nowMs = clock.millis();
        if (!health(target).allows(nowMs)) {
            return;
        }
        Channel channel = channels.of(target);
        PlanSends sends = new PlanSends(target, channel, deliveries);
        List<DueEvent> page = deliveries.dueAfter(target, nowMs, 0, page(channel));
        while (!page.isEmpty()) {
            sends.page(page, plan);
            long last = page.get(page.size() - 1).row().number();
            page = deliveries.dueAfter(target, nowMs, last, page(channel));
        }
    }

    /** Events that are taken from the outbox at once. */
    private static int page(Channel channel) {
        return Math.max(BATCH, channel.most());
    }

    private void run(Target target, Channel channel, DeliveryBatch batch, List<DueEvent> due, BooleanSupplier stop) {
        try {
            send(target, channel, batch, due, stop);
        } finally {
            // Also after a failure of our own: what was sent before it must not be forgotten.
            if (!batch.attempts.isEmpty()) {
                deliveries.record(target.system(), batch.attempts, batch.health(), clock.millis());
            }
        }
    }

    private void send(Target target, Channel channel, DeliveryBatch batch, List<DueEvent> due, BooleanSupplier stop) {
        Deque<Parcel> parcels = new ArrayDeque<>();
        List<DueEvent> taken = due.stream().filter(batch::takes).toList();
        channel.groups(taken).forEach(group -> parcels.add(new Parcel(group, false)));
        long endMs = clock.millis() + BATCH_MS;
        while (!parcels.isEmpty()) {
            long nowMs = clock.millis();
            boolean enough = !batch.attempts.isEmpty() && (nowMs >= endMs || stop.getAsBoolean());
            if (enough || !batch.open(nowMs)) {
                return;
            }
            attempt(target, channel, batch, parcels, nowMs);
        }
    }

    private void attempt(Target target, Channel channel, DeliveryBatch batch, Deque<Parcel> parcels, long nowMs) {
        Parcel parcel = parcels.removeFirst();
        Halt.before(Effect.SENT);
        Handed handed = channel.hand(parcel.events());
        Halt.after(Effect.SENT);
        long afterMs = clock.millis();
        if (handed.tooEarly()) {
            batch.end();
            return;
        }
        if (handed.asked()) {
            heard.attempted(target.system(), handed.status(), afterMs - nowMs);
        }
        if (handed.refused() && parcel.divisible()) {
            parcels.addFirst(parcel.secondHalf());
            parcels.addFirst(parcel.firstHalf());
            return;
        }
        List<Attempt> attempts = attempts(parcel, handed, batch.health(), afterMs);
        batch.add(attempts, handed.asked(), handed.status() != 0, afterMs);
        if (parcel.parted()) {
            attempts.forEach(each -> batch.parted(each.outcome(), afterMs));
        }
        if (handed.restMs() > 0) {
            batch.rest(afterMs + handed.restMs());
        }
    }

    private List<Attempt> attempts(Parcel parcel, Handed handed, TargetHealth before, long afterMs) {
        List<Attempt> attempts = new ArrayList<>(parcel.events().size());
        for (int i = 0; i < parcel.events().size(); i++) {
            DueEvent due = parcel.events().get(i);
            Outcome outcome = Outcome.of(
                    handed.answers().get(i),
                    due.row().attempts() + 1,
                    before.failingSinceMs(),
                    afterMs,
                    jitter.getAsDouble());
            attempts.add(new Attempt(due, outcome));
        }
        return attempts;
    }
}
