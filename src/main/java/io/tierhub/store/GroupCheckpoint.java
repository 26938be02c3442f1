package io.tierhub.store;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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

    private final Engine engine;
    private final ScheduledExecutorService syncing = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "checkpoint");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean committed;
    private boolean failed;

    /** Begins; the database must stay open until this is closed. */
    GroupCheckpoint(Engine engine) {
        this.engine = engine;
        var unused = syncing.scheduleWithFixedDelay(this::sync, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
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
            engine.sync();
            failed = false;
        } catch (MVStoreException fault) {
            committed = true;
            if (!failed && !engine.closed()) {
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
