package io.tierhub.flow;

import io.tierhub.publish.EventData;
import io.tierhub.publish.Outcome;
import io.tierhub.publish.TargetHealth;
import io.tierhub.store.CustomerRow;
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
import java.util.Set;

/** What delivering reads from the outbox and writes to it. Each method is one transaction. */
public final class Deliveries {
    private static final String HEALTH = "target.";

    /** A turn is so much longer than a batch can take. */
    static final long TURN_MARGIN_MS = 10_000;

    private final Store store;

    public Deliveries(Store store) {
        this.store = store;
    }

    /** Takes or prolongs the turn to deliver to a target, for one more page; false when nothing is due, or another node has it. */
    boolean turn(Target target, long nowMs) {
        boolean idle = store.turns().shared() && dueBeyond(target, nowMs, 0, 1).isEmpty();
        return !idle && prolong(target);
    }

    /** The same, whatever is due. */
    boolean prolong(Target target) {
        return store.turns()
                .take(target.system(), Delivering.BATCH_MS + target.push().longestMs() + TURN_MARGIN_MS);
    }

    /** Leaves a target to whoever looks next. */
    void endTurn(Target target) {
        store.turns().end(target.system());
    }

    /**
     * The rows of a target that are due, with greater numbers than {@code after}, each customer's in the order of their
     * sequence: none of a customer that has one pending up to there.
     */
    List<DueEvent> dueBeyond(Target to, long nowMs, long after, int limit) {
        return store.read(tx -> events(tx, to, tx.outbox().dueBeyond(to.system(), nowMs, after, limit)));
    }

    /** The same, for reading on as if all up to there had been delivered. */
    List<DueEvent> dueAfter(Target to, long nowMs, long after, int limit) {
        return store.read(tx -> events(tx, to, tx.outbox().dueAfter(to.system(), nowMs, after, limit)));
    }

    private static List<DueEvent> events(Tx tx, Target to, List<Delivery> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        long[] customers =
                rows.stream().mapToLong(Delivery::customer).distinct().toArray();
        Map<Long, TargetState> states = new HashMap<>();
        tx.targetStates().of(to.system(), customers).forEach(state -> states.put(state.customer(), state));
        Set<String> asked = to.push().personal();
        Map<Long, CustomerRow> known = new HashMap<>();
        if (!asked.isEmpty()) {
            tx.customers().byIds(customers).forEach(customer -> known.put(customer.id(), customer));
        }
        List<DueEvent> due = new ArrayList<>(rows.size());
        for (Delivery row : rows) {
            TargetState state = states.get(row.customer());
            CustomerRow customer = known.get(row.customer());
            due.add(new DueEvent(
                    row,
                    state == null ? null : state.ackedTier(),
                    customer == null ? Map.of() : PersonalValues.of(customer, asked)));
        }
        return due;
    }

    /** What the target acknowledged last of the customers of some events, by customer. */
    Map<Long, String> acknowledged(String target, List<DueEvent> events) {
        long[] customers = events.stream()
                .mapToLong(due -> due.row().customer())
                .distinct()
                .toArray();
        Map<Long, String> data = new HashMap<>();
        store.read(tx -> tx.outbox().acknowledged(target, customers))
                .forEach(row -> data.put(row.customer(), row.data()));
        return data;
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
                delivered.add(new Outcomes.Delivered(row, it.status() == 0 ? null : it.status(), told));
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
            tx.deliveryRuns().add(target, nowMs, delivered.size(), failed.size(), dead.size());
            if (!health.equals(health(tx, target))) {
                tx.meta().put(HEALTH + target, health.format());
            }
            return attempts.size();
        });
    }

    /** What is known about a target. */
    public TargetHealth health(String target) {
        return store.ask(tx -> health(tx, target));
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
