package io.tierhub.behaviour;

import java.util.Arrays;

/** Finds a row by its key's hash: open addressing over an array that is used again for every customer. */
final class KeyIndex {
    private int[] rows = new int[64];
    private int mask;

    /** Empties the index and makes room for that many keys. */
    void reset(int keys) {
        int slots = Math.max(16, Integer.highestOneBit(Math.max(1, keys)) * 4);
        if (slots > rows.length) {
            rows = new int[slots];
        }
        Arrays.fill(rows, 0, slots, -1);
        mask = slots - 1;
    }

    /** The row that holds {@code key} in the column, or -1. */
    int find(long key, long[] column) {
        return rows[slot(key, column)];
    }

    /** Enters a row unless its key is there; says whether it was entered. */
    boolean add(int row, long[] column) {
        int slot = slot(column[row], column);
        if (rows[slot] >= 0) {
            return false;
        }
        rows[slot] = row;
        return true;
    }

    private int slot(long key, long[] column) {
        int slot = (int) key & mask;
        while (rows[slot] >= 0 && column[rows[slot]] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }
}
