package io.tierhub.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** The database of one hub. Safe for use by several threads, each in its own transaction. */
public final class Store implements AutoCloseable {
    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private volatile boolean loading;

    private Store(HikariDataSource pool) {
        this.pool = pool;
        this.jdbi = Connections.jdbi(pool);
    }

    /**
     * Opens the database, makes or migrates its schema, and builds the indexes of a first load that was interrupted.
     *
     * @throws StoreException when it is in use, the password is wrong, or a newer release has written it
     */
    public static Store open(StoreSettings settings) {
        HikariDataSource pool = Connections.pool(settings);
        try {
            Migrations.run(pool);
            Store store = new Store(pool);
            store.finishInterrupted();
            return store;
        } catch (RuntimeException fault) {
            pool.close();
            throw fault;
        }
    }

    private void finishInterrupted() {
        if (onConnection(handle -> FirstLoad.interrupted(new Sql(handle)))) {
            settleMerges();
            finishFirstLoad(new ReentrantLock());
        }
    }

    /**
     * Does work that is durable when this returns: it survives a kill at any later instant. An exception from the work
     * undoes all of it.
     *
     * @throws StoreException when the database refuses; {@link StoreException#retryable} says whether to run it again
     */
    public <T> T transaction(Function<Tx, T> work) {
        return onConnection(handle -> handle.inTransaction(inside -> work.apply(tables(inside))));
    }

    /** Reads one consistent state, however long it takes; other transactions go on meanwhile. Writes are undone. */
    public <T> T read(Function<Tx, T> work) {
        return onConnection(handle -> handle.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, inside -> {
            T found = work.apply(tables(inside));
            inside.rollback();
            return found;
        }));
    }

    private Tx tables(Handle handle) {
        return new Tx(new Sql(handle), loading);
    }

    /** Makes all that is committed survive a power cut too. */
    public void checkpointSync() {
        onConnection(handle -> handle.execute(Durability.checkpoint()));
    }

    /**
     * Drops the secondary indexes of source records until {@link #finishFirstLoad}. Meanwhile source records are found
     * by id alone, and redirects need not be followed by the rows of the customers concerned. Commits by itself; no other transaction may be open.
     *
     * @throws IllegalStateException when the store holds source records already
     */
    public void beginFirstLoad() {
        loading = true;
        try {
            onConnection(handle -> {
                FirstLoad.begin(new Sql(handle));
                return true;
            });
        } catch (RuntimeException fault) {
            loading = false;
            throw fault;
        }
    }

    /** Makes the rows of source records and customers follow the redirects, which a first load leaves to its end. */
    public void settleMerges() {
        onConnection(handle -> handle.inTransaction(inside -> {
            FirstLoad.settleMerges(new Sql(inside));
            return true;
        }));
    }

    /**
     * Builds the indexes that {@link #beginFirstLoad} dropped, once merges are settled.
     *
     * @param sourceRecords held while each is built: whoever reads source records meanwhile takes it, or waits in the
     *     database until its patience ends
     */
    public void finishFirstLoad(Lock sourceRecords) {
        onConnection(handle -> {
            FirstLoad.buildIndexes(new Sql(handle), sourceRecords);
            return true;
        });
        loading = false;
    }

    /** Whether a first load is under way. */
    public boolean loading() {
        return loading;
    }

    /** Closes every connection; the last one compacts the file, for a fraction of a second, and gives it back. */
    @Override
    public void close() {
        pool.close();
    }

    /** A connection of its own for each call, so that a transaction is never part of another one around it. */
    private <T> T onConnection(Function<Handle, T> work) {
        try (Handle handle = jdbi.open()) {
            return work.apply(handle);
        } catch (JdbiException fault) {
            if (fault.getCause() instanceof SQLException cause) {
                throw StoreException.of(cause, Connections.statementOf(fault));
            }
            throw fault;
        }
    }
}
