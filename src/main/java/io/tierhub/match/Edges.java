package io.tierhub.match;

import java.util.Arrays;

/** Scored pairs in arrays, 16 bytes each, sorted by descending weight, then by ids. */
final class Edges {
    private static final double SCALE = 1 << 16;

    private int[] lefts;
    private int[] rights;
    private long[] order;
    private int size;

    Edges(int expected) {
        lefts = new int[expected];
        rights = new int[expected];
        order = new long[expected];
    }

    void clear() {
        size = 0;
    }

    void add(double weight, int left, int right) {
        if (size == lefts.length) {
            int grown = size + (size >> 1) + 16;
            lefts = Arrays.copyOf(lefts, grown);
            rights = Arrays.copyOf(rights, grown);
            order = Arrays.copyOf(order, grown);
        }
        lefts[size] = left;
        rights[size] = right;
        order[size] = -Math.round(weight * SCALE) << 32 | size;
        size++;
    }

    /** Adds the edges of another list in the order in which they were added there. */
    void addAll(Edges other) {
        for (int i = 0; i < other.size; i++) {
            add(-(other.order[i] >> 32) / SCALE, other.lefts[i], other.rights[i]);
        }
    }

    /** Weights are told apart to 1/65536 bit; edges of one weight keep the order in which they were added. */
    void sort() {
        Arrays.sort(order, 0, size);
    }

    int size() {
        return size;
    }

    double weight(int i) {
        return -(order[i] >> 32) / SCALE;
    }

    int left(int i) {
        return lefts[(int) order[i]];
    }

    int right(int i) {
        return rights[(int) order[i]];
    }
}
