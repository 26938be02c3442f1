package io.tierhub.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** The database of one hub. Safe for use by several threads, each in its own transaction. */
public final class Store implements AutoCloseable {
    private final HikariDataSource pool;
    private final Dialect dialect;
    private final String node;
    private final @Nullable Lease lease;
    private final @Nullable GroupCheckpoint checkpoint;
    private final @Nullable Plans plans;
    private final Jdbi jdbi;
    private final OneWriter writer = new OneWriter();
    private final AtomicReference<Phrases> phrases = new AtomicReference<>(new Phrases(List.of()));
    private final MovedCustomers moved = new MovedCustomers();
    private final FreshPages fresh = new FreshPages(this);
    private volatile boolean loading;
    private volatile @Nullable StoreException gone;

    private Store(HikariDataSource pool, Dialect dialect, String node, @Nullable Lease lease) {
        this.pool = pool;
        this.node = node;
        this.dialect = dialect;
        this.lease = lease;
        Engine engine = dialect == Dialect.H2 ? Engine.of(pool) : null;
        this.checkpoint = engine == null ? null : new GroupCheckpoint(engine);
        this.plans = engine == null ? null : new Plans(engine);
        this.jdbi = Connections.jdbi(pool);
    }

    /**
     * Opens the database, makes or migrates its schema, takes the right to write, and builds the indexes of a first load
     * that was interrupted.
     *
     * @param node tells the processes that share a database apart: see {@link Lease}
     * @throws StoreException when it is in use, the password is wrong, or a newer release has written it
     */
    public static Store open(StoreSettings settings, String node) {
        Dialect dialect = Dialect.of(settings.url());
        HikariDataSource pool = Migrations.pool(settings, dialect, node);
        Store store;
        try {
            Lease lease = dialect == Dialect.H2 ? null : Lease.take(Connections.jdbi(pool), node);
            store = new Store(pool, dialect, node, lease);
        } catch (RuntimeException fault) {
            pool.close();
            throw fault;
        }
        try {
            store.finishInterrupted();
            return store;
        } catch (RuntimeException fault) {
            store.close();
            throw fault;
        }
    }

    /**
     * Opens the database of another node to read it, and to share its deliveries: see {@link Turns}.
     *
     * @throws StoreException when its schema is not the one of this release, or nobody has made one yet
     */
    public static Store beside(StoreSettings settings, String node) {
        HikariDataSource pool = Connections.pool(settings, node);
        try {
            Dialect dialect = Dialect.of(settings.url());
            Migrations.refuseOther(pool, dialect);
            return new Store(pool, dialect, node, null);
        } catch (RuntimeException fault) {
            pool.close();
            throw fault;
        }
    }

    /** Whether no other node has the right to write, so that this one may open the database for itself. */
    public boolean free() {
        return onConnection(handle -> Lease.free(handle, node));
    }

    /** Who delivers to which target. */
    public Turns turns() {
        return new Turns(this, dialect, node);
    }

    private void finishInterrupted() {
        if (onConnection(handle -> FirstLoad.interrupted(sql(handle)))) {
            finishFirstLoad(null, new ReentrantLock(), Runnable::run);
        }
    }

    /**
     * Does work that is durable when this returns: it survives a kill at any later instant. An exception from the work
     * undoes all of it.
     *
     * @param effect what the transaction is for
     * @throws StoreException when the database refuses; {@link StoreException#retryable} says whether to run it again
     */
    public <T> T transaction(Effect effect, Function<Tx, T> work) {
        if (loading && dialect == Dialect.POSTGRESQL) {
            fresh.before(effect);
        }
        return guarded(effect, this::guard, work);
    }

    /** A transaction in which {@code guard} has the last word before the commit. */
    <T> T guarded(Effect effect, Consumer<Handle> guard, Function<Tx, T> work) {
        T made = alone(() -> onConnection(handle -> {
            Sql sql = sql(handle);
            Tx tables = new Tx(sql, loading, phrases, moved);
            T committed = handle.inTransaction(inside -> {
                T done = work.apply(tables);
                guard.accept(inside);
                return committing(effect, done);
            });
            tables.committed();
            committed(sql.written());
            return committed;
        }));
        Halt.after(effect);
        return made;
    }

    private void committed(long rows) {
        if (checkpoint != null && plans != null) {
            checkpoint.committed();
            plans.written(rows);
        }
    }

    /** Whether this process may still write. */
    private void guard(Handle inside) {
        if (lease != null) {
            lease.check(inside);
        } else if (dialect != Dialect.H2) {
            throw new IllegalStateException("a standby writes nothing but what came of its deliveries");
        }
    }

    private static <T> T committing(Effect effect, T made) {
        Halt.before(effect);
        return made;
    }

    /**
     * Reads one consistent state, however long it takes; other transactions go on meanwhile. It ends in a commit, as a
     * rollback would make H2 store what others are in the middle of: see {@link OneWriter}. So work that writes is refused.
     *
     * @throws IllegalStateException when the work writes
     */
    public <T> T read(Function<Tx, T> work) {
        return onConnection(handle -> {
            Tx tables = new Tx(Sql.reading(handle, dialect), loading, phrases, moved);
            T answer = handle.inTransaction(dialect.oneMoment(), inside -> work.apply(tables));
            tables.committed();
            return answer;
        });
    }

    /**
     * Asks one question in one statement. It costs a small part of a {@link #read}, for which H2 notes the state of all tables.
     *
     * @throws IllegalStateException when it is more than one, or writes
     */
    public <T> T ask(Function<Tx, T> question) {
        return onConnection(handle -> question.apply(new Tx(Sql.asking(handle, dialect), loading, phrases, moved)));
    }

    /** Prepares texts that are about to be stored. */
    public Briefing briefing() {
        return new Briefing(Objects.requireNonNull(phrases.get()));
    }

    /** Who may have moved since everybody was read, told by whoever marks them for grading. */
    public MovedCustomers movedCustomers() {
        return moved;
    }

    private Sql sql(Handle handle) {
        return new Sql(handle, dialect);
    }

    /** PostgreSQL takes several writers at once. */
    private <T> T alone(Supplier<T> work) {
        return dialect == Dialect.H2 ? writer.alone(work) : work.get();
    }

    /** Reads all tables as of one moment, row by row; for a backup. */
    <T> T snapshot(Function<Sql, T> work) {
        return onConnection(handle -> handle.inTransaction(dialect.oneMoment(), inside -> {
            Sql sql = Sql.reading(inside, dialect);
            if (dialect != Dialect.H2) {
                return work.apply(sql);
            }
            // Else H2 gathers every answer before the first row is seen.
            inside.execute("SET LAZY_QUERY_EXECUTION TRUE");
            try {
                return work.apply(sql);
            } finally {
                inside.execute("SET LAZY_QUERY_EXECUTION FALSE");
            }
        }));
    }

    /** Makes all that is committed survive a power cut too. */
    public void checkpointSync() {
        Halt.before(Effect.CHECKPOINT);
        if (dialect == Dialect.H2) {
            alone(() -> onConnection(handle -> handle.execute(Durability.checkpoint())));
        }
        Halt.after(Effect.CHECKPOINT);
    }

    /**
     * Drops the secondary indexes of source records until {@link #finishFirstLoad}, and in PostgreSQL primary keys. Meanwhile
     * source records are found by id alone, and redirects need not be followed by the rows of the customers concerned. Commits by itself; no other transaction may be open.
     *
     * @throws IllegalStateException when the store holds source records already
     */
    public void beginFirstLoad() {
        loading = true;
        try {
            alone(() -> onConnection(handle -> {
                FirstLoad.begin(sql(handle));
                return true;
            }));
        } catch (RuntimeException fault) {
            loading = false;
            throw fault;
        }
    }

    /** Makes the rows of source records and customers follow the redirects, which a first load leaves to its end. */
    public void settleMerges() {
        alone(() -> settled(null));
    }

    private boolean settled(@Nullable LongFunction<int[]> members) {
        restoreKey("source_record");
        onConnection(handle -> handle.inTransaction(inside -> {
            FirstLoad.settleMerges(sql(inside), members);
            guard(inside);
            return committing(Effect.MERGES_SETTLED, true);
        }));
        Halt.after(Effect.MERGES_SETTLED);
        return true;
    }

    /**
     * Ends a first load: settles merges, then builds the indexes that {@link #beginFirstLoad} dropped, those of source records
     * on a thread of its own. A kill at any moment only means that the next start does it again.
     *
     * @param members tells the records of a customer; null while nobody knows: all are looked through for those of customers
     *     that merged
     * @param sourceRecords held while H2 builds an index: whoever reads source records meanwhile takes it, or waits in the
     *     database until its patience ends; PostgreSQL lets them read
     * @param beside goes on meanwhile in the calling thread, and writes beside the other: so only what, like that, is
     *     marked as pending until all of it is done, and may be done again. In H2 no index is begun before it runs what it
     *     is given, so that it may read first
     */
    public void finishFirstLoad(@Nullable LongFunction<int[]> members, Lock sourceRecords, Consumer<Runnable> beside) {
        alone(() -> {
            if (dialect == Dialect.POSTGRESQL) {
                fresh.freezeRecords();
            }
            settled(members); // before others write: of customers that go here they must not say anything
            CompletableFuture<@Nullable Void> begin = new CompletableFuture<>();
            CompletableFuture<Void> indexes =
                    begin.thenRunAsync(() -> buildIndexes(sourceRecords), work -> new Thread(work, "write").start());
            if (dialect == Dialect.POSTGRESQL) {
                begin.complete(null);
            }
            try {
                beside.accept(() -> begin.complete(null));
            } finally {
                begin.complete(null);
                join(indexes);
            }
            if (dialect == Dialect.POSTGRESQL) {
                fresh.freezeCustomers();
            }
            CompletableFuture<Void> key =
                    CompletableFuture.runAsync(() -> restoreKey("customer"), Store::inAnotherThread);
            restoreKey("grade_due");
            join(key);
            return onConnection(handle -> {
                FirstLoad.done(sql(handle));
                return true;
            });
        });
        loading = false;
    }

    private void restoreKey(String table) {
        inTransaction(sql -> FirstLoad.restoreKey(sql, table));
    }

    private static void inAnotherThread(Runnable work) {
        new Thread(work, "write").start();
    }

    private void buildIndexes(Lock sourceRecords) {
        for (FirstLoad.Index index : FirstLoad.INDEXES) {
            if (dialect == Dialect.POSTGRESQL) {
                buildIndex(index);
            } else {
                sourceRecords.lock();
                try {
                    buildIndex(index);
                } finally {
                    sourceRecords.unlock();
                }
            }
        }
    }

    private void buildIndex(FirstLoad.Index index) {
        Halt.before(Effect.INDEX_BUILT);
        inTransaction(sql -> FirstLoad.buildIndex(sql, index));
        Halt.after(Effect.INDEX_BUILT);
    }

    private void inTransaction(Consumer<Sql> step) {
        onConnection(handle -> handle.inTransaction(inside -> {
            step.accept(sql(inside));
            return true;
        }));
    }

    private static void join(CompletableFuture<Void> work) {
        try {
            work.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    /** Whether a first load is under way. */
    public boolean loading() {
        return loading;
    }

    /** Closes every connection; the last one compacts the file, for a fraction of a second, and gives it back. */
    @Override
    public void close() {
        if (lease != null) {
            lease.close();
        }
        if (checkpoint != null) {
            checkpoint.close();
        }
        pool.close();
    }

    /** Why the store is of no more use to this process; null while it is. */
    public @Nullable StoreException gone() {
        return gone == null && lease != null && lease.lost() ? StoreException.takenOver() : gone;
    }

    /**
     * A connection of its own for each call, so that a transaction is never part of another one around it. None after
     * the database lost its file: what became of the last commit is not known, so what is in memory may be wrong.
     */
    <T> T onConnection(Function<Handle, T> work) {
        StoreException before = gone;
        if (before != null) {
            throw before.again();
        }
        try (Handle handle = jdbi.open()) {
            return work.apply(handle);
        } catch (JdbiException fault) {
            if (fault.getCause() instanceof SQLException cause) {
                throw noted(StoreException.of(cause, Connections.statementOf(fault)));
            }
            throw fault;
        } catch (StoreException fault) {
            throw noted(fault);
        }
    }

    private StoreException noted(StoreException fault) {
        if (fault.gone()) {
            gone = fault;
        }
        return fault;
    }
}
