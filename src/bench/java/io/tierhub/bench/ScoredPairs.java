package io.tierhub.bench;

import java.util.Arrays;

/** Pairs of rows with how sure a contestant is of each, and the clusters that follow by transitive closure. Thread-safe. */
final class ScoredPairs {
    private long[] pairs = new long[1024];
    private double[] scores = new double[1024];
    private int size;

    synchronized void add(int one, int other, double score) {
        if (size == pairs.length) {
            pairs = Arrays.copyOf(pairs, size * 2);
            scores = Arrays.copyOf(scores, size * 2);
        }
        pairs[size] = (long) one << 32 | other;
        scores[size++] = score;
    }

    /** The cluster of each row, by its smallest row, when pairs above a threshold are joined. */
    synchronized int[] clusters(int rows, double threshold) {
        int[] parent = new int[rows];
        Arrays.setAll(parent, i -> i);
        for (int i = 0; i < size; i++) {
            if (scores[i] > threshold) {
                int one = root(parent, (int) (pairs[i] >>> 32));
                int other = root(parent, (int) pairs[i]);
                parent[Math.max(one, other)] = Math.min(one, other);
            }
        }
        for (int i = 0; i < rows; i++) {
            parent[i] = root(parent, i);
        }
        return parent;
    }

    private static int root(int[] parent, int row) {
        int at = row;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }
}
