package io.tierhub.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands what an H2 store has committed to the disk, together, at most {@value #EVERY_MS} ms later: from then on single records
 * and deliveries survive a power cut. It takes no lock, so no commit waits for the disk.
 */
final class GroupCheckpoint implements AutoCloseable {
    static final long EVERY_MS = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(GroupCheckpoint.class);

    private final MVStore file;
    private final ScheduledExecutorService syncing = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "checkpoint");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean committed;
    private boolean failed;

    private GroupCheckpoint(MVStore file) {
        this.file = file;
    }

    /** Begins; the store that the pool is of must stay open until it is closed. */
    static GroupCheckpoint of(HikariDataSource pool) {
        try (Connection connection = pool.getConnection()) {
            SessionLocal session = (SessionLocal)
                    connection.unwrap(JdbcConnection.class).getSession();
            GroupCheckpoint checkpoint =
                    new GroupCheckpoint(session.getDatabase().getStore().getMvStore());
            var unused = checkpoint.syncing.scheduleWithFixedDelay(
                    checkpoint::sync, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
            return checkpoint;
        } catch (SQLException fault) {
            throw StoreException.of(fault, "the file of the store");
        }
    }

    /** Something was committed just now. */
    void committed() {
        committed = true;
    }

    private void sync() {
        if (!committed) {
            return;
        }
        committed = false; // before: what is committed meanwhile may come too late for this one
        try {
            file.sync();
            failed = false;
        } catch (MVStoreException fault) {
            committed = true;
            if (!failed && !file.isClosed()) {
                LOG.error(
                        "What was committed could not be handed to the disk: {}; a power cut may lose it. The next try"
                                + " follows; look at the disk",
                        fault.getMessage());
            }
            failed = true;
        }
    }

    /** Ends once none is under way, without an interrupt, which would close the file; closing the database hands over what is left. */
    @Override
    public void close() {
        syncing.shutdown();
        try {
            if (!syncing.awaitTermination(1, TimeUnit.MINUTES)) {
                LOG.warn("The disk has not taken what was committed in a minute");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
