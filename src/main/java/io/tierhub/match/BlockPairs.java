package io.tierhub.match;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Pairs of records that share a blocking key, some of each pass, for {@link Expectation}. Hub values are left out. */
final class BlockPairs {
    private static final int PAIRS_OF_A_PASS = 5_000;
    private static final int PAIRS_OF_A_KEY = 10;

    private final MatchIndex index;
    private final ContentOrder order;
    private final PairScores scores;
    private final PairSample[] samples = new PairSample[Pass.ALL.length];
    private final int[] list;

    BlockPairs(MatchIndex index, ContentOrder order, Weights weights, PairScores scores) {
        this.index = index;
        this.order = order;
        this.scores = scores;
        this.list = new int[index.keys().longest()];
        Arrays.setAll(samples, pass -> new PairSample(weights, agreeing(Pass.ALL[pass]), PAIRS_OF_A_PASS));
    }

    /** The samples that have any pairs; records that come first in {@code ids} are looked at first. */
    List<PairSample> sample(int[] ids) {
        BlockingKeys maker = new BlockingKeys();
        FeatureView view = new FeatureView();
        for (int id : ids) {
            for (long key : maker.of(index.records().view(id, view))) {
                PairSample pairs = samples[BlockingKeys.pass(key).ordinal()];
                if (!pairs.isFull() && !index.keys().isHub(key)) {
                    take(id, key, pairs);
                }
            }
            if (Arrays.stream(samples).allMatch(PairSample::isFull)) {
                break;
            }
        }
        return Arrays.stream(samples).filter(pairs -> pairs.size() > 0).toList();
    }

    /** Pairs with records that come later: so a pair is taken once, and partners of the first records are all there. */
    private void take(int id, long key, PairSample pairs) {
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
        for (int i = 0; i < Math.min(n, PAIRS_OF_A_KEY) && !pairs.isFull(); i++) {
            scores.score(id, order.id(list[i]), Double.NEGATIVE_INFINITY);
            pairs.add(scores.scorer());
        }
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
