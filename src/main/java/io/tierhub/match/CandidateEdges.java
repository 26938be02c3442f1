package io.tierhub.match;

/** Scores the candidate pairs of many records at once, on all processors; the outcome does not depend on how many there are. */
final class CandidateEdges {
    private static final int EXPECTED = 1024;

    private final MatchIndex index;
    private final ContentOrder order;
    private final double floor;

    /** @param floor pairs of less weight are left out */
    CandidateEdges(MatchIndex index, ContentOrder order, double floor) {
        this.index = index;
        this.order = order;
        this.floor = floor;
    }

    /** All edges, sorted; each goes from the smaller to the larger rank. */
    Edges all() {
        Edges all = new Edges(EXPECTED);
        InParts.of(order.size(), this::part).forEach(all::addAll);
        all.sort();
        return all;
    }

    private Edges part(int from, int to) {
        Records records = index.records();
        Candidates candidates = new Candidates(index.keys(), index.rules().pairsPerRecord());
        PairScores scores = new PairScores(records, index.scorer());
        BlockingKeys keys = new BlockingKeys();
        FeatureView view = new FeatureView();
        Edges edges = new Edges(EXPECTED);
        for (int rank = from; rank < to; rank++) {
            int id = order.id(rank);
            records.view(id, view);
            int n = candidates.findBefore(id, keys.of(view), view, order);
            for (int i = 0; i < n; i++) {
                records.touch(candidates.get(i));
            }
            for (int i = 0; i < n; i++) {
                double weight = scores.score(view, candidates.get(i), floor);
                if (weight >= floor) {
                    edges.add(weight, order.rank(candidates.get(i)), rank);
                }
            }
        }
        return edges;
    }
}
