package io.tierhub.flow;

import io.tierhub.store.StoreException;
import java.util.function.BooleanSupplier;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * While the hub runs: writes the snapshot anew when much has changed, best while no file is being taken in, and only then
 * folds changed rows into their tables and learns weights that are old.
 */
public final class SnapshotSchedule extends RouteBuilder {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotSchedule.class);

    private final MatchSnapshot snapshot;
    private final FoldChanges fold;
    private final LearnWeights learning;
    private final int learnEveryDays;
    private final MasterLock lock;
    private final BooleanSupplier busy;

    public SnapshotSchedule(
            MatchSnapshot snapshot,
            FoldChanges fold,
            LearnWeights learning,
            int learnEveryDays,
            MasterLock lock,
            BooleanSupplier busy) {
        this.snapshot = snapshot;
        this.fold = fold;
        this.learning = learning;
        this.learnEveryDays = learnEveryDays;
        this.lock = lock;
        this.busy = busy;
    }

    @Override
    public void configure() {
        from("timer:snapshot?period=10000&delay=10000&includeMetadata=false")
                .routeId("snapshot")
                .process(exchange -> look());
    }

    private void look() {
        snapshot.writeIfOutgrown(lock, busy.getAsBoolean());
        if (busy.getAsBoolean()) {
            return;
        }
        try {
            fold.foldIfMany();
            learning.trainIfOld(learnEveryDays);
        } catch (StoreException unreachable) {
            LOG.warn(
                    "Changed rows were not folded, or weights not learned: {}; the next look tries again",
                    unreachable.getMessage());
        }
    }
}
