package io.tierhub.store;

import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * Nodes that share a PostgreSQL database share its deliveries, target by target: whoever has a target's turn delivers to
 * it, nobody else does, and each customer's events keep their order. A turn runs for a time by the clock of the server, as
 * its node may be gone. Whoever looks for one passes over a turn that another node is just taking (SKIP LOCKED). What came
 * of deliveries is recorded only if the turn is still the node's own, as the last thing before the commit. An H2 database
 * has one process, and it is always its turn.
 */
public final class Turns {
    private final Store store;
    private final Dialect dialect;
    private final String node;

    Turns(Store store, Dialect dialect, String node) {
        this.store = store;
        this.dialect = dialect;
        this.node = node;
    }

    /** Whether there is anybody to share with. */
    public boolean shared() {
        return dialect == Dialect.POSTGRESQL;
    }

    /** Takes or prolongs the turn of a target; false while another node has it. */
    public boolean take(String target, long forMs) {
        return !shared() || store.onConnection(handle -> handle.inTransaction(inside -> take(inside, target, forMs)));
    }

    private boolean take(Handle inside, String target, long forMs) {
        inside.execute(
                "INSERT INTO delivery_turn (target, node, until_at) VALUES (?, '', 0) ON CONFLICT (target) DO NOTHING",
                target);
        boolean free = inside.select(
                        "SELECT target FROM delivery_turn WHERE target = ? AND (node = ? OR until_at <= " + Lease.NOW
                                + ") FOR UPDATE SKIP LOCKED",
                        target,
                        node)
                .mapTo(String.class)
                .findOne()
                .isPresent();
        if (free) {
            inside.execute(
                    "UPDATE delivery_turn SET node = ?, until_at = " + Lease.NOW + " + ? WHERE target = ?",
                    node,
                    forMs,
                    target);
        }
        return free;
    }

    /** Gives the turn of a target back. */
    public void end(String target) {
        if (shared()) {
            store.onConnection(handle -> handle.execute(
                    "UPDATE delivery_turn SET until_at = 0 WHERE target = ? AND node = ?", target, node));
        }
    }

    /**
     * Records what came of deliveries to a target, durably.
     *
     * @throws StoreException when the turn has gone to another node: it delivers the same again, under the same identifiers
     */
    public void record(String target, Function<Tx, ?> work) {
        if (shared()) {
            store.guarded(Effect.OUTCOMES_KEPT, inside -> check(inside, target), work);
        } else {
            store.transaction(Effect.OUTCOMES_KEPT, work);
        }
    }

    private void check(Handle inside, String target) {
        boolean mine = inside.select(
                        "SELECT target FROM delivery_turn WHERE target = ? AND node = ? AND until_at > " + Lease.NOW
                                + " FOR KEY SHARE",
                        target,
                        node)
                .mapTo(String.class)
                .findOne()
                .isPresent();
        if (!mine) {
            throw StoreException.turnGone(target);
        }
    }

    /** Ends the turns of a node that is no more. */
    static void endAll(Handle handle, String node) {
        handle.execute("UPDATE delivery_turn SET until_at = 0 WHERE node = ?", node);
    }
}
