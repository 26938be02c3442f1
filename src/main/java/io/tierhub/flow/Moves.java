package io.tierhub.flow;

import io.tierhub.match.MatchDecision;
import io.tierhub.match.MatchDecision.Zone;
import io.tierhub.match.MatchIndex;
import io.tierhub.match.PairExplanation;
import io.tierhub.store.CustomerEvents.Cause;
import io.tierhub.store.CustomerEvents.Event;
import io.tierhub.store.CustomerEvents.Kind;
import io.tierhub.store.CustomerEvents.Origin;
import io.tierhub.store.CustomerEvents.Pair;
import io.tierhub.store.Redirects.Redirect;
import io.tierhub.store.Tx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What follows in the store when customers were absorbed by others. */
final class Moves {
    private final SortedMap<Long, Long> into = new TreeMap<>();
    private final Map<Long, PairExplanation> evidence = new HashMap<>();
    private final EnqueueMoves enqueue;

    Moves(EnqueueMoves enqueue) {
        this.enqueue = enqueue;
    }

    /** Notes that customers went up in another, and the pair that said so. */
    void follow(MatchDecision decision) {
        for (long customer : decision.absorbed()) {
            into.put(customer, decision.customer());
            if (decision.evidence() != null && decision.zone() != Zone.REVIEW) {
                evidence.put(customer, decision.evidence());
            }
        }
    }

    /** The customer that a number stands for after all moves. */
    long survivor(long customer) {
        long now = customer;
        for (Long next = into.get(now); next != null; next = into.get(now)) {
            now = next;
        }
        return now;
    }

    boolean gone(long customer) {
        return into.containsKey(customer);
    }

    /**
     * Gives the records of absorbed customers to the survivors, redirects the old numbers, and takes the old golden
     * records and tiers away. In a first load the redirects alone are written: the store makes the rest follow at its end.
     *
     * @param written records whose rows are written by the caller anyway
     * @param firstFresh customers from this number on were never stored and need no redirect
     */
    void write(Tx tx, MatchIndex matches, Set<Integer> written, long firstFresh, long nowMs, int today) {
        if (into.isEmpty()) {
            return;
        }
        if (!tx.loading()) {
            moveRecords(tx, matches, written);
        }
        List<Redirect> redirects = new ArrayList<>();
        for (Map.Entry<Long, Long> each : into.entrySet()) {
            if (each.getKey() < firstFresh) {
                redirects.add(new Redirect(each.getKey(), survivor(each.getKey())));
            }
        }
        Map<Long, Set<Long>> absorbed = tx.loading() ? Map.of() : enqueue.absorbed(tx, redirects);
        long[] old = redirects.stream().mapToLong(Redirect::oldId).toArray();
        tx.redirects().add(redirects);
        if (!tx.loading()) {
            tx.customers().delete(old);
        }
        ActionMoves.write(tx, redirects, today, nowMs);
        Ungrade.write(tx, old, today, "MERGED", nowMs);
        if (!tx.loading()) {
            tx.gradesDue().mark(old, today); // grading forgets what it keeps of them
        }
        tx.customerEvents()
                .add(redirects.stream().map(each -> event(each, nowMs)).toList());
        enqueue.merged(tx, absorbed);
    }

    private Event event(Redirect redirect, long nowMs) {
        PairExplanation found = evidence.get(redirect.oldId());
        Pair pair = found == null ? null : new Pair(found.a(), found.b(), found.total());
        return new Event(0, Kind.MERGED, redirect.newId(), redirect.oldId(), Origin.of(Cause.MATCH, pair, nowMs));
    }

    private void moveRecords(Tx tx, MatchIndex matches, Set<Integer> written) {
        List<Integer> ids = new ArrayList<>();
        List<Long> customers = new ArrayList<>();
        for (long survivor :
                into.values().stream().map(this::survivor).distinct().toList()) {
            for (int member : matches.members(survivor)) {
                if (!written.contains(member)) {
                    ids.add(member);
                    customers.add(survivor);
                }
            }
        }
        tx.sources()
                .setCustomer(
                        ids.stream().mapToInt(Integer::intValue).toArray(),
                        customers.stream().mapToLong(Long::longValue).toArray());
    }
}
