package io.tierhub.match;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Records of an index clustered afresh: what persons joined comes first, then every candidate pair is scored, and the edges
 * join clusters from the strongest down under the same rule as {@link MatchIndex#place}. The customers of the index play no
 * part and do not change.
 */
public final class Reclustering {
    private static final int EXPECTED_EDGES = 1024;

    private final MatchIndex index;
    private final Candidates candidates;
    private final double bestEdge;
    private final Edges edges = new Edges(EXPECTED_EDGES);
    private final Clusters clusters = new Clusters();
    private final @Nullable BitSet some;

    private Reclustering(MatchIndex index, MatchRules rules, @Nullable BitSet some) {
        this.index = index;
        this.some = some;
        this.candidates = new Candidates(index.keys(), rules.pairsPerRecord());
        this.bestEdge = rules.preset().bestEdge();
    }

    /** Clusters the records of the index, pending ones included, and gives the same answer each time. */
    public static Partition of(MatchIndex index) {
        return run(index).partition();
    }

    /** The same, for {@link #stopped} too. */
    public static Reclustering run(MatchIndex index) {
        return new Reclustering(index, index.rules(), null).clustered();
    }

    /** Clusters some records alone. */
    public static Partition of(MatchIndex index, int[] records) {
        BitSet some = new BitSet();
        for (int record : records) {
            some.set(record);
        }
        return new Reclustering(index, index.rules(), some).clustered().partition();
    }

    private Reclustering clustered() {
        score();
        join();
        return this;
    }

    private boolean takesPart(int record) {
        return index.contains(record) && among(record);
    }

    private boolean among(int record) {
        return some == null || some.get(record);
    }

    private void score() {
        FeatureView view = new FeatureView();
        Records records = index.records();
        for (int record = 0; record < records.limit(); record++) {
            if (!takesPart(record)) {
                continue;
            }
            records.view(record, view);
            int n = candidates.find(record, index.keys().keys(view), view, record);
            for (int i = 0; i < n; i++) {
                records.touch(candidates.get(i));
            }
            for (int i = 0; i < n; i++) {
                double weight = among(candidates.get(i))
                        ? index.rule().score(record, view, candidates.get(i), bestEdge - MatchDecision.MARGIN)
                        : Double.NEGATIVE_INFINITY;
                if (weight >= bestEdge - MatchDecision.MARGIN) {
                    edges.add(weight, candidates.get(i), record);
                }
            }
        }
        edges.sort();
    }

    private void join() {
        Records records = index.records();
        for (int record = 0; record < records.limit(); record++) {
            if (takesPart(record)) {
                clusters.assign(record, record + 1);
            }
        }
        for (Constraint link : index.constraints().links()) {
            if (takesPart(link.a()) && takesPart(link.b())) {
                join(link.a(), link.b(), true);
            }
        }
        for (int i = 0; i < edges.size() && edges.weight(i) >= bestEdge; i++) {
            join(edges.left(i), edges.right(i), false);
        }
    }

    private void join(int one, int other, boolean decided) {
        if (clusters.customerOf(one) == clusters.customerOf(other)) {
            return;
        }
        int[] left = clusters.members(clusters.customerOf(one));
        int[] right = clusters.members(clusters.customerOf(other));
        if (decided || index.rule().allows(left, right)) {
            int[] larger = left.length >= right.length ? left : right;
            long label = clusters.customerOf(larger[0]);
            for (int member : larger == left ? right : left) {
                clusters.assign(member, label);
            }
        }
    }

    /**
     * The pairs that came near and were not joined, and that nobody has decided about: for each pair of clusters the
     * strongest, and at most one for the later record of a pair.
     */
    public List<Stopped> stopped() {
        List<Stopped> stopped = new ArrayList<>();
        Set<Long> pairs = new HashSet<>();
        Set<Integer> records = new HashSet<>();
        for (int i = 0; i < edges.size(); i++) {
            int record = edges.right(i);
            long one = clusters.customerOf(record);
            long other = clusters.customerOf(edges.left(i));
            long pair = Math.min(one, other) << 32 | Math.max(one, other);
            if (one != other && !records.contains(record) && !pairs.contains(pair) && !decidedApart(one, other)) {
                records.add(record);
                pairs.add(pair);
                stopped.add(new Stopped(record, edges.left(i), edges.weight(i)));
            }
        }
        return stopped;
    }

    private boolean decidedApart(long one, long other) {
        return !index.constraints().isEmpty()
                && index.constraints().apart(clusters.members(one), clusters.members(other)) != null;
    }

    /** The clusters. */
    public Partition partition() {
        int size = some == null ? index.size() : some.cardinality();
        int[] records = new int[size];
        int[] cluster = new int[size];
        LongTable ordinals = new LongTable();
        int n = 0;
        for (int record = 0; record < index.records().limit(); record++) {
            if (!takesPart(record)) {
                continue;
            }
            long label = clusters.customerOf(record);
            int ordinal = ordinals.get(label);
            if (ordinal < 0) {
                ordinal = ordinals.size();
                ordinals.put(label, ordinal);
            }
            records[n] = record;
            cluster[n++] = ordinal;
        }
        return new Partition(records, cluster, ordinals.size());
    }
}
