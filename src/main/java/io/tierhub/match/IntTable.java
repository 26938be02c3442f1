package io.tierhub.match;

import java.io.IOException;

/**
 * A map from a 32-bit hash to a non-zero int in about 11 bytes an entry: 256 segments of open addressing, each grown by a
 * quarter on its own, so that no growth stalls or doubles the memory.
 */
final class IntTable {
    private static final int SEGMENTS = 256;
    private static final int FIRST = 16;
    private static final double FULL = 0.75;
    private static final long[] NOTHING = {};

    private final long[][] segments = new long[SEGMENTS][];
    private final int[] used = new int[SEGMENTS];

    /** The value of a hash; 0 if there is none. */
    int get(int hash) {
        long[] slots = segments[hash >>> 24];
        if (slots == null) {
            return 0;
        }
        for (int i = home(hash, slots.length); ; i = next(i, slots.length)) {
            long slot = slots[i];
            if (slot == 0 || (int) (slot >>> 32) == hash) {
                return (int) slot;
            }
        }
    }

    /**
     * Reads the place of a hash and makes nothing of it. Done for all hashes of a record before the first is looked up, the
     * processor waits for memory once instead of once a hash.
     */
    long touch(int hash) {
        long[] slots = segments[hash >>> 24];
        return slots == null ? 0 : slots[home(hash, slots.length)];
    }

    /** Sets the value of a hash; 0 takes the entry out. */
    void put(int hash, int value) {
        if (value == 0) {
            remove(hash);
            return;
        }
        int segment = hash >>> 24;
        long[] slots = segments[segment];
        if (slots == null) {
            slots = segments[segment] = new long[FIRST];
        }
        long entry = (long) hash << 32 | value & 0xFFFFFFFFL;
        int i = home(hash, slots.length);
        while (slots[i] != 0 && (int) (slots[i] >>> 32) != hash) {
            i = next(i, slots.length);
        }
        if (slots[i] == 0 && ++used[segment] > slots.length * FULL) {
            slots = grow(segment);
            insert(slots, entry);
        } else {
            slots[i] = entry;
        }
    }

    private long[] grow(int segment) {
        long[] old = segments[segment];
        long[] grown = new long[old.length + Math.max(old.length / 4, FIRST)];
        for (long entry : old) {
            if (entry != 0) {
                insert(grown, entry);
            }
        }
        segments[segment] = grown;
        return grown;
    }

    private static void insert(long[] slots, long entry) {
        int i = home((int) (entry >>> 32), slots.length);
        while (slots[i] != 0) {
            i = next(i, slots.length);
        }
        slots[i] = entry;
    }

    private void remove(int hash) {
        int segment = hash >>> 24;
        long[] slots = segments[segment];
        if (slots == null) {
            return;
        }
        int gap = home(hash, slots.length);
        while (slots[gap] != 0 && (int) (slots[gap] >>> 32) != hash) {
            gap = next(gap, slots.length);
        }
        if (slots[gap] == 0) {
            return;
        }
        used[segment]--;
        for (int i = next(gap, slots.length); slots[i] != 0; i = next(i, slots.length)) {
            int home = home((int) (slots[i] >>> 32), slots.length);
            boolean reachable = gap <= i ? home > gap && home <= i : home > gap || home <= i;
            if (!reachable) {
                slots[gap] = slots[i];
                gap = i;
            }
        }
        slots[gap] = 0;
    }

    private static int home(int hash, int length) {
        return (int) ((hash & 0xFFFFFFL) * length >>> 24);
    }

    private static int next(int i, int length) {
        return i + 1 == length ? 0 : i + 1;
    }

    void save(ArrayOutput to) throws IOException {
        for (int segment = 0; segment < SEGMENTS; segment++) {
            to.put(used[segment]);
            to.put(segments[segment] == null ? NOTHING : segments[segment]);
        }
    }

    void load(ArrayInput from) throws IOException {
        for (int segment = 0; segment < SEGMENTS; segment++) {
            used[segment] = from.getInt();
            long[] slots = from.getLongs();
            segments[segment] = slots.length == 0 ? null : slots;
        }
    }

    long bytes() {
        long sum = 0;
        for (long[] slots : segments) {
            sum += slots == null ? 0 : 16 + 8L * slots.length;
        }
        return sum;
    }
}
