package io.tierhub.flow;

import io.tierhub.match.MatchIndex;
import io.tierhub.match.MatchModel;
import io.tierhub.match.MatchRules;
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
import java.util.Locale;
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
    private final MatchRules rules;
    private final LearnWeights learning;
    private final Regroup regroup;
    private final BusinessClock clock;

    public RebuildMatches(
            Store store,
            MasterLock lock,
            MatchRules rules,
            LearnWeights learning,
            Regroup regroup,
            BusinessClock clock) {
        this.store = store;
        this.lock = lock;
        this.rules = rules;
        this.learning = learning;
        this.regroup = regroup;
        this.clock = clock;
    }

    /**
     * What a rebuild does, or would do.
     *
     * @param model the weights that it goes by
     * @param trained whether they were learned for it
     */
    public record Rebuilt(
            MatchModel model,
            boolean trained,
            int records,
            int customersBefore,
            int customersAfter,
            int moved,
            int redirected) {
        /** Records that change their customer, in percent of all. */
        public double movedPercent() {
            return records == 0 ? 0 : 100.0 * moved / records;
        }
    }

    /** More would move than may without a person's word: nothing was done. */
    @SuppressWarnings("serial")
    public static final class TooManyException extends RuntimeException {
        private TooManyException(Rebuilt plan, int most) {
            super(String.format(
                    Locale.ROOT,
                    "the rebuild would give %d of %d source records (%.1f %%) to another customer, more than the %d %% of"
                            + " max_moved_percent in config/matching.yaml; nothing was changed. Look at it with"
                            + " tierhub match --rebuild --dry-run, then repeat it with --confirm",
                    plan.moved(),
                    plan.records(),
                    plan.movedPercent(),
                    most));
        }
    }

    /** What {@link #rebuild} would do; changes nothing. */
    public Rebuilt plan() {
        return lock.master(state -> {
            MatchModel before = state.matches().model();
            try {
                return plan(state).result();
            } finally {
                state.matches().use(before);
            }
        });
    }

    /**
     * Rebuilds, after learning the weights anew where that is due, and has the golden records and grades of all touched
     * customers follow.
     *
     * @param confirmed whether a person has agreed to any number of moves
     * @throws TooManyException if nobody has, and there are too many
     */
    public Rebuilt rebuild(boolean confirmed) {
        return lock.master(state -> {
            MatchModel before = state.matches().model();
            Plan plan;
            try {
                plan = plan(state);
                if (!confirmed && plan.result().movedPercent() > rules.maxMovedPercent()) {
                    throw new TooManyException(plan.result(), rules.maxMovedPercent());
                }
                Regroup.apply(state.matches(), plan.ids());
                store.transaction(Effect.MATCHES_REBUILT, tx -> write(tx, state, plan));
                state.matches().commit();
                state.used(state.nextRecord(), plan.nextCustomer());
            } catch (RuntimeException failed) {
                state.matches().rollback();
                state.matches().use(before);
                throw failed;
            }
            LOG.info(
                    "Rebuilt the matches of {} records: {} moved, {} customers before, {} after",
                    plan.result().records(),
                    plan.result().moved(),
                    plan.result().customersBefore(),
                    plan.result().customersAfter());
            return plan.result();
        });
    }

    /** The state weighs by the plan's model from then on. */
    private static Plan plan(MasterState state) {
        MatchIndex matches = state.matches();
        MatchModel learned = LearnWeights.isDue(matches) ? LearnWeights.of(matches) : matches.model();
        boolean trained = learned != matches.model() && LearnWeights.isLearned(learned);
        if (trained) {
            matches.use(learned);
        }
        Reclustering run = Reclustering.run(matches);
        Partition partition = run.partition();
        long[] next = {state.nextCustomer()};
        StableIds ids = StableIds.of(partition, matches::customerOf, () -> next[0]++);
        Rebuilt result = new Rebuilt(
                matches.model(),
                trained,
                partition.size(),
                matches.customers(),
                partition.clusters(),
                ids.moves().size(),
                ids.redirects().size());
        return new Plan(ids, run.stopped(), next[0], result);
    }

    private record Plan(StableIds ids, List<Stopped> doubts, long nextCustomer, Rebuilt result) {}

    /** The moves, and the pairs that a person is to decide about, all found anew. */
    private Plan write(Tx tx, MasterState state, Plan plan) {
        long nowMs = clock.now().toEpochMilli();
        if (plan.result().trained()) {
            learning.keep(tx, plan.result().model());
        }
        regroup.write(tx, state, plan.ids(), Origin.of(Cause.REBUILD, null, nowMs));
        tx.reviewItems().clear();
        tx.reviewItems()
                .add(plan.doubts().stream()
                        .map(pair -> Doubts.item(pair, nowMs))
                        .toList());
        return plan;
    }
}
