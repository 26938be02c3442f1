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
 * part and do not change, and neither the ids nor the order of arrival decides anything.
 */
public final class Reclustering {
    private final MatchIndex index;
    private final double bestEdge;
    private final @Nullable BitSet some;
    private final ContentOrder order;
    private final Edges edges;
    private final Clusters clusters = new Clusters();

    private Reclustering(MatchIndex index, @Nullable BitSet some) {
        this.index = index;
        this.some = some;
        this.bestEdge = index.rules().preset().bestEdge();
        this.order = ContentOrder.of(index.records(), some);
        this.edges = new CandidateEdges(index, order, bestEdge - MatchDecision.MARGIN).all();
        join();
    }

    /** Clusters the records of the index, pending ones included, and gives the same answer each time. */
    public static Partition of(MatchIndex index) {
        return run(index).partition();
    }

    /** The same, for {@link #stopped} too. */
    public static Reclustering run(MatchIndex index) {
        return new Reclustering(index, null);
    }

    /** Clusters some records alone. */
    public static Partition of(MatchIndex index, int[] records) {
        BitSet some = new BitSet();
        for (int record : records) {
            some.set(record);
        }
        return new Reclustering(index, some).partition();
    }

    private void join() {
        for (int rank = 0; rank < order.size(); rank++) {
            clusters.assign(rank, rank + 1);
        }
        for (Constraint link : index.constraints().links()) {
            if (takesPart(link.a()) && takesPart(link.b())) {
                join(order.rank(link.a()), order.rank(link.b()), true);
            }
        }
        for (int i = 0; i < edges.size() && edges.weight(i) >= bestEdge; i++) {
            join(edges.left(i), edges.right(i), false);
        }
    }

    private boolean takesPart(int record) {
        return index.contains(record) && (some == null || some.get(record));
    }

    private void join(int one, int other, boolean decided) {
        if (clusters.customerOf(one) == clusters.customerOf(other)) {
            return;
        }
        int[] left = clusters.members(clusters.customerOf(one));
        int[] right = clusters.members(clusters.customerOf(other));
        if (decided || index.rule().allows(order.ids(left), order.ids(right))) {
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
                stopped.add(new Stopped(order.id(record), order.id(edges.left(i)), edges.weight(i)));
            }
        }
        return stopped;
    }

    private boolean decidedApart(long one, long other) {
        return !index.constraints().isEmpty()
                && index.constraints().apart(order.ids(clusters.members(one)), order.ids(clusters.members(other)))
                        != null;
    }

    /** The clusters. */
    public Partition partition() {
        int[] records = new int[order.size()];
        int[] cluster = new int[order.size()];
        LongTable ordinals = new LongTable();
        int n = 0;
        for (int record = 0; record < index.records().limit(); record++) {
            if (!takesPart(record)) {
                continue;
            }
            long label = clusters.customerOf(order.rank(record));
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
