package io.tierhub.match;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Pairs of records that share a blocking key, some of each pass, for {@link Expectation}. Hub values are left out. */
final class BlockPairs {
    private static final int PAIRS_OF_A_PASS = 5_000;
    private static final int PAIRS_OF_A_KEY = 10;

    /** So many records give the usual passes all the pairs that they may have; rarer ones have to do with fewer. */
    private static final int RECORDS = 100_000;
    /** After so many records in a row that gave no pair, the passes that these records have are full. */
    private static final int IN_VAIN = 5_000;

    private final MatchIndex index;
    private final ContentOrder order;
    private final int[][] pairs = new int[Pass.ALL.length][2 * PAIRS_OF_A_PASS];
    private final int[] sizes = new int[Pass.ALL.length];
    private final int[] list;

    BlockPairs(MatchIndex index, ContentOrder order) {
        this.index = index;
        this.order = order;
        this.list = new int[index.keys().longest()];
    }

    /** Looks for pairs; records that come first in {@code ids} are looked at first. */
    BlockPairs find(int[] ids) {
        BlockingKeys maker = new BlockingKeys();
        FeatureView view = new FeatureView();
        int vain = 0;
        for (int i = 0; i < Math.min(ids.length, RECORDS) && vain < IN_VAIN; i++) {
            vain++;
            for (long key : maker.of(index.records().view(ids[i], view))) {
                int pass = BlockingKeys.pass(key).ordinal();
                if (sizes[pass] < PAIRS_OF_A_PASS && !index.keys().isHub(key)) {
                    vain = take(ids[i], key, pass) > 0 ? 0 : vain;
                }
            }
        }
        return this;
    }

    /**
     * Pairs with records that come later: so a pair is taken once, and partners of the first records are all there. Says how
     * many.
     */
    private int take(int id, long key, int pass) {
        int rank = order.rank(id);
        int listed = index.keys().copy(key, list);
        int n = 0;
        for (int i = 0; i < listed; i++) {
            int other = order.rank(list[i]);
            if (other > rank) {
                list[n++] = other;
            }
        }
        Arrays.sort(list, 0, n);
        int taken = Math.min(Math.min(n, PAIRS_OF_A_KEY), PAIRS_OF_A_PASS - sizes[pass]);
        for (int i = 0; i < taken; i++) {
            int at = 2 * sizes[pass]++;
            pairs[pass][at] = id;
            pairs[pass][at + 1] = order.id(list[i]);
        }
        return taken;
    }

    /**
     * What the pairs of each pass that has any show, in the order of the passes.
     *
     * @param weights those that the pairs are scored by
     * @param scores makes those of one thread
     */
    <T> List<T> samples(Weights weights, Supplier<PairScores> scores, Function<PairSample, T> of) {
        return Arrays.stream(Pass.ALL)
                .parallel()
                .filter(pass -> sizes[pass.ordinal()] > 0)
                .map(pass -> of.apply(sample(pass, weights, scores.get())))
                .toList();
    }

    private PairSample sample(Pass pass, Weights weights, PairScores scores) {
        int[] found = pairs[pass.ordinal()];
        int size = sizes[pass.ordinal()];
        PairSample sample = new PairSample(weights, agreeing(pass), size);
        for (int i = 0; i < size; i++) {
            scores.score(found[2 * i], found[2 * i + 1], Double.NEGATIVE_INFINITY);
            sample.add(scores.scorer());
        }
        return sample;
    }

    /** The fields that agree because of the key. */
    private static Set<MatchField> agreeing(Pass pass) {
        return switch (pass) {
            case TAX_ID -> EnumSet.of(MatchField.TAX_ID);
            case IDENTIFIER -> EnumSet.of(MatchField.IDENTIFIER);
            case EMAIL, EMAIL_LOCAL, DOMAIN -> EnumSet.of(MatchField.EMAIL, MatchField.DOMAIN);
            case PHONE -> EnumSet.of(MatchField.PHONE);
            case NAMES, FAMILY_INITIAL, GIVEN_INITIAL -> EnumSet.of(MatchField.GIVEN_NAME, MatchField.FAMILY_NAME);
            case BIRTH_DATE -> EnumSet.of(MatchField.BIRTH_DATE);
            case FAMILY_YEAR -> EnumSet.of(MatchField.FAMILY_NAME, MatchField.BIRTH_DATE);
            case GIVEN_YEAR -> EnumSet.of(MatchField.GIVEN_NAME, MatchField.BIRTH_DATE);
            case GIVEN_PLACE -> with(MatchField.GIVEN_NAME);
            case FAMILY_PLACE -> with(MatchField.FAMILY_NAME);
            case ADDRESS -> EnumSet.range(MatchField.STREET, MatchField.COUNTRY);
            case COMPANY_NAME, COMPANY_LATIN, COMPANY_WORD ->
                EnumSet.of(MatchField.COMPANY_NAME, MatchField.COMPANY_REGION);
        };
    }

    private static Set<MatchField> with(MatchField name) {
        Set<MatchField> place = EnumSet.range(MatchField.DISTRICT, MatchField.COUNTRY);
        place.add(name);
        return place;
    }
}
