package io.tierhub.match;

/**
 * All records of an index clustered afresh: every candidate pair is scored, and the edges join clusters from the strongest
 * down under the same rule as {@link MatchIndex#place}. The customers of the index play no part and do not change.
 */
public final class Reclustering {
    private static final int EXPECTED_EDGES = 1024;

    private final MatchIndex index;
    private final Candidates candidates;
    private final double bestEdge;
    private final Edges edges = new Edges(EXPECTED_EDGES);
    private final Clusters clusters = new Clusters();

    private Reclustering(MatchIndex index, MatchRules rules) {
        this.index = index;
        this.candidates = new Candidates(index.keys(), rules.pairsPerRecord());
        this.bestEdge = rules.preset().bestEdge();
    }

    /** Clusters the records of the index, pending ones included, and gives the same answer each time. */
    public static Partition of(MatchIndex index) {
        Reclustering run = new Reclustering(index, index.rules());
        run.score();
        run.join();
        return run.partition();
    }

    private void score() {
        FeatureView view = new FeatureView();
        Records records = index.records();
        for (int record = 0; record < records.limit(); record++) {
            if (!records.has(record)) {
                continue;
            }
            records.view(record, view);
            int n = candidates.find(record, index.keys().keys(view), view, record);
            for (int i = 0; i < n; i++) {
                records.touch(candidates.get(i));
            }
            for (int i = 0; i < n; i++) {
                double weight = index.rule().score(record, view, candidates.get(i), bestEdge);
                if (weight >= bestEdge) {
                    edges.add(weight, candidates.get(i), record);
                }
            }
        }
        edges.sort();
    }

    private void join() {
        Records records = index.records();
        for (int record = 0; record < records.limit(); record++) {
            if (records.has(record)) {
                clusters.assign(record, record + 1);
            }
        }
        for (int i = 0; i < edges.size(); i++) {
            long left = clusters.customerOf(edges.left(i));
            long right = clusters.customerOf(edges.right(i));
            if (left != right) {
                join(clusters.members(left), clusters.members(right));
            }
        }
    }

    private void join(int[] left, int[] right) {
        if (index.rule().allows(left, right)) {
            int[] larger = left.length >= right.length ? left : right;
            long label = clusters.customerOf(larger[0]);
            for (int member : larger == left ? right : left) {
                clusters.assign(member, label);
            }
        }
    }

    private Partition partition() {
        int size = index.size();
        int[] records = new int[size];
        int[] cluster = new int[size];
        LongTable ordinals = new LongTable();
        int n = 0;
        for (int record = 0; record < index.records().limit(); record++) {
            if (!index.contains(record)) {
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
