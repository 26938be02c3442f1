package io.tierhub.match;

import io.tierhub.match.MatchModel.Learned;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Learns weights from the records themselves, without labels: u from pairs of strangers drawn by lot, m by
 * {@link Expectation} per blocking pass, averaged over the passes, and how many partners a record has. The same records,
 * weights and seed give the same model.
 */
public final class Learning {
    /** Fewer records of a type than this, or fewer expected pairs of one customer, teach nothing: shipped weights stay. */
    public static final int FEWEST_RECORDS = 500;

    static final int FEWEST_PAIRS = 100;
    private static final int STRANGERS = 60_000;
    private static final int PAIRS_OF_A_PASS = 5_000;
    private static final int PAIRS_OF_A_KEY = 10;
    private static final int PROBES = 4_000;
    private static final double U_PRIOR_PAIRS = 500;

    private final MatchIndex index;
    private final long seed;
    private final boolean organizations;
    private final int[] ids;
    private final FeatureView one = new FeatureView();
    private final FeatureView other = new FeatureView();

    private Learning(MatchIndex index, boolean organizations, long seed) {
        this.index = index;
        this.organizations = organizations;
        this.seed = seed;
        this.ids = shuffled();
    }

    /** A new model from what the index holds; the weights of a type with too few records stay as shipped. */
    public static MatchModel of(MatchIndex index, int version, long seed) {
        return new MatchModel(
                version,
                new Learning(index, false, seed).learn(),
                new Learning(index, true, seed).learn());
    }

    private Learned learn() {
        if (ids.length < FEWEST_RECORDS) {
            return Learned.NOT;
        }
        Weights shipped = Weights.shipped();
        Weights weights = shipped.with(shipped.partners(), shipped.allM(), strangers(shipped));
        double[] counted = new double[shipped.allM().length];
        double expected = 0;
        Map<Pass, PairSample> samples = sample(weights);
        for (Map.Entry<Pass, PairSample> each : samples.entrySet()) {
            if (each.getValue().size() == 0) {
                continue;
            }
            Expectation found = new Expectation(each.getValue(), leftOut(each.getKey()), weights).run();
            expected += found.matches;
            for (int cell = 0; cell < counted.length; cell++) {
                counted[cell] += found.counted[cell];
            }
        }
        if (expected < FEWEST_PAIRS) {
            return Learned.NOT;
        }
        double[] m = weights.allM();
        for (MatchField field : MatchField.ALL) {
            Expectation.settle(weights, field, counted, m);
        }
        Weights learned = weights.with(weights.partners(), m, weights.allU());
        learned = learned.with(partners(learned), m, weights.allU());
        return new Learned(learned, ids.length, Math.round(expected));
    }

    /** The records of the type in an order that the seed decides. */
    private int[] shuffled() {
        Records records = index.records();
        long[] order = new long[records.size(organizations)];
        int n = 0;
        for (int id = 0; id < records.limit(); id++) {
            if (records.has(id) && records.view(id, one).isOrganization() == organizations) {
                order[n++] = Hash.mix(seed, id) & 0xFFFFFFFF00000000L | id;
            }
        }
        Arrays.sort(order);
        return Arrays.stream(order).mapToInt(each -> (int) each).toArray();
    }

    private Scorer scorer(Weights weights) {
        Learned same = new Learned(weights, ids.length, 0);
        return new Scorer(new MatchModel(0, same, same), new IndexedPopulation(index.records(), index.keys()));
    }

    /** The chances u: pairs drawn by lot, less what is probably one customer. */
    private double[] strangers(Weights weights) {
        Scorer scorer = scorer(weights);
        double[] counted = new double[weights.allM().length];
        for (long i = 0; i < STRANGERS; i++) {
            long lot = Hash.mix(seed + 1, i);
            int a = ids[(int) Math.floorMod(lot >>> 32, (long) ids.length)];
            int b = ids[(int) Math.floorMod(lot & 0xFFFFFFFFL, (long) ids.length)];
            if (a == b) {
                continue;
            }
            double bits = score(scorer, a, b);
            double stranger = 1 / (1 + Math.pow(2, bits));
            for (MatchField field : MatchField.ALL) {
                Level level = scorer.levels[field.ordinal()];
                if (level != null) {
                    counted[Weights.cell(field, level)] += stranger;
                }
            }
        }
        double[] u = weights.allU();
        for (MatchField field : MatchField.ALL) {
            double sum = 0;
            double shipped = 0;
            for (Level level : weights.levels(field)) {
                sum += counted[Weights.cell(field, level)];
                shipped += weights.u(field, level);
            }
            for (Level level : weights.levels(field)) {
                int cell = Weights.cell(field, level);
                u[cell] = (counted[cell] + U_PRIOR_PAIRS * weights.u(field, level) / shipped) / (sum + U_PRIOR_PAIRS);
            }
        }
        return u;
    }

    private double score(Scorer scorer, int a, int b) {
        index.records().view(Math.min(a, b), one);
        index.records().view(Math.max(a, b), other);
        return scorer.score(one, other, Double.NEGATIVE_INFINITY);
    }

    /** Pairs that share a key, by pass; hub values are left out. */
    private Map<Pass, PairSample> sample(Weights weights) {
        Scorer scorer = scorer(weights);
        Map<Pass, PairSample> samples = new EnumMap<>(Pass.class);
        for (Pass pass : Pass.ALL) {
            samples.put(pass, new PairSample(weights, PAIRS_OF_A_PASS));
        }
        int[] list = new int[index.keys().longest()];
        FeatureView view = new FeatureView();
        for (int id : ids) {
            for (long key : index.keys().keys(index.records().view(id, view))) {
                PairSample pairs = samples.get(BlockingKeys.pass(key));
                if (pairs.isFull() || index.keys().isHub(key)) {
                    continue;
                }
                int n = index.keys().copy(key, list);
                for (int i = 0, taken = 0; i < n && taken < PAIRS_OF_A_KEY && !pairs.isFull(); i++) {
                    int partner = list[(int) Math.floorMod(Hash.mix(seed, id) + i, (long) n)];
                    if (partner < id) {
                        score(scorer, partner, id);
                        pairs.add(scorer);
                        taken++;
                    }
                }
            }
        }
        return samples;
    }

    /** The other records of its customer that a record has on average: summed over some records and their candidates. */
    private double partners(Weights weights) {
        Scorer scorer = scorer(weights);
        Candidates candidates = new Candidates(index.keys(), index.rules().pairsPerRecord());
        FeatureView view = new FeatureView();
        double[] odds = new double[Math.min(PROBES, ids.length) * index.rules().pairsPerRecord()];
        int n = 0;
        int probes = Math.min(PROBES, ids.length);
        for (int i = 0; i < probes; i++) {
            int id = ids[i];
            int found = candidates.find(id, index.keys().keys(index.records().view(id, view)), view, Integer.MAX_VALUE);
            for (int j = 0; j < found; j++) {
                odds[n++] = Math.pow(2, score(scorer, id, candidates.get(j)) - scorer.prior(organizations));
            }
        }
        double partners = weights.partners();
        for (int round = 0; round < 20; round++) {
            double prior = Math.pow(2, scorer.prior(organizations)) * partners / weights.partners();
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += odds[i] * prior / (1 + odds[i] * prior);
            }
            partners = Math.max(0.01, sum / probes);
        }
        return partners;
    }

    private static boolean[] leftOut(Pass pass) {
        Set<MatchField> fields = switch (pass) {
            case TAX_ID -> EnumSet.of(MatchField.TAX_ID);
            case IDENTIFIER -> EnumSet.of(MatchField.IDENTIFIER);
            case EMAIL, EMAIL_LOCAL -> EnumSet.of(MatchField.EMAIL, MatchField.DOMAIN);
            case PHONE -> EnumSet.of(MatchField.PHONE);
            case NAMES, FAMILY_INITIAL, GIVEN_INITIAL -> EnumSet.of(MatchField.GIVEN_NAME, MatchField.FAMILY_NAME);
            case BIRTH_DATE -> EnumSet.of(MatchField.BIRTH_DATE);
            case FAMILY_YEAR -> EnumSet.of(MatchField.FAMILY_NAME, MatchField.BIRTH_DATE);
            case GIVEN_YEAR -> EnumSet.of(MatchField.GIVEN_NAME, MatchField.BIRTH_DATE);
            case GIVEN_PLACE -> EnumSet.of(MatchField.GIVEN_NAME, MatchField.CITY, MatchField.POSTCODE, MatchField.REGION, MatchField.DISTRICT);
            case FAMILY_PLACE -> EnumSet.of(MatchField.FAMILY_NAME, MatchField.CITY, MatchField.POSTCODE, MatchField.REGION, MatchField.DISTRICT);
            case ADDRESS -> EnumSet.range(MatchField.STREET, MatchField.COUNTRY);
            case COMPANY_NAME, COMPANY_LATIN, COMPANY_WORD -> EnumSet.of(MatchField.COMPANY_NAME, MatchField.COMPANY_REGION);
            case DOMAIN -> EnumSet.of(MatchField.DOMAIN, MatchField.EMAIL);
        };
        boolean[] out = new boolean[MatchField.ALL.length];
        fields.forEach(field -> out[field.ordinal()] = true);
        return out;
    }
}
