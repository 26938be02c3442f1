package io.tierhub.match;

import io.tierhub.match.MatchModel.Learned;

/**
 * Learns weights from the records themselves, without labels: u from pairs of strangers drawn by lot, m by
 * {@link Expectation} per blocking pass, summed over the passes, and how many partners a record has. The same records and
 * seed give the same model, in whatever order the records came.
 */
public final class Learning {
    /** Fewer records of a type than this teach nothing: shipped weights stay. */
    public static final int FEWEST_RECORDS = 500;

    /** Nor do fewer expected pairs of one customer. */
    public static final int FEWEST_PAIRS = 100;

    /**
     * What a rung of persons may come to be worth beyond what it ships with. Namesakes agree in much, and in data that are
     * full of them learning takes them for one customer; companies of one group and its branches so much so that no rung of
     * theirs comes to be worth more.
     */
    private static final double MOST_MORE_BITS_OF_PERSONS = 3;

    private final MatchIndex index;
    private final ContentOrder order;
    private final int[] ids;
    private final boolean organizations;

    private Learning(MatchIndex index, ContentOrder order, boolean organizations) {
        this.index = index;
        this.order = order;
        this.organizations = organizations;
        this.ids = idsOf(index.records(), order, organizations);
    }

    /**
     * A new model from what the index holds; the weights of a type with too few records stay as shipped.
     *
     * @param version the number that the model is to carry
     */
    public static MatchModel of(MatchIndex index, int version, long seed) {
        ContentOrder order = ContentOrder.of(index.records(), null);
        return new MatchModel(
                version, new Learning(index, order, false).learn(seed), new Learning(index, order, true).learn(seed));
    }

    /** The records of a type; their order is as good as drawn by lot. */
    private static int[] idsOf(Records records, ContentOrder order, boolean organizations) {
        int[] ids = new int[records.size(organizations)];
        FeatureView view = new FeatureView();
        int n = 0;
        for (int rank = 0; rank < order.size(); rank++) {
            if (records.view(order.id(rank), view).isOrganization() == organizations) {
                ids[n++] = order.id(rank);
            }
        }
        return ids;
    }

    private Learned learn(long seed) {
        if (ids.length < FEWEST_RECORDS) {
            return Learned.NOT;
        }
        Weights shipped = Weights.shipped();
        double[] u = Strangers.chances(shipped, ids, () -> scores(shipped), seed);
        Weights weights = shipped.with(shipped.partners(), shipped.allM(), u);
        double[] counted = new double[u.length];
        double expected = 0;
        BlockPairs blocks = new BlockPairs(index, order).find(ids);
        for (Expectation found :
                blocks.samples(weights, () -> scores(weights), pairs -> new Expectation(pairs, weights).run())) {
            expected += found.matches();
            for (int cell = 0; cell < counted.length; cell++) {
                counted[cell] += found.counted(cell);
            }
        }
        if (expected < FEWEST_PAIRS) {
            return Learned.NOT;
        }
        Weights settled = weights.with(weights.partners(), Expectation.settled(weights, counted), u)
                .within(shipped, organizations ? 0 : MOST_MORE_BITS_OF_PERSONS);
        double partners = new Partners(index, order, () -> scores(settled)).of(ids, settled.partners());
        return new Learned(settled.with(partners, settled.allM(), u), ids.length, Math.round(expected));
    }

    private PairScores scores(Weights weights) {
        Learned both = new Learned(weights, ids.length, 0);
        Population population = new IndexedPopulation(index.records(), index.keys());
        return new PairScores(index.records(), new Scorer(new MatchModel(0, both, both), population));
    }
}
