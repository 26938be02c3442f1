package io.tierhub.match;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * With whom a record is compared: the records that share a key with it, those of its rarest key first, each once, up to a
 * budget. The rarest keys say most, so what the budget leaves out shares only what many share.
 */
final class Candidates {
    private static final int MOST_KEYS = 144;

    private final KeyIndex index;
    private final BlockingKeys maker = new BlockingKeys();
    private final int budget;
    private final int[] list;
    private final long[] order = new long[MOST_KEYS];
    private final long[] keys = new long[MOST_KEYS];
    private final int[] found;
    private int[] seen = new int[1024];
    private int round;
    private int count;
    private long cut;

    Candidates(KeyIndex index, int budget) {
        this.index = index;
        this.budget = budget;
        this.list = new int[index.longest()];
        this.found = new int[budget];
    }

    /** A budget that ends no search. */
    static int most(KeyIndex index) {
        return MOST_KEYS * index.longest();
    }

    /** Finds the candidates of a record that is in the index, and says how many; their ids are valid until the next call. */
    int find(int record, long[] of, FeatureView view) {
        return find(record, of, view, null, 0);
    }

    /** The same, but where the budget ends a list, those that come first in an order. */
    int find(int record, long[] of, FeatureView view, ContentOrder order) {
        return find(record, of, view, order, order.size());
    }

    /** The same, but only records that come before it. */
    int findBefore(int record, long[] of, FeatureView view, ContentOrder order) {
        return find(record, of, view, order, order.rank(record));
    }

    private int find(int record, long[] of, FeatureView view, @Nullable ContentOrder order, int end) {
        round++;
        count = 0;
        int lists = lists(of, view);
        Arrays.sort(this.order, 0, lists);
        for (int i = 0; i < lists; i++) {
            int n = index.copy(keys[(int) this.order[i] & 0xFF], list);
            n = order == null ? n : before(end, n, order);
            for (int j = 0; j < n; j++) {
                if (list[j] != record && !add(list[j])) {
                    cut++;
                    return count;
                }
            }
        }
        return count;
    }

    /** Keeps what comes before a rank, in that order. */
    private int before(int end, int listed, ContentOrder order) {
        int n = 0;
        for (int i = 0; i < listed; i++) {
            int other = order.rank(list[i]);
            if (other >= 0 && other < end) {
                list[n++] = other;
            }
        }
        if (count + n > budget) {
            Arrays.sort(list, 0, n);
        }
        for (int i = 0; i < n; i++) {
            list[i] = order.id(list[i]);
        }
        return n;
    }

    /** The i-th candidate of the last search. */
    int get(int i) {
        return found[i];
    }

    /** How many searches the budget has ended so far. */
    long cut() {
        return cut;
    }

    private int lists(long[] of, FeatureView view) {
        int n = 0;
        for (long key : of) {
            if (!index.isHub(key)) {
                n = put(n, key);
                continue;
            }
            for (int which = 0; which < 2; which++) {
                long sub = maker.subKey(view, key, which);
                n = sub == 0 ? n : put(n, sub);
            }
        }
        return n;
    }

    /** Ordered by length, then by key, so that no chance of memory decides. */
    private int put(int n, long key) {
        int size = index.count(key);
        if (size > 1) {
            keys[n] = key;
            order[n] = (long) Math.min(size, 0x7FFFFF) << 40 | (key >>> 32) << 8 | n;
            return n + 1;
        }
        return n;
    }

    private boolean add(int record) {
        if (record >= seen.length) {
            seen = Arrays.copyOf(seen, record + 1 + (record >> 2));
        }
        if (seen[record] == round) {
            return true;
        }
        if (count == budget) {
            return false;
        }
        seen[record] = round;
        found[count++] = record;
        return true;
    }

    long bytes() {
        return 4L * seen.length;
    }
}
