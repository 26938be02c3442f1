package io.tierhub.grade;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Groups of customers that are alike, by themselves: advice for whoever writes rules, and never a tier. The result depends on
 * the customers alone, not on their order.
 *
 * @param silhouette how well they part, from -1 to 1, measured on a sample
 * @param features what was compared; those of one value for all are left out
 * @param clusters by descending mean value
 */
public record Clusters(double silhouette, List<String> features, List<Cluster> clusters) {
    static final int LEAST = 2;
    static final int MOST = 8;
    /** Customers on whom the number of groups is tried, and on whom the rules are. */
    static final int TRIED = 100_000;
    /** Customers on whom it is measured how well groups part. */
    static final int MEASURED = 2_000;

    /**
     * One column: 0 or more of each customer.
     *
     * @param name that of a variable of rules
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Feature(String name, double[] values) {}

    /**
     * One group.
     *
     * @param value mean value of its customers
     * @param means of each feature
     * @param stump the one comparison that tells its customers best from all others
     */
    public record Cluster(int customers, double value, List<Double> means, Stump stump) {}

    /**
     * A comparison with one border.
     *
     * @param above whether customers at or above the border are meant, or those below it
     * @param precision the share of those it means that are of the group
     * @param recall the share of the group that it means
     */
    public record Stump(String feature, boolean above, double border, double precision, double recall) {}

    /**
     * Groups customers.
     *
     * @param ids of each, in any order, none twice
     * @param value of each, by which groups are ranked
     */
    public static Clusters of(long[] ids, List<Feature> features, double[] value) {
        int[] order = IntStream.range(0, ids.length)
                .boxed()
                .sorted(Comparator.comparingLong(i -> ids[i]))
                .mapToInt(i -> i)
                .toArray();
        List<Feature> told = features.stream()
                .map(each -> new Feature(each.name, arranged(each.values, order)))
                .filter(each -> Arrays.stream(each.values).distinct().limit(2).count() > 1)
                .toList();
        if (told.isEmpty()) {
            return new Clusters(0, List.of(), List.of());
        }
        double[] points = Scaled.of(told.stream().map(Feature::values).toList());
        int[] sample = sample(arranged(ids, order));
        int d = told.size();
        double[] tried = picked(points, d, sample, TRIED);
        double[] measured = picked(points, d, sample, MEASURED);
        int best = LEAST;
        double silhouette = -2;
        for (int k = LEAST; k <= MOST && k <= tried.length / d; k++) {
            KMeans means = KMeans.of(tried, d, k);
            double parts = Silhouette.of(measured, d, means.labels(measured));
            if (parts > silhouette) {
                silhouette = parts;
                best = k;
            }
        }
        if (silhouette < -1) {
            return new Clusters(0, told.stream().map(Feature::name).toList(), List.of());
        }
        int[] labels = KMeans.of(points, d, best).labels(points);
        return new Clusters(
                silhouette,
                told.stream().map(Feature::name).toList(),
                clusters(
                        told,
                        labels,
                        best,
                        arranged(value, order),
                        Arrays.copyOf(sample, Math.min(TRIED, sample.length))));
    }

    private static List<Cluster> clusters(List<Feature> features, int[] labels, int k, double[] value, int[] sample) {
        List<Cluster> clusters = new ArrayList<>();
        for (int label = 0; label < k; label++) {
            int size = 0;
            double sum = 0;
            double[] sums = new double[features.size()];
            for (int i = 0; i < labels.length; i++) {
                if (labels[i] == label) {
                    size++;
                    sum += value[i];
                    for (int j = 0; j < sums.length; j++) {
                        sums[j] += features.get(j).values[i];
                    }
                }
            }
            if (size > 0) {
                int customers = size;
                List<Double> means = Arrays.stream(sums)
                        .map(each -> each / customers)
                        .boxed()
                        .toList();
                clusters.add(new Cluster(size, sum / size, means, BestStump.of(features, labels, label, sample)));
            }
        }
        clusters.sort(Comparator.comparingDouble(Cluster::value).reversed());
        return clusters;
    }

    /** All positions, in an order that has nothing to do with when customers came. */
    private static int[] sample(long[] ids) {
        return IntStream.range(0, ids.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer i) -> mixed(ids[i])).thenComparingInt(i -> i))
                .mapToInt(i -> i)
                .toArray();
    }

    private static long mixed(long id) {
        long hash = id * 0x9E37_79B9_7F4A_7C15L;
        return (hash ^ hash >>> 32) * 0xFF51_AFD7_ED55_8CCDL;
    }

    /** The first points of a sample, in the order of the customers. */
    private static double[] picked(double[] points, int d, int[] sample, int most) {
        int[] taken = Arrays.copyOf(sample, Math.min(most, sample.length));
        Arrays.sort(taken);
        double[] picked = new double[taken.length * d];
        for (int i = 0; i < taken.length; i++) {
            System.arraycopy(points, taken[i] * d, picked, i * d, d);
        }
        return picked;
    }

    private static double[] arranged(double[] values, int[] order) {
        return Arrays.stream(order).mapToDouble(i -> values[i]).toArray();
    }

    private static long[] arranged(long[] values, int[] order) {
        return Arrays.stream(order).mapToLong(i -> values[i]).toArray();
    }
}
