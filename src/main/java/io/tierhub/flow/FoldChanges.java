package io.tierhub.flow;

import io.tierhub.store.Effect;
import io.tierhub.store.LayeredTable;
import io.tierhub.store.Store;
import io.tierhub.store.Tx;
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
                fold(table.name(), (tx, from) -> tx.folding(table).fold(from));
            }
        }
        if (!store.loading() && store.read(tx -> tx.grades().outgrown())) {
            fold("GRADE", (tx, from) -> tx.grades().fold(from));
        }
    }

    /** Folds some rows from a number on; where to go on, negative if nothing is left. */
    private interface Step {
        long fold(Tx tx, long from);
    }

    private void fold(String table, Step step) {
        long start = System.nanoTime();
        int steps = 0;
        for (long next = next(step, 0); next >= 0 && !stopping.asked(); next = next(step, next)) {
            steps++;
        }
        LOG.info(
                "Folded changed rows into {}: {} steps in {} ms",
                table,
                steps,
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }

    private long next(Step step, long from) {
        return lock.still(() -> store.transaction(Effect.ROWS_FOLDED, tx -> step.fold(tx, from)));
    }
}
