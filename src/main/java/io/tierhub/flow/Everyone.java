package io.tierhub.flow;

import io.tierhub.behaviour.Rates;
import io.tierhub.behaviour.WindowEdges;
import io.tierhub.grade.GradeInput;
import io.tierhub.grade.InputReader;
import io.tierhub.grade.Population;
import io.tierhub.grade.Ruleset;
import io.tierhub.store.MovedCustomers;
import io.tierhub.store.Store;
import io.tierhub.store.TierRow;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * All that grading looks at on a day, and what is stored of it in brief. It is kept in memory from one pass over all to the next:
 * then only the customers are read again that were graded since, are due, or have an event that leaves a window or comes. Some
 * 120 bytes a customer. Rules that ask for more than purchases move daily, so nothing is kept of theirs.
 */
final class Everyone {
    /** With more than one in so many to be read again, all are: in the order of the tables that is faster. */
    private static final int FEW = 4;

    private final String ruleset;
    private final Population population;
    private final WindowEdges edges;
    private final StoredStamps stamps;
    private final LoneRecords lone;
    private final SortedSet<Long> stale = new TreeSet<>();

    private Everyone(String ruleset, Population population, WindowEdges edges, StoredStamps stamps, LoneRecords lone) {
        this.ruleset = ruleset;
        this.population = population;
        this.edges = edges;
        this.stamps = stamps;
        this.lone = lone;
    }

    /** Reads all from the store, without what is stored of their grades. */
    static Everyone read(Store store, Ruleset ruleset, Rates rates, int asOf) {
        WindowEdges edges = new WindowEdges(ruleset.windowStarts(asOf).size(), 0);
        MovedCustomers moved = store.movedCustomers();
        moved.none();
        Owners owners = Owners.read(store);
        Population all = store.read(
                tx -> new FoldPopulation(tx, ruleset, rates, asOf).noting(edges).all(owners));
        return new Everyone(ruleset.id(), all, edges, StoredStamps.none(), owners.lone(moved));
    }

    /** The same with other stamps, which a run has found or read. */
    Everyone with(StoredStamps known) {
        return new Everyone(ruleset, population, edges, known, lone);
    }

    Population population() {
        return population;
    }

    StoredStamps stamps() {
        return stamps;
    }

    LoneRecords lone() {
        return lone;
    }

    /** Whether it is worth keeping. */
    static boolean steady(Ruleset ruleset, int asOf) {
        return new InputReader(ruleset, asOf).purchasesAlone();
    }

    /** The tiers of some customers as they are stored, of those of whom that is known: see {@link StoredStamps#row}. */
    Map<Long, TierRow> rows(long[] some) {
        Map<Long, TierRow> rows = new HashMap<>();
        for (long customer : some) {
            TierRow row = stale.contains(customer) || lone.at(customer) < 0 ? null : stamps.row(customer);
            if (row != null) {
                rows.put(customer, row);
            }
        }
        return rows;
    }

    /** Customers that were graded, or are no longer: they are read again. */
    void forget(long[] customers) {
        for (long customer : customers) {
            stale.add(customer);
        }
    }

    /** Everyone on a later day, or on the same one, for the same rules. */
    Everyone on(Store store, Ruleset rules, Rates rates, int asOf) {
        if (!ruleset.equals(rules.id())) {
            throw new IllegalArgumentException("kept for " + ruleset + ", not for " + rules.id());
        }
        List<Integer> starts = rules.windowStarts(asOf);
        SortedSet<Long> again = new TreeSet<>(stale);
        // Also those that are due later: what became known of them counts today.
        store.read(tx -> Arrays.stream(tx.gradesDue().all(Integer.MAX_VALUE))
                        .boxed()
                        .toList())
                .forEach(again::add);
        for (int i = 0; i < population.size(); i++) {
            if (edges.crossed(i, asOf, starts)) {
                again.add(population.customer(i));
            }
        }
        if (again.size() > population.size() / FEW || lone.outgrown()) {
            return read(store, rules, rates, asOf).with(store.read(tx -> stamps.refreshed(tx, stale)));
        }
        return store.read(tx -> merged(new FoldPopulation(tx, rules, rates, asOf).trusting(lone), again, starts.size())
                .with(stamps.refreshed(tx, stale)));
    }

    private Everyone merged(FoldPopulation fold, SortedSet<Long> again, int windows) {
        WindowEdges read = new WindowEdges(windows, again.size());
        List<GradeInput> fresh =
                fold.noting(read).some(again.stream().mapToLong(Long::longValue).toArray());
        WindowEdges all = new WindowEdges(windows, population.size() + fresh.size());
        Population now = new Population();
        int next = 0;
        for (int i = 0; i <= population.size(); i++) {
            long customer = i < population.size() ? population.customer(i) : Long.MAX_VALUE;
            for (; next < fresh.size() && fresh.get(next).customer().number() <= customer; next++) {
                all.put(now.size(), read, next);
                now.add(fresh.get(next));
            }
            if (i < population.size() && !again.contains(customer)) {
                all.put(now.size(), edges, i);
                now.add(population.get(i));
            }
        }
        return new Everyone(ruleset, now, all, StoredStamps.none(), lone);
    }
}
