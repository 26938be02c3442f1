package io.tierhub.bench;

import java.util.Arrays;
import java.util.Locale;

/**
 * How well clusters fit the truth, told over all pairs of rows that they imply.
 *
 * @param found pairs that the clusters imply
 * @param real pairs that the truth implies
 * @param both pairs that both imply
 */
record PairScore(long found, long real, long both) {
    /** Both number the cluster of each row; the numbers themselves do not matter. */
    static PairScore of(int[] truth, int[] clusters) {
        if (truth.length != clusters.length) {
            throw new IllegalArgumentException(clusters.length + " rows were clustered, not " + truth.length);
        }
        long[] shared = new long[truth.length];
        for (int i = 0; i < shared.length; i++) {
            shared[i] = (long) truth[i] << 32 | clusters[i];
        }
        return new PairScore(
                pairs(Arrays.stream(clusters).asLongStream().toArray()),
                pairs(Arrays.stream(truth).asLongStream().toArray()),
                pairs(shared));
    }

    private static long pairs(long[] labels) {
        Arrays.sort(labels);
        long pairs = 0;
        int run = 0;
        for (int i = 1; i < labels.length; i++) {
            run = labels[i] == labels[i - 1] ? run + 1 : 0;
            pairs += run;
        }
        return pairs;
    }

    double f1() {
        return found + real == 0 ? 1 : 2.0 * both / (found + real);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%.4f (precision %.4f, recall %.4f)",
                f1(),
                found == 0 ? 1 : (double) both / found,
                real == 0 ? 1 : (double) both / real);
    }
}
