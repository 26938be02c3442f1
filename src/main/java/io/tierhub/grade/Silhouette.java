package io.tierhub.grade;

/** How much nearer points are to their own group than to the next one (Rousseeuw 1987): from -1 to 1, the more the better. */
final class Silhouette {
    private Silhouette() {}

    /** The mean over all points; a point that is alone in its group counts 0. Less than two groups: -1. */
    static double of(double[] points, int d, int[] labels) {
        int groups = 0;
        for (int label : labels) {
            groups = Math.max(groups, label + 1);
        }
        int[] sizes = new int[groups];
        int used = 0;
        for (int label : labels) {
            used += sizes[label]++ == 0 ? 1 : 0;
        }
        if (used < 2) {
            return -1;
        }
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            sum += sizes[labels[i]] == 1 ? 0 : of(points, d, labels, sizes, i);
        }
        return sum / labels.length;
    }

    private static double of(double[] points, int d, int[] labels, int[] sizes, int i) {
        double[] sums = new double[sizes.length];
        for (int j = 0; j < labels.length; j++) {
            sums[labels[j]] += Math.sqrt(KMeans.distance(points, i * d, points, j * d, d));
        }
        double own = sums[labels[i]] / (sizes[labels[i]] - 1);
        double other = Double.MAX_VALUE;
        for (int group = 0; group < sizes.length; group++) {
            if (group != labels[i] && sizes[group] > 0) {
                other = Math.min(other, sums[group] / sizes[group]);
            }
        }
        double larger = Math.max(own, other);
        return larger == 0 ? 0 : (other - own) / larger;
    }
}
