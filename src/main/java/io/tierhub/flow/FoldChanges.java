package io.tierhub.flow;

import io.tierhub.store.Effect;
import io.tierhub.store.LayeredTable;
import io.tierhub.store.Store;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds rows that were put aside when they changed into their tables, once they are many. It goes in steps, each durable by
 * itself, and lets mastering in between them; what a kill or a stop leaves is folded another time.
 */
public final class FoldChanges {
    private static final Logger LOG = LoggerFactory.getLogger(FoldChanges.class);

    private final Store store;
    private final MasterLock lock;
    private final Stopping stopping;

    public FoldChanges(Store store, MasterLock lock, Stopping stopping) {
        this.store = store;
        this.lock = lock;
        this.stopping = stopping;
    }

    /** Folds each table whose changed rows have outgrown their share. */
    public void foldIfMany() {
        for (LayeredTable table : LayeredTable.values()) {
            if (!store.loading() && store.read(tx -> tx.folding(table).outgrown())) {
                fold(table);
            }
        }
    }

    private void fold(LayeredTable table) {
        long start = System.nanoTime();
        int steps = 0;
        for (long next = step(table, 0); next >= 0 && !stopping.asked(); next = step(table, next)) {
            steps++;
        }
        LOG.info(
                "Folded changed rows into {}: {} steps in {} ms",
                table,
                steps,
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }

    private long step(LayeredTable table, long from) {
        return lock.still(() ->
                store.transaction(Effect.ROWS_FOLDED, tx -> tx.folding(table).fold(from)));
    }
}
