package io.tierhub.flow;

import io.tierhub.publish.EventData;
import io.tierhub.publish.Outcome;
import io.tierhub.publish.TargetHealth;
import io.tierhub.store.Delivery;
import io.tierhub.store.Effect;
import io.tierhub.store.Outcomes;
import io.tierhub.store.Store;
import io.tierhub.store.TargetStates.TargetState;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.Tier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What delivering reads from the outbox and writes to it. Each method is one transaction. */
public final class Deliveries {
    private static final String HEALTH = "target.";

    /** A turn is so much longer than a batch can take. */
    static final long TURN_MARGIN_MS = 10_000;

    private final Store store;

    public Deliveries(Store store) {
        this.store = store;
    }

    /** Takes or prolongs the turn to deliver to a target, for one more batch; false when another node has it. */
    boolean turn(Target target, long nowMs) {
        if (store.turns().shared() && due(target, nowMs, 1).isEmpty()) {
            return false;
        }
        return store.turns()
                .take(target.system(), Delivering.BATCH_MS + target.push().longestMs() + TURN_MARGIN_MS);
    }

    /** Leaves a target to whoever looks next. */
    void endTurn(Target target) {
        store.turns().end(target.system());
    }

    /** The rows of a target that are due, each customer's in the order of their sequence. */
    List<DueEvent> due(Target to, long nowMs, int limit) {
        String target = to.system();
        return store.read(tx -> {
            List<Delivery> rows = tx.outbox().due(target, nowMs, limit);
            long[] customers =
                    rows.stream().mapToLong(Delivery::customer).distinct().toArray();
            Map<Long, TargetState> states = new HashMap<>();
            tx.targetStates().of(target, customers).forEach(state -> states.put(state.customer(), state));
            List<DueEvent> due = new ArrayList<>(rows.size());
            for (Delivery row : rows) {
                TargetState state = states.get(row.customer());
                due.add(new DueEvent(row, state == null ? null : state.ackedTier()));
            }
            return due;
        });
    }

    /** Records what came of attempts in this node's turn, and what is now known of the target; durable at return. */
    void record(String target, List<Attempt> attempts, TargetHealth health, long nowMs) {
        List<Outcomes.Delivered> delivered = new ArrayList<>();
        List<Outcomes.Failed> failed = new ArrayList<>();
        List<Outcomes.Dead> dead = new ArrayList<>();
        List<Outcomes.NotThere> notThere = new ArrayList<>();
        for (Attempt attempt : attempts) {
            Delivery row = attempt.due().row();
            if (attempt.outcome() instanceof Outcome.Delivered it) {
                Tier told = EventData.tier(row.data());
                delivered.add(new Outcomes.Delivered(row, it.status(), told));
            } else if (attempt.outcome() instanceof Outcome.Retry it) {
                failed.add(new Outcomes.Failed(row, it.status() == 0 ? null : it.status(), it.why(), it.atMs()));
            } else if (attempt.outcome() instanceof Outcome.Dead it) {
                dead.add(new Outcomes.Dead(row, it.status() == 0 ? null : it.status(), it.why()));
            } else if (attempt.outcome() instanceof Outcome.NotThere it) {
                notThere.add(new Outcomes.NotThere(row, it.status() == 0 ? null : it.status()));
            }
        }
        store.turns().record(target, tx -> {
            tx.outcomes().delivered(delivered, nowMs);
            tx.outcomes().failed(failed);
            tx.outcomes().dead(dead, nowMs);
            tx.outcomes().notThere(notThere, nowMs);
            if (!health.equals(health(tx, target))) {
                tx.meta().put(HEALTH + target, health.format());
            }
            return attempts.size();
        });
    }

    /** What is known about a target. */
    public TargetHealth health(String target) {
        return store.read(tx -> health(tx, target));
    }

    /** Ends a pause or a disablement, as a person asked for: all that waits is due again by its own schedule. */
    public void resume(String target) {
        store.transaction(Effect.TARGET_RESUMED, tx -> {
            tx.meta().put(HEALTH + target, TargetHealth.GOOD.format());
            return target;
        });
    }

    private static TargetHealth health(Tx tx, String target) {
        String line = tx.meta().get(HEALTH + target);
        return line == null ? TargetHealth.GOOD : TargetHealth.parse(line);
    }
}
