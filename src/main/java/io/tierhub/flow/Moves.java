package io.tierhub.flow;

import io.tierhub.match.MatchIndex;
import io.tierhub.store.Redirects.Redirect;
import io.tierhub.store.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What follows in the store when customers were absorbed by others. */
final class Moves {
    private final SortedMap<Long, Long> into = new TreeMap<>();

    /** Notes that one customer went up in another. */
    void absorbed(long customer, long survivor) {
        into.put(customer, survivor);
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
    void write(Tx tx, MatchIndex matches, Set<Integer> written, long firstFresh, int today) {
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
        long[] old = redirects.stream().mapToLong(Redirect::oldId).toArray();
        tx.redirects().add(redirects);
        if (!tx.loading()) {
            tx.customers().delete(old);
        }
        Ungrade.write(tx, old, today, "MERGED");
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
