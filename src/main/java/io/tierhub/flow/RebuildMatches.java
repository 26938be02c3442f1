package io.tierhub.flow;

import io.tierhub.match.MatchIndex;
import io.tierhub.match.Partition;
import io.tierhub.match.Reclustering;
import io.tierhub.match.StableIds;
import io.tierhub.match.Stopped;
import io.tierhub.store.CustomerEvents.Cause;
import io.tierhub.store.CustomerEvents.Origin;
import io.tierhub.store.Effect;
import io.tierhub.store.Store;
import io.tierhub.store.Tx;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides anew, over all source records at once, which of them are one customer, so that the result does not depend on
 * the order in which they came. Identifiers stay with the majority of their records. One transaction: all of it or nothing.
 */
public final class RebuildMatches {
    private static final Logger LOG = LoggerFactory.getLogger(RebuildMatches.class);

    private final Store store;
    private final MasterLock lock;
    private final Regroup regroup;
    private final BusinessClock clock;

    public RebuildMatches(Store store, MasterLock lock, Regroup regroup, BusinessClock clock) {
        this.store = store;
        this.lock = lock;
        this.regroup = regroup;
        this.clock = clock;
    }

    /** What a rebuild does, or would do. */
    public record Rebuilt(int records, int customersBefore, int customersAfter, int moved, int redirected) {}

    /** What {@link #rebuild} would do; changes nothing. */
    public Rebuilt plan() {
        return lock.master(state -> {
            long[] next = {state.nextCustomer()};
            return planned(state.matches(), Reclustering.of(state.matches()), next)
                    .result();
        });
    }

    /** Rebuilds, and has the golden records and grades of all touched customers follow. */
    public Rebuilt rebuild() {
        return lock.master(state -> {
            long[] next = {state.nextCustomer()};
            Reclustering run = Reclustering.run(state.matches());
            Plan plan = planned(state.matches(), run.partition(), next);
            try {
                Regroup.apply(state.matches(), plan.ids());
                store.transaction(Effect.MATCHES_REBUILT, tx -> write(tx, state, plan.ids(), run.stopped()));
                state.matches().commit();
                state.used(state.nextRecord(), next[0]);
            } catch (RuntimeException failed) {
                state.matches().rollback();
                throw failed;
            }
            LOG.info("Rebuilt the matches: {}", plan.result());
            return plan.result();
        });
    }

    private record Plan(StableIds ids, Rebuilt result) {}

    private static Plan planned(MatchIndex matches, Partition partition, long[] next) {
        StableIds ids = StableIds.of(partition, matches::customerOf, () -> next[0]++);
        Rebuilt result = new Rebuilt(
                partition.size(),
                matches.customers(),
                partition.clusters(),
                ids.moves().size(),
                ids.redirects().size());
        return new Plan(ids, result);
    }

    /** The moves, and the pairs that a person is to decide about, all found anew. */
    private StableIds write(Tx tx, MasterState state, StableIds ids, List<Stopped> doubts) {
        long nowMs = clock.now().toEpochMilli();
        regroup.write(tx, state, ids, Origin.of(Cause.REBUILD, null, nowMs));
        tx.reviewItems().clear();
        tx.reviewItems()
                .add(doubts.stream().map(pair -> Doubts.item(pair, nowMs)).toList());
        return ids;
    }
}
