package io.tierhub.grade;

import java.util.Arrays;

/**
 * What the purchase models look at of many customers, equal histories together: x repeat purchase days, t_x from the
 * first to the last of all, T from the first to now, and how many customers have them. Rows are sorted, so sums over them do
 * not depend on the order of the customers.
 */
final class PurchaseHistories {
    private static final int BITS = 21;
    private static final int MASK = (1 << BITS) - 1;

    /** The different T, ascending. */
    final double[] ages;
    /** The different t_x, ascending. */
    final double[] recencies;

    private final long[] rows;
    private final int[] counts;
    private final int customers;
    private final int most;

    private PurchaseHistories(double[] ages, double[] recencies, long[] sorted) {
        this.ages = ages;
        this.recencies = recencies;
        customers = sorted.length;
        long[] distinct = new long[customers];
        int[] times = new int[customers];
        int size = 0;
        for (int i = 0; i < customers; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                distinct[size++] = sorted[i];
            }
            times[size - 1]++;
        }
        rows = Arrays.copyOf(distinct, size);
        counts = Arrays.copyOf(times, size);
        most = size == 0 ? 0 : x(size - 1);
    }

    /** One customer a position; x = 0 has t_x = 0. Times in any one unit. */
    static PurchaseHistories of(int[] x, double[] tx, double[] age) {
        double[] ages = distinct(age);
        double[] recencies = distinct(tx);
        if (Math.max(ages.length, recencies.length) > MASK) {
            throw new IllegalArgumentException("at most " + MASK + " different times; give them in whole days");
        }
        long[] rows = new long[x.length];
        for (int i = 0; i < rows.length; i++) {
            long recency = Arrays.binarySearch(recencies, tx[i]);
            rows[i] = (long) x[i] << 2 * BITS | recency << BITS | Arrays.binarySearch(ages, age[i]);
        }
        Arrays.sort(rows);
        return new PurchaseHistories(ages, recencies, rows);
    }

    private static double[] distinct(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int size = 0;
        for (double value : sorted) {
            if (size == 0 || value != sorted[size - 1]) {
                sorted[size++] = value;
            }
        }
        return Arrays.copyOf(sorted, size);
    }

    int rows() {
        return rows.length;
    }

    int customers() {
        return customers;
    }

    /** The largest x. */
    int most() {
        return most;
    }

    int x(int row) {
        return (int) (rows[row] >>> 2 * BITS);
    }

    /** The position of t_x among {@link #recencies}. */
    int recency(int row) {
        return (int) (rows[row] >>> BITS) & MASK;
    }

    /** The position of T among {@link #ages}. */
    int age(int row) {
        return (int) rows[row] & MASK;
    }

    int count(int row) {
        return counts[row];
    }
}
