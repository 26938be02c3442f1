package io.tierhub.flow;

import io.tierhub.publish.Outcome;
import io.tierhub.publish.TargetHealth;
import io.tierhub.store.Effect;
import io.tierhub.store.Halt;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One pass over one target: page after page, one hand-over after the other. While requests are under way, outcomes of those
 * before are recorded and the next page is read, each by a thread of its own. The page read ahead holds nothing of customers
 * of whom an earlier event still stands as pending, be it sent or left for later; those come when pages are read from the
 * first row again, which is done until that finds nothing.
 */
final class DeliveryPass {
    private final Deliveries deliveries;
    private final Target target;
    private final Channel channel;
    private final InstantSource clock;
    private final DoubleSupplier jitter;
    private final FlowListener heard;
    private final BooleanSupplier stop;
    private final long startedMs;
    private final int most;
    private final PassState state;
    private final Unrecorded unrecorded;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(work -> new Thread(work, "read"));
    private @Nullable Future<@Nullable DuePage> ahead;

    /** @param startedMs what is due by then is delivered, by this node's turn, which it has taken */
    DeliveryPass(
            Deliveries deliveries,
            Target target,
            Channel channel,
            InstantSource clock,
            DoubleSupplier jitter,
            FlowListener heard,
            BooleanSupplier stop,
            TargetHealth known,
            long startedMs) {
        this.deliveries = deliveries;
        this.target = target;
        this.channel = channel;
        this.clock = clock;
        this.jitter = jitter;
        this.heard = heard;
        this.stop = stop;
        this.startedMs = startedMs;
        this.most = Delivering.page(channel);
        this.state = new PassState(known);
        this.unrecorded = new Unrecorded(deliveries, target, state, clock, most);
    }

    /** Delivers; all outcomes are recorded when it returns. */
    PassResult run() {
        try (unrecorded) {
            DuePage page = ended() ? null : read(0);
            while (page != null) {
                state.page();
                send(page);
                page = after(page);
            }
        } finally {
            WriteBehind.end(reader);
        }
        return state.result();
    }

    private boolean ended() {
        return stop.getAsBoolean() || !state.open(clock.millis());
    }

    private @Nullable DuePage read(long after) {
        long nowMs = clock.millis();
        List<DueEvent> rows = deliveries.dueBeyond(target, startedMs, after, most);
        return rows.isEmpty() ? null : new DuePage(channel, rows, after, most, nowMs);
    }

    private @Nullable DuePage after(DuePage page) {
        Future<@Nullable DuePage> reading = ahead;
        ahead = null;
        DuePage next = reading == null ? null : WriteBehind.done(reading);
        if (ended() || page.done() && page.whole()) {
            return null;
        }
        if (page.done() && next != null && !next.aged(clock.millis())) {
            return next;
        }
        unrecorded.flush();
        return deliveries.turn(target, startedMs) ? read(0) : null;
    }

    private void send(DuePage page) {
        while (!page.done()) {
            unrecorded.makeRoom(page.next().events().size());
            long nowMs = clock.millis();
            if (ended() || !page.fresh() && page.aged(nowMs)) {
                return;
            }
            hand(page, nowMs);
            if (ahead == null && page.nearItsEnd() && !ended()) {
                ahead = reader.submit(() -> deliveries.prolong(target) ? read(page.last()) : null);
            }
            if (unrecorded.ripe(clock.millis())) {
                unrecorded.write();
            }
        }
    }

    private void hand(DuePage page, long nowMs) {
        Parcel parcel = page.next();
        Halt.before(Effect.SENT);
        Handed handed = channel.hand(parcel.events());
        Halt.after(Effect.SENT);
        long afterMs = clock.millis();
        if (handed.tooEarly()) {
            state.end();
            return;
        }
        if (handed.asked()) {
            heard.attempted(target.system(), handed.status(), afterMs - nowMs);
        }
        if (handed.refused() && parcel.divisible()) {
            page.halve();
            return;
        }
        page.handed();
        List<Attempt> attempts = attempts(parcel, handed, state.health(), afterMs);
        unrecorded.add(attempts, afterMs);
        state.add(attempts, handed.asked(), handed.status() != 0, afterMs);
        if (parcel.parted()) {
            attempts.forEach(each -> state.parted(each.outcome(), afterMs));
        }
        if (handed.restMs() > 0) {
            state.rest(afterMs + handed.restMs());
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
