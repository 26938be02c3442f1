package io.tierhub.store;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * The right to write to a PostgreSQL database: one process at a time holds it, for {@link #LENGTH_MS} by the clock of the
 * server, and renews it. Whoever takes it over raises its token and ends the sessions of the holder before; and each
 * transaction looks, as the last thing before its commit, whether the token is still its own. So a holder that stood
 * still for long, and does not know that it is none any more, changes nothing.
 *
 * <p>Taking over locks the row FOR UPDATE, looking locks it FOR KEY SHARE until the commit, renewing neither waits for
 * nor holds up a transaction that looked.
 */
final class Lease implements AutoCloseable {
    /** Shorter in tests alone, which wait for its end many times. */
    static final long LENGTH_MS = Long.getLong("tierhub.lease.ms", 15_000);

    static final long RENEW_MS = LENGTH_MS / 3;
    /** Epoch milliseconds by the clock of the server. */
    static final String NOW = "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)";

    private final Jdbi jdbi;
    private final long token;
    private final ScheduledExecutorService renewing;
    private volatile boolean lost;

    private record State(String holder, long left) {
        private boolean heldFrom(String node) {
            return left > 0 && !holder.equals(node);
        }
    }

    private Lease(Jdbi jdbi, long token) {
        this.jdbi = jdbi;
        this.token = token;
        this.renewing = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "lease");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Takes it, at once or not at all.
     *
     * @param node tells processes apart; one that is started again under the same name takes its own lease over
     * @throws StoreException when another process holds it; {@link StoreException#held} says so
     */
    static Lease take(Jdbi jdbi, String node) {
        State before = jdbi.withHandle(Lease::state);
        if (before.heldFrom(node)) {
            throw StoreException.held(before.holder(), before.left());
        }
        endSessions(jdbi, before.holder(), node);
        long token = jdbi.inTransaction(handle -> raise(handle, node));
        Lease lease = new Lease(jdbi, token);
        lease.renewing.scheduleWithFixedDelay(lease::renew, RENEW_MS, RENEW_MS, TimeUnit.MILLISECONDS);
        return lease;
    }

    /** Whether a node could take it now. */
    static boolean free(Handle handle, String node) {
        return !state(handle).heldFrom(node);
    }

    private static State state(Handle handle) {
        return handle.select("SELECT holder, until_at - " + NOW + " FROM lease WHERE name = 'master'")
                .map((row, context) -> new State(row.getString(1), row.getLong(2)))
                .findOne()
                .orElse(new State("", 0));
    }

    private static long raise(Handle handle, String node) {
        handle.execute("INSERT INTO lease (name, holder, token, until_at) VALUES ('master', '', 0, 0)"
                + " ON CONFLICT (name) DO NOTHING");
        handle.execute("SELECT token FROM lease WHERE name = 'master' FOR UPDATE");
        State now = state(handle);
        if (now.heldFrom(node)) {
            throw StoreException.held(now.holder(), now.left());
        }
        handle.execute(
                "UPDATE lease SET holder = ?, token = token + 1, until_at = " + NOW + " + ? WHERE name = 'master'",
                node,
                LENGTH_MS);
        return handle.select("SELECT token FROM lease WHERE name = 'master'")
                .mapTo(Long.class)
                .one();
    }

    /** What a holder that stood still had begun must not keep rows locked, nor targets waiting. */
    private static void endSessions(Jdbi jdbi, String holder, String node) {
        if (!holder.isEmpty() && !holder.equals(node)) {
            jdbi.useHandle(handle -> {
                handle.execute(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = ?"
                                + " AND usename = CURRENT_USER AND pid <> pg_backend_pid()",
                        session(holder));
                Turns.endAll(handle, holder);
            });
        }
    }

    /** How the sessions of a node are called; the server cuts names off at 63 bytes. */
    static String session(String node) {
        return "tierhub " + node;
    }

    private void renew() {
        try {
            int touched = jdbi.withHandle(handle -> handle.execute(
                    "UPDATE lease SET until_at = " + NOW + " + ? WHERE name = 'master' AND token = ?",
                    LENGTH_MS,
                    token));
            lost = touched == 0;
        } catch (JdbiException unreachable) {
            // Tried again soon; until then the token guards every commit.
        }
    }

    /** Whether another process is known to have taken it over. */
    boolean lost() {
        return lost;
    }

    /**
     * Looks whether it is still held, inside a transaction, which keeps it from being taken over until the commit.
     *
     * @throws StoreException when it is not
     */
    void check(Handle inside) {
        boolean mine = inside.select("SELECT token FROM lease WHERE name = 'master' AND token = ? FOR KEY SHARE", token)
                .mapTo(Long.class)
                .findOne()
                .isPresent();
        if (!mine) {
            lost = true;
            throw StoreException.takenOver();
        }
    }

    /** Gives it back, so that another process need not wait. */
    @Override
    public void close() {
        renewing.shutdownNow();
        try {
            jdbi.useHandle(handle ->
                    handle.execute("UPDATE lease SET until_at = 0 WHERE name = 'master' AND token = ?", token));
        } catch (JdbiException unreachable) {
            // It ends by itself.
        }
    }
}
