package io.tierhub.flow;

import io.tierhub.flow.Retelling.Candidate;
import io.tierhub.publish.ReconcileSettings;
import io.tierhub.publish.ReconcileSettings.OnForeignEdit;
import io.tierhub.store.Delivery;
import io.tierhub.store.Effect;
import io.tierhub.store.Store;
import io.tierhub.store.TargetStates.TargetState;
import io.tierhub.store.Tx;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keeps targets at what they were told. Customer after customer, a target that can be read is asked what it holds, and what somebody
 * changed there is noted and, unless it is to be kept, told again; one that cannot be read is told every tier again. It never runs
 * ahead of the deliveries: while events wait, it waits.
 */
public final class Reconciling {
    /** Customers of one look at a target that cannot be read. */
    static final int STEP = 1_000;
    /** Customers of one look at a target that is read, which may be a request each. */
    static final int READ_STEP = 100;
    /** With what a note on a delivery begins that somebody's change at the target led to. */
    public static final String EDITED = "edited there: ";

    /** What was told so lately may not be seen yet by who reads: some targets answer from an index that follows. */
    static final long FRESH_MS = 600_000;

    private static final String SWEEP = "reconcile.";

    private final Store store;
    private final MasterLock lock;
    private final List<Target> targets;
    private final Map<String, EnqueueTiers.Listener> listeners = new HashMap<>();
    private final Channel.Channels channels;
    private final InstantSource clock;
    private final Stopping stopping;
    private final FlowListener heard;

    public Reconciling(
            Store store, MasterLock lock, Reach reach, InstantSource clock, Stopping stopping, FlowListener heard) {
        this.store = store;
        this.lock = lock;
        this.targets = reach.targets().stream()
                .filter(target -> target.push().reconciled() != null)
                .toList();
        reach.listeners().forEach(listener -> listeners.put(listener.system(), listener));
        this.channels = reach.channels();
        this.clock = clock;
        this.stopping = stopping;
        this.heard = heard;
    }

    /** Who hears of tiers, of whom, and how each is spoken to. */
    public record Reach(List<Target> targets, List<EnqueueTiers.Listener> listeners, Channel.Channels channels) {}

    /** What is written of some customers, in one transaction. */
    private record Found(List<Candidate> again, Map<Delivery, String> notes, Sweep sweep) {}

    private record Written(int events, int edits) {}

    /** One look at each target whose time has come; how many events it led to. */
    public int look() {
        int told = 0;
        for (Target target : targets) {
            stopping.check();
            told += look(target, Objects.requireNonNull(target.push().reconciled()));
        }
        return told;
    }

    private int look(Target target, ReconcileSettings settings) {
        long now = clock.millis();
        @Nullable Sweep known = store.read(tx -> sweep(tx, target));
        if (known == null) {
            keep(target, new Sweep(now, Sweep.WHOLE)); // the first begins after a whole span, not at the first start
            return 0;
        }
        Sweep sweep = known.at(now, settings.every());
        if (sweep.whole() || store.loading() || !free(target, now)) {
            return 0;
        }
        Channel channel = channels.of(target);
        EnqueueTiers.Listener listener = Objects.requireNonNull(listeners.get(target.system()));
        int limit = channel.readable() ? READ_STEP : STEP;
        Retelling.Page page = store.read(tx -> Retelling.next(tx, listener, sweep.after(), limit, now));
        Found found = channel.readable()
                ? compared(target, channel, page, sweep, settings)
                : new Found(longAgo(page, sweep, settings), Map.of(), sweep.to(page.last()));
        Written written =
                lock.still(() -> store.transaction(Effect.RECONCILED, tx -> write(tx, target, found, settings, now)));
        if (written.edits() > 0) {
            heard.foreignEdits(target.system(), written.edits());
        }
        return written.events();
    }

    /** Whether the target takes what comes, and nothing much waits for it already. */
    private boolean free(Target target, long now) {
        return new Deliveries(store).health(target.system()).allows(now)
                && store.read(tx -> tx.vitals().waiting(target.system())).pending() < STEP;
    }

    /** Those that the target was not told within the span before this sweep. */
    private static List<Candidate> longAgo(Retelling.Page page, Sweep sweep, ReconcileSettings settings) {
        long since = sweep.begunMs() - settings.every().toMillis();
        return page.candidates().stream()
                .filter(each -> each.toldAtMs() <= since)
                .toList();
    }

    private Found compared(
            Target target, Channel channel, Retelling.Page page, Sweep sweep, ReconcileSettings settings) {
        List<Candidate> candidates = page.candidates().stream()
                .filter(each -> each.toldAtMs() <= clock.millis() - FRESH_MS)
                .toList();
        List<DueEvent> asked = candidates.stream().map(Candidate::again).toList();
        List<ReadBack> holds = asked.isEmpty() ? List.of() : channel.read(asked);
        List<Candidate> again = new ArrayList<>();
        Map<Delivery, String> notes = new LinkedHashMap<>();
        long last = sweep.after();
        for (int i = 0; i < holds.size(); i++) {
            Candidate each = candidates.get(i);
            ReadBack held = holds.get(i);
            if (held.state() == ReadBack.State.SILENT) {
                return new Found(again, notes, sweep.to(last)); // the next look goes on with this one
            }
            if (held.state() == ReadBack.State.READ
                    && !held.holds(each.again().values(target).text("tier"))) {
                again.add(each);
                if (each.told()) {
                    notes.put(each.row(), EDITED + held.shown() + kept(settings));
                }
            }
            last = each.row().customer();
        }
        return new Found(again, notes, sweep.to(page.last()));
    }

    private static String kept(ReconcileSettings settings) {
        return settings.onForeignEdit() == OnForeignEdit.KEEP ? ", kept" : "";
    }

    private static Written write(Tx tx, Target target, Found found, ReconcileSettings settings, long now) {
        long[] customers =
                found.again().stream().mapToLong(each -> each.row().customer()).toArray();
        Map<Long, Long> last = new HashMap<>();
        for (TargetState state : tx.targetStates().of(target.system(), customers)) {
            last.put(state.customer(), state.lastSeq());
        }
        List<Delivery> rows = new ArrayList<>();
        Map<Delivery, String> notes = new LinkedHashMap<>();
        for (Candidate each : found.again()) {
            Delivery row = each.row();
            if (Objects.equals(last.get(row.customer()), row.seq() - 1)) { // else something newer has come meanwhile
                rows.add(row);
                @Nullable String note = found.notes().get(row);
                if (note != null) {
                    notes.put(row, note);
                }
            }
        }
        tx.outbox().enqueue(rows);
        tx.outbox().note(notes);
        if (settings.onForeignEdit() == OnForeignEdit.KEEP) {
            notes.forEach((row, note) -> tx.outcomes().drop(List.of(row.id()), note, now));
        }
        tx.meta().put(SWEEP + target.system(), found.sweep().format());
        return new Written(rows.size(), notes.size());
    }

    private void keep(Target target, Sweep sweep) {
        store.transaction(Effect.RECONCILED, tx -> {
            tx.meta().put(SWEEP + target.system(), sweep.format());
            return sweep;
        });
    }

    private static @Nullable Sweep sweep(Tx tx, Target target) {
        String line = tx.meta().get(SWEEP + target.system());
        return line == null ? null : Sweep.parse(line);
    }
}
