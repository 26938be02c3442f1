package io.tierhub.grade;

import java.util.Arrays;

/**
 * Lloyd's k-means from a start that needs no chance: the point nearest the mean, then always the point farthest from all
 * centres so far; of equal ones the first.
 */
final class KMeans {
    private static final int ROUNDS = 100;

    private final int d;
    private final double[] centres;

    private KMeans(int d, double[] centres) {
        this.d = d;
        this.centres = centres;
    }

    /** @param points one after the other, each of {@code d} numbers; at least {@code k} of them */
    static KMeans of(double[] points, int d, int k) {
        KMeans means = new KMeans(d, start(points, d, k));
        int[] labels = new int[points.length / d];
        Arrays.fill(labels, -1);
        for (int round = 0; round < ROUNDS && means.assign(points, labels); round++) {
            means.move(points, labels);
        }
        return means;
    }

    int[] labels(double[] points) {
        int[] labels = new int[points.length / d];
        assign(points, labels);
        return labels;
    }

    private static double[] start(double[] points, int d, int k) {
        int n = points.length / d;
        double[] centres = new double[k * d];
        for (int i = 0; i < points.length; i++) {
            centres[i % d] += points[i] / n;
        }
        double[] nearest = new double[n];
        int next = 0;
        for (int i = 0; i < n; i++) {
            nearest[i] = distance(points, i * d, centres, 0, d);
            next = nearest[i] < nearest[next] ? i : next;
        }
        Arrays.fill(nearest, Double.MAX_VALUE);
        for (int centre = 0; centre < k; centre++) {
            System.arraycopy(points, next * d, centres, centre * d, d);
            for (int i = 0; i < n; i++) {
                nearest[i] = Math.min(nearest[i], distance(points, i * d, centres, centre * d, d));
            }
            next = 0;
            for (int i = 1; i < n; i++) {
                next = nearest[i] > nearest[next] ? i : next;
            }
        }
        return centres;
    }

    /** Gives each point to its nearest centre, of equal ones to the first; whether any changed. */
    private boolean assign(double[] points, int[] labels) {
        boolean changed = false;
        for (int i = 0; i < labels.length; i++) {
            int best = 0;
            double least = Double.MAX_VALUE;
            for (int centre = 0; centre < centres.length / d; centre++) {
                double away = distance(points, i * d, centres, centre * d, d);
                if (away < least) {
                    least = away;
                    best = centre;
                }
            }
            changed |= labels[i] != best;
            labels[i] = best;
        }
        return changed;
    }

    /** Puts each centre in the middle of its points; one without points stays. */
    private void move(double[] points, int[] labels) {
        double[] sums = new double[centres.length];
        int[] sizes = new int[centres.length / d];
        for (int i = 0; i < labels.length; i++) {
            sizes[labels[i]]++;
            for (int j = 0; j < d; j++) {
                sums[labels[i] * d + j] += points[i * d + j];
            }
        }
        for (int i = 0; i < centres.length; i++) {
            centres[i] = sizes[i / d] == 0 ? centres[i] : sums[i] / sizes[i / d];
        }
    }

    /** The square of the distance. */
    static double distance(double[] a, int atA, double[] b, int atB, int d) {
        double sum = 0;
        for (int j = 0; j < d; j++) {
            double by = a[atA + j] - b[atB + j];
            sum += by * by;
        }
        return sum;
    }
}
