package io.tierhub.flow;

import io.tierhub.flow.Deciding.Decided;
import io.tierhub.flow.Deciding.RefusedException;
import io.tierhub.flow.Deciding.Said;
import io.tierhub.match.Constraint;
import io.tierhub.match.MatchIndex;
import io.tierhub.match.Partition;
import io.tierhub.match.Reclustering;
import io.tierhub.match.StableIds;
import io.tierhub.store.CustomerEvents.Cause;
import io.tierhub.store.CustomerEvents.Event;
import io.tierhub.store.CustomerEvents.Kind;
import io.tierhub.store.CustomerEvents.Origin;
import io.tierhub.store.CustomerEvents.Pair;
import io.tierhub.store.Decisions;
import io.tierhub.store.Decisions.Decision;
import io.tierhub.store.Effect;
import io.tierhub.store.Pins.Placed;
import io.tierhub.store.Store;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.CustomerId;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The transaction of a decision: what it says, what moves, what targets hear, and what is still open about its records. */
final class CommitDecision {
    private final Store store;
    private final MasterLock lock;
    private final Regroup regroup;
    private final ChangePins pins;
    private final BusinessClock clock;

    /** Finds what a decision comes to, or refuses it. */
    interface Finding {
        Step step(Sides sides, Contradictions contradictions, MatchIndex matches, long number);
    }

    /** Finds the side of a name. */
    interface Sides {
        Side of(String name);
    }

    /** A decision under way. */
    private record Work(Tx tx, MasterState state, Said said, long nowMs, long[] nextCustomer) {
        MatchIndex matches() {
            return state.matches();
        }

        Origin origin(Cause cause, long number, int a, int b) {
            Pair pair = new Pair(a, b, matches().explain(a, b).total());
            return new Origin(cause, pair, number, said.by(), said.note(), nowMs);
        }
    }

    CommitDecision(Store store, MasterLock lock, Regroup regroup, ChangePins pins, BusinessClock clock) {
        this.store = store;
        this.lock = lock;
        this.regroup = regroup;
        this.pins = pins;
        this.clock = clock;
    }

    Decided run(Said said, Finding finding) {
        return committed(said, work -> decide(work, finding));
    }

    Decided withdraw(long number, Said said) {
        return committed(said, work -> takeBack(work, number));
    }

    private Decided committed(Said said, Function<Work, Decided> decision) {
        return lock.master(state -> {
            long[] next = {state.nextCustomer()};
            try {
                Decided decided = store.transaction(
                        Effect.DECIDED,
                        tx -> decision.apply(
                                new Work(tx, state, said, clock.now().toEpochMilli(), next)));
                state.matches().commit();
                state.used(state.nextRecord(), next[0]);
                return decided;
            } catch (RuntimeException failed) {
                state.matches().rollback();
                throw failed;
            }
        });
    }

    private Decided decide(Work work, Finding finding) {
        Tx tx = work.tx();
        MatchIndex matches = work.matches();
        long number = tx.decisions().next();
        Step step = finding.step(
                name -> Side.of(tx, matches, name), new Contradictions(tx, matches, clock.zone()), matches, number);
        if (step.earlier() != 0) {
            return new Decided(step.earlier(), false, 0, customers(matches, step.a(), step.b()));
        }
        tx.decisions()
                .add(
                        new Decision(
                                number,
                                step.kind(),
                                work.said().by(),
                                work.nowMs(),
                                work.said().note(),
                                null,
                                null),
                        step.links());
        Origin origin = work.origin(Cause.valueOf(step.kind().name()), number, step.a(), step.b());
        int[] about = Deciding.members(matches, matches.customerOf(step.a()), matches.customerOf(step.b()));
        matches.constrain(step.links());
        Function<MatchIndex, Partition> regrouped = step.regrouped();
        int moved = regroup(work, regrouped == null ? null : regrouped.apply(matches), origin);
        Doubts.lookAgain(tx, matches, about, work.nowMs());
        return new Decided(number, true, moved, customers(matches, step.a(), step.b()));
    }

    private Decided takeBack(Work work, long number) {
        Tx tx = work.tx();
        MatchIndex matches = work.matches();
        Decision decision = tx.decisions().of(number);
        if (decision == null || !decision.stands()) {
            throw new RefusedException(
                    (decision == null ? "there is no decision " : "nothing is left to take back of decision ") + number
                            + "; tierhub review list --decided shows those that stand");
        }
        if (decision.kind() == Decisions.Kind.OVERRIDE || decision.kind() == Decisions.Kind.TAG) {
            throw new RefusedException("decision " + number + " is about "
                    + (decision.kind() == Decisions.Kind.TAG
                            ? "a tag: tierhub tag remove"
                            : "a tier: tierhub override end " + number)
                    + " takes it back");
        }
        Placed placed = tx.pins().of(number);
        if (placed != null) {
            pins.remove(tx, work.state(), List.of(placed), work.said());
            return new Decided(number, true, 0, customers(matches, placed.record()));
        }
        List<Constraint> links = tx.decisions().links(number);
        int[] named = links.stream()
                .flatMapToInt(link -> IntStream.of(link.a(), link.b()))
                .distinct()
                .toArray();
        int[] about = Arrays.stream(named)
                .mapToLong(matches::customerOf)
                .distinct()
                .flatMap(customer -> Arrays.stream(matches.members(customer)).asLongStream())
                .mapToInt(Math::toIntExact)
                .sorted()
                .toArray();
        Origin origin = work.origin(
                Cause.WITHDRAWN, number, links.get(0).a(), links.get(0).b());
        matches.release(links);
        tx.decisions().withdraw(number, work.said().by(), work.nowMs());
        int moved = regroup(work, Reclustering.of(matches, about), origin);
        Doubts.lookAgain(tx, matches, about, work.nowMs());
        return new Decided(number, true, moved, customers(matches, named));
    }

    /** Moves what must; where nothing does, that a person decided is noted all the same. How many records moved. */
    private int regroup(Work work, @Nullable Partition partition, Origin origin) {
        MatchIndex matches = work.matches();
        StableIds ids = partition == null
                ? new StableIds(List.of(), List.of())
                : StableIds.of(partition, matches::customerOf, () -> work.nextCustomer()[0]++);
        Regroup.apply(matches, ids);
        if (!ids.moves().isEmpty()) {
            regroup.write(work.tx(), work.state(), ids, origin);
            return ids.moves().size();
        }
        Pair pair = origin.pair();
        if (pair != null) {
            long one = matches.customerOf(pair.a());
            long other = matches.customerOf(pair.b());
            work.tx().customerEvents().add(List.of(new Event(0, Kind.MANUAL, one, one == other ? 0 : other, origin)));
        }
        return 0;
    }

    private static List<CustomerId> customers(MatchIndex matches, int... records) {
        return Arrays.stream(records)
                .mapToLong(matches::customerOf)
                .distinct()
                .sorted()
                .mapToObj(CustomerId::new)
                .toList();
    }
}
