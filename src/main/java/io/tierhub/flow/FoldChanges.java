package io.tierhub.flow;

import io.tierhub.store.Effect;
import io.tierhub.store.Foldable;
import io.tierhub.store.LayeredTable;
import io.tierhub.store.Store;
import io.tierhub.store.Tx;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
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
            foldIfMany(table.name(), tx -> tx.folding(table));
        }
        foldIfMany("GRADE", tx -> tx.grades().folding());
        foldIfMany("TIER", tx -> tx.tiers().folding());
        foldIfMany("TIER_OPEN", tx -> tx.tierHistory().folding());
    }

    private void foldIfMany(String name, Function<Tx, Foldable> table) {
        if (store.loading() || !store.read(tx -> table.apply(tx).outgrown())) {
            return;
        }
        long start = System.nanoTime();
        int steps = 0;
        for (long next = next(table, 0); next >= 0 && !stopping.asked(); next = next(table, next)) {
            steps++;
        }
        LOG.info(
                "Folded changed rows into {}: {} steps in {} ms",
                name,
                steps,
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }

    private long next(Function<Tx, Foldable> table, long from) {
        return lock.still(() ->
                store.transaction(Effect.ROWS_FOLDED, tx -> table.apply(tx).fold(from)));
    }
}
