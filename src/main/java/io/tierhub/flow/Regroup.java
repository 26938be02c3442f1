package io.tierhub.flow;

import io.tierhub.match.MatchIndex;
import io.tierhub.match.StableIds;
import io.tierhub.match.StableIds.Move;
import io.tierhub.publish.CustomerSplit;
import io.tierhub.store.CustomerEvents.Event;
import io.tierhub.store.CustomerEvents.Kind;
import io.tierhub.store.CustomerEvents.Origin;
import io.tierhub.store.Redirects.Redirect;
import io.tierhub.store.SourceRow;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.SourceKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes all that follows when source records that stand go to other customers: golden records are built from the records
 * that are theirs now, facts are their records' and go with them, grading is due, and whoever must hear of it does.
 */
public final class Regroup {
    private final RebuildGolden golden;
    private final EnqueueMoves enqueue;
    private final BusinessClock clock;

    public Regroup(RebuildGolden golden, EnqueueMoves enqueue, BusinessClock clock) {
        this.golden = golden;
        this.enqueue = enqueue;
        this.clock = clock;
    }

    /** Moves the records in memory; pending until the index commits. */
    static void apply(MatchIndex matches, StableIds ids) {
        ids.moves().forEach(move -> matches.move(move.record(), move.to()));
    }

    /** Writes what {@link #apply} has done, and notes it for the next start. Customers from the state's next number on are new. */
    void write(Tx tx, MasterState state, StableIds ids, Origin origin) {
        int today = (int) clock.today().toEpochDay();
        List<Redirect> redirects = ids.redirects().stream()
                .map(each -> new Redirect(each.from(), each.to()))
                .toList();
        Map<Long, Set<Long>> absorbed = enqueue.absorbed(tx, redirects);
        List<Move> moves = ids.moves();
        tx.sources()
                .setCustomer(
                        moves.stream().mapToInt(Move::record).toArray(),
                        moves.stream().mapToLong(Move::to).toArray());
        long[] gone = redirects.stream().mapToLong(Redirect::oldId).toArray();
        tx.redirects().add(redirects);
        tx.customers().delete(gone);
        long nowMs = clock.now().toEpochMilli();
        ActionMoves.write(tx, redirects, today, nowMs);
        Ungrade.write(tx, gone, today, "MERGED", nowMs);
        tx.gradesDue().mark(gone, today); // grading forgets what it keeps of them
        golden.write(tx, state.matches(), touched(ids), Map.of(), state.nextCustomer(), nowMs, today);
        tell(tx, ids, absorbed, origin);
        PackedChanges packed = new PackedChanges();
        state.matches().tell(packed);
        tx.matchChanges().append(packed.pieces());
    }

    private static long[] touched(StableIds ids) {
        TreeSet<Long> touched = new TreeSet<>();
        for (Move move : ids.moves()) {
            touched.add(move.to());
            touched.add(move.from());
        }
        ids.redirects().forEach(each -> touched.remove(each.from()));
        return touched.stream().mapToLong(Long::longValue).toArray();
    }

    private void tell(Tx tx, StableIds ids, Map<Long, Set<Long>> absorbed, Origin origin) {
        Map<Long, Map<Long, List<Integer>>> left = left(ids);
        List<Event> events = new ArrayList<>();
        ids.redirects().forEach(each -> events.add(event(Kind.MERGED, each.to(), each.from(), origin)));
        Kind apart = origin.decision() == 0 ? Kind.SPLIT : Kind.UNMERGED;
        left.forEach((from, parts) -> parts.keySet().forEach(to -> events.add(event(apart, from, to, origin))));
        tx.customerEvents().add(events);
        enqueue.merged(tx, absorbed);
        left.keySet().retainAll(enqueue.heard(tx, left.keySet()));
        enqueue.split(tx, parts(tx, left));
    }

    private static Event event(Kind kind, long customer, long other, Origin origin) {
        return new Event(0, kind, customer, other, origin);
    }

    /** The records that left a customer that still is, or that most others of its went to, by where they went. */
    private static Map<Long, Map<Long, List<Integer>>> left(StableIds ids) {
        Map<Long, Long> into = new HashMap<>();
        ids.redirects().forEach(each -> into.put(each.from(), each.to()));
        Map<Long, Map<Long, List<Integer>>> left = new TreeMap<>();
        for (Move move : ids.moves()) {
            long from = into.getOrDefault(move.from(), move.from());
            if (from != move.to()) {
                left.computeIfAbsent(from, customer -> new TreeMap<>())
                        .computeIfAbsent(move.to(), customer -> new ArrayList<>())
                        .add(move.record());
            }
        }
        return left;
    }

    private static Map<Long, List<CustomerSplit.Part>> parts(Tx tx, Map<Long, Map<Long, List<Integer>>> left) {
        int[] records = left.values().stream()
                .flatMap(parts -> parts.values().stream())
                .flatMap(List::stream)
                .mapToInt(Integer::intValue)
                .toArray();
        Map<Integer, SourceKey> keys = new HashMap<>();
        for (SourceRow row : SourceRowsById.read(tx, records).values()) {
            keys.put(row.id(), new SourceKey(tx.systems().nameOf(row.system()), row.key()));
        }
        Map<Long, List<CustomerSplit.Part>> parts = new TreeMap<>();
        left.forEach((from, all) -> all.forEach((to, of) ->
                parts.computeIfAbsent(from, customer -> new ArrayList<>()).add(part(to, of, keys))));
        return parts;
    }

    private static CustomerSplit.Part part(long to, List<Integer> records, Map<Integer, SourceKey> keys) {
        return new CustomerSplit.Part(
                new CustomerId(to), records.stream().map(keys::get).sorted().toList());
    }
}
