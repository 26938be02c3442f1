package io.tierhub.match;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Records of an index in an order that their content alone decides. What is worked out in this order does not depend on when
 * each record came, nor on the ids that they got. Ranks count from 0.
 */
final class ContentOrder {
    private static final long HASH_BITS = 0xFFFFFFFF80000000L;
    private static final int ABSENT = -1;

    private final int[] ids;
    private final int[] ranks;

    private ContentOrder(int[] ids, int limit) {
        this.ids = ids;
        this.ranks = new int[limit];
        Arrays.fill(ranks, ABSENT);
        for (int rank = 0; rank < ids.length; rank++) {
            ranks[ids[rank]] = rank;
        }
    }

    /**
     * The records of an index.
     *
     * @param some only these; null: all
     */
    static ContentOrder of(Records records, @Nullable BitSet some) {
        int[] ids = new int[records.size(false) + records.size(true)];
        int n = 0;
        for (int id = 0; id < records.limit(); id++) {
            if (records.has(id) && (some == null || some.get(id))) {
                ids[n++] = id;
            }
        }
        ids = Arrays.copyOf(ids, n);
        long[] order = hashed(records, ids);
        Arrays.parallelSort(order);
        for (int rank = 0; rank < n; rank++) {
            ids[rank] = (int) (order[rank] & ~HASH_BITS);
        }
        settle(records, order, ids);
        return new ContentOrder(ids, records.limit());
    }

    private static long[] hashed(Records records, int[] ids) {
        long[] order = new long[ids.length];
        InParts.of(ids.length, (from, to) -> {
            FeatureView view = new FeatureView();
            for (int i = from; i < to; i++) {
                order[i] = records.view(ids[i], view).contentHash() & HASH_BITS | ids[i];
            }
            return to - from;
        });
        return order;
    }

    /** Where hashes of different records are equal, the content itself decides. */
    private static void settle(Records records, long[] order, int[] ids) {
        FeatureView one = new FeatureView();
        FeatureView other = new FeatureView();
        for (int i = 1; i < ids.length; i++) {
            for (int j = i; j > 0 && (order[j] & HASH_BITS) == (order[j - 1] & HASH_BITS); j--) {
                if (records.view(ids[j - 1], one).compareTo(records.view(ids[j], other)) <= 0) {
                    break;
                }
                int swap = ids[j];
                ids[j] = ids[j - 1];
                ids[j - 1] = swap;
            }
        }
    }

    int size() {
        return ids.length;
    }

    int id(int rank) {
        return ids[rank];
    }

    /** The rank of a record; negative if it is not among them. */
    int rank(int id) {
        return ranks[id];
    }

    /** The records of some ranks. */
    int[] ids(int[] some) {
        return Arrays.stream(some).map(rank -> ids[rank]).toArray();
    }
}
