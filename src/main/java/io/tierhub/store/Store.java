package io.tierhub.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** The database of one hub. Safe for use by several threads, each in its own transaction. */
public final class Store implements AutoCloseable {
    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final FirstLoad firstLoad;
    private volatile boolean loading;

    private Store(HikariDataSource pool) {
        this.pool = pool;
        this.jdbi = Connections.jdbi(pool);
        this.firstLoad = new FirstLoad(jdbi);
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
            if (store.firstLoad.running()) {
                store.firstLoad.finish();
            }
            return store;
        } catch (RuntimeException fault) {
            pool.close();
            throw fault;
        }
    }

    /**
     * Does work that is durable when this returns: it survives a kill at any later instant. An exception from the work
     * undoes all of it.
     *
     * @throws StoreException when the database refuses; {@link StoreException#retryable} says whether to run it again
     */
    public <T> T transaction(Function<Tx, T> work) {
        return guarded(() -> jdbi.inTransaction(handle -> work.apply(new Tx(new Sql(handle), loading))));
    }

    /** Reads one consistent state, however long it takes; other transactions go on meanwhile. */
    public <T> T read(Function<Tx, T> work) {
        return guarded(() -> jdbi.inTransaction(
                TransactionIsolationLevel.REPEATABLE_READ, handle -> readOnly(handle, work)));
    }

    private <T> T readOnly(Handle handle, Function<Tx, T> work) {
        T found = work.apply(new Tx(new Sql(handle), loading));
        handle.rollback();
        return found;
    }

    /** Makes all that is committed survive a power cut too. */
    public void checkpointSync() {
        guarded(() -> jdbi.withHandle(handle -> handle.execute(Durability.checkpoint())));
    }

    /**
     * Drops the secondary indexes of source records until {@link #finishFirstLoad}. Meanwhile source records are found
     * by id alone. Commits by itself; no other transaction may be open.
     *
     * @throws IllegalStateException when the store holds source records already
     */
    public void beginFirstLoad() {
        loading = true;
        try {
            guarded(() -> {
                firstLoad.begin();
                return true;
            });
        } catch (RuntimeException fault) {
            loading = false;
            throw fault;
        }
    }

    /** Builds the indexes that {@link #beginFirstLoad} dropped. */
    public void finishFirstLoad() {
        guarded(() -> {
            firstLoad.finish();
            return true;
        });
        loading = false;
    }

    /** Whether a first load is under way. */
    public boolean loading() {
        return loading;
    }

    /** Waits for no one: the last connection that closes compacts the file for a fraction of a second and gives it back. */
    @Override
    public void close() {
        pool.close();
    }

    private interface Work<T> {
        T run();
    }

    private static <T> T guarded(Work<T> work) {
        try {
            return work.run();
        } catch (JdbiException fault) {
            if (fault.getCause() instanceof SQLException cause) {
                throw StoreException.of(cause, Connections.statementOf(fault));
            }
            throw fault;
        }
    }
}
