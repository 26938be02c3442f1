package io.tierhub.flow;

import io.tierhub.match.MatchIndex;
import io.tierhub.match.Partition;
import io.tierhub.match.Reclustering;
import io.tierhub.match.StableIds;
import io.tierhub.match.StableIds.Move;
import io.tierhub.store.Effect;
import io.tierhub.store.Redirects.Redirect;
import io.tierhub.store.Store;
import io.tierhub.store.Tx;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
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
    private final RebuildGolden golden;
    private final BusinessClock clock;

    public RebuildMatches(Store store, MasterLock lock, RebuildGolden golden, BusinessClock clock) {
        this.store = store;
        this.lock = lock;
        this.golden = golden;
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
            Plan plan = planned(state.matches(), Reclustering.of(state.matches()), next);
            try {
                apply(state.matches(), plan.ids());
                store.transaction(Effect.MATCHES_REBUILT, tx -> write(tx, state, plan.ids()));
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

    private static void apply(MatchIndex matches, StableIds ids) {
        for (Move move : ids.moves()) {
            matches.move(move.record(), move.to());
        }
    }

    private int write(Tx tx, MasterState state, StableIds ids) {
        List<Move> moves = ids.moves();
        tx.sources()
                .setCustomer(
                        moves.stream().mapToInt(Move::record).toArray(),
                        moves.stream().mapToLong(Move::to).toArray());
        int today = (int) clock.today().toEpochDay();
        long[] gone =
                ids.redirects().stream().mapToLong(StableIds.Redirect::from).toArray();
        tx.redirects()
                .add(ids.redirects().stream()
                        .map(each -> new Redirect(each.from(), each.to()))
                        .toList());
        tx.customers().delete(gone);
        Ungrade.write(tx, gone, today, "MERGED");
        TreeSet<Long> touched = new TreeSet<>();
        for (Move move : moves) {
            touched.add(move.to());
            touched.add(move.from());
        }
        ids.redirects().forEach(each -> touched.remove(each.from()));
        golden.write(
                tx,
                state.matches(),
                touched.stream().mapToLong(Long::longValue).toArray(),
                Map.of(),
                state.nextCustomer(),
                clock.now().toEpochMilli(),
                today);
        PackedChanges packed = new PackedChanges();
        state.matches().tell(packed);
        tx.matchChanges().append(packed.pieces());
        return moves.size();
    }
}
