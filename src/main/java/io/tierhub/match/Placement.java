package io.tierhub.match;

import io.tierhub.match.MatchDecision.Kind;
import io.tierhub.match.MatchDecision.Zone;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Places one record that the index holds already: compares it with its candidates and joins clusters by its edges. */
final class Placement {
    private final double bestEdge;
    private final Records records;
    private final KeyIndex keys;
    private final Clusters clusters;
    private final Journal journal;
    private final JoinRule rule;
    private final Constraints constraints;
    private final Candidates candidates;
    private final Explainer explainer;
    private final Edges edges;
    private final FeatureView probe = new FeatureView();

    Placement(
            MatchRules rules,
            Records records,
            KeyIndex keys,
            Clusters clusters,
            Journal journal,
            JoinRule rule,
            Constraints constraints) {
        this.bestEdge = rules.preset().bestEdge();
        this.records = records;
        this.keys = keys;
        this.clusters = clusters;
        this.journal = journal;
        this.rule = rule;
        this.constraints = constraints;
        this.candidates = new Candidates(keys, rules.pairsPerRecord());
        this.explainer = new Explainer(records, rule);
        this.edges = new Edges(rules.pairsPerRecord());
    }

    /** The record may have a customer of its own already, whose number it then keeps or merges. */
    MatchDecision place(int record, long[] keys, LongSupplier newCustomer) {
        score(record, keys);
        long own = clusters.customerOf(record);
        long customer = own;
        int joined = -1;
        List<Long> absorbed = new ArrayList<>(0);
        for (int i = 0; i < edges.size() && edges.weight(i) >= bestEdge; i++) {
            long found = clusters.customerOf(edges.right(i));
            int[] left = customer == Clusters.NONE ? new int[] {record} : clusters.members(customer);
            if (found == customer || !rule.allows(left, clusters.members(found))) {
                continue;
            }
            joined = joined < 0 ? i : joined;
            long survivor = customer == Clusters.NONE ? found : Math.min(customer, found);
            if (customer == Clusters.NONE) {
                assign(record, found);
            } else {
                absorbed.add(merge(customer, found));
            }
            customer = survivor;
        }
        if (customer == Clusters.NONE) {
            customer = newCustomer.getAsLong();
            assign(record, customer);
        }
        Collections.sort(absorbed);
        boolean alone = joined < 0 && clusters.members(customer).length == 1;
        Kind kind = alone ? Kind.NEW : absorbed.isEmpty() ? Kind.JOINED : Kind.MERGED;
        return decided(record, kind, customer, absorbed, joined);
    }

    private void score(int record, long[] of) {
        edges.clear();
        int n = candidates.find(record, of, records.view(record, probe));
        for (int i = 0; i < n; i++) {
            records.touch(candidates.get(i));
        }
        for (int i = 0; i < n; i++) {
            int other = candidates.get(i);
            double weight = rule.scores().score(probe, other, bestEdge - MatchDecision.MARGIN);
            if (weight >= bestEdge - MatchDecision.MARGIN) {
                edges.add(weight, record, other);
            }
        }
        edges.sort();
    }

    /** All of the younger customer go to the older; returns the number that redirects. */
    private long merge(long one, long other) {
        long survivor = Math.min(one, other);
        long absorbed = Math.max(one, other);
        for (int member : clusters.members(absorbed)) {
            assign(member, survivor);
        }
        return absorbed;
    }

    private MatchDecision decided(int record, Kind kind, long customer, List<Long> absorbed, int joined) {
        @Nullable PairExplanation stopped = stopped(record, customer);
        if (stopped != null) {
            return new MatchDecision(record, kind, customer, absorbed, Zone.REVIEW, stopped);
        }
        boolean audit = joined >= 0 && edges.weight(joined) < bestEdge + MatchDecision.MARGIN;
        @Nullable PairExplanation evidence = joined < 0 ? null : explain(record, edges.right(joined));
        return new MatchDecision(record, kind, customer, absorbed, audit ? Zone.AUDIT : Zone.CLEAR, evidence);
    }

    private @Nullable PairExplanation stopped(int record, long customer) {
        for (int i = 0; i < edges.size(); i++) {
            long found = clusters.customerOf(edges.right(i));
            if (found != customer && !decidedApart(customer, found)) {
                return explain(record, edges.right(i));
            }
        }
        return null;
    }

    /** Whether a person keeps two customers apart. */
    boolean decidedApart(long one, long other) {
        return !constraints.isEmpty() && constraints.apart(clusters.members(one), clusters.members(other)) != null;
    }

    /** The strongest pair of a record that is not one customer and that nobody has decided about; null if there is none. */
    @Nullable PairExplanation doubt(int record) {
        score(record, keys.keys(records.view(record, probe)));
        return stopped(record, clusters.customerOf(record));
    }

    /** Moves a record, and notes where it was. */
    void assign(int record, long customer) {
        journal.push(Journal.ASSIGNED, record, clusters.customerOf(record));
        clusters.assign(record, customer);
    }

    PairExplanation explain(int a, int b) {
        return explainer.explain(a, b);
    }

    long cutSearches() {
        return candidates.cut();
    }

    long bytes() {
        return candidates.bytes();
    }
}
