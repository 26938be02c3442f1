package io.tierhub.grade;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which share of all money the best customers bring, and where the classes of ABC end on that curve. */
public final class Pareto {
    private static final int STEPS = 50;

    private Pareto() {}

    /** The best customers, as a share of those with a value above 0, and their share of all money. */
    public record Point(double customers, double money) {}

    /**
     * The curve.
     *
     * @param cents of each customer with a value above 0
     * @return at most 51 points, from (0, 0) to (1, 1); empty without money
     */
    public static List<Point> curve(long[] cents) {
        long[] ascending = cents.clone();
        Arrays.sort(ascending);
        double total = sum(ascending);
        List<Point> points = new ArrayList<>();
        double sum = 0;
        int next = 0;
        for (int i = 0; i <= ascending.length && total > 0; i++) {
            if (i >= (long) next * ascending.length / STEPS) {
                points.add(new Point((double) i / ascending.length, sum / total));
                while (i >= (long) next * ascending.length / STEPS && next <= STEPS) {
                    next++;
                }
            }
            sum += i < ascending.length ? ascending[ascending.length - 1 - i] : 0;
        }
        return points;
    }

    private static double sum(long[] values) {
        double sum = 0;
        for (long value : values) {
            sum += value;
        }
        return sum;
    }
}
