package io.tierhub.flow;

/** Counts how often each content stood in a file, for facts that have no key of their own. 12 bytes a content. */
final class OccurrenceCounter {
    private long[] hashes = new long[1 << 10];
    private int[] counts = new int[1 << 10];
    private int size;

    /** How often the content stood before. */
    int count(long hash) {
        if (size > hashes.length / 2) {
            grow();
        }
        int slot = slot(hash);
        if (counts[slot] == 0) {
            hashes[slot] = hash;
            size++;
        }
        return counts[slot]++;
    }

    private int slot(long hash) {
        int mask = hashes.length - 1;
        int at = (int) (hash ^ hash >>> 32) & mask;
        while (counts[at] != 0 && hashes[at] != hash) {
            at = at + 1 & mask;
        }
        return at;
    }

    private void grow() {
        long[] oldHashes = hashes;
        int[] oldCounts = counts;
        hashes = new long[oldHashes.length * 2];
        counts = new int[hashes.length];
        for (int i = 0; i < oldHashes.length; i++) {
            if (oldCounts[i] != 0) {
                int slot = slot(oldHashes[i]);
                hashes[slot] = oldHashes[i];
                counts[slot] = oldCounts[i];
            }
        }
    }
}
