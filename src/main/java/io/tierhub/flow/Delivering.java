package io.tierhub.flow;

import io.tierhub.publish.TargetHealth;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/**
 * Delivers what is due to one target, one hand-over after the other. What is refused as a whole is handed over in halves, until
 * the event that is at fault stands alone. Outcomes are recorded batch by batch, each in one transaction, while more is
 * sent; what was sent before a kill and not yet recorded is sent again with the same identifier. Not to be run twice at
 * once for one target: in a process its {@link TargetWorker} sees to that, among nodes its turn.
 */
public final class Delivering {
    /** Attempts that are not recorded yet, unless one hand-over alone has more: a kill repeats no more. */
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
     * One pass: everything that is due now, page by page, until nothing is left, the target asks for a pause or is
     * silent, another node has its turn, or {@code stop} says so.
     */
    public PassResult pass(Target target, BooleanSupplier stop) {
        return pass(target, health(target), stop);
    }

    /** @param known of the target just now */
    PassResult pass(Target target, TargetHealth known, BooleanSupplier stop) {
        long startedMs = clock.millis();
        if (!deliveries.turn(target, startedMs)) {
            return PassResult.none(known);
        }
        try {
            return new DeliveryPass(
                            deliveries, target, channels.of(target), clock, jitter, heard, stop, known, startedMs)
                    .run();
        } finally {
            deliveries.endTurn(target);
        }
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

    /** Events that are taken from the outbox at once, and attempts of which nothing is recorded yet. */
    static int page(Channel channel) {
        return Math.max(BATCH, channel.most());
    }
}
