package io.tierhub.grade;

import java.util.Comparator;
import java.util.stream.IntStream;

/** How much of what came later a ranking had on top: what a score is good for, measured. */
public final class Capture {
    private Capture() {}

    /**
     * The share of all money that the customers of the highest scores brought.
     *
     * @param scores one a customer; of equal ones the earlier customer comes first
     * @param money what each brought afterwards, in the same order
     * @param top the share of the customers that are taken, above 0 and at most 1; rounded to the nearest number
     */
    public static double share(double[] scores, double[] money, double top) {
        long taken = Math.round(top * scores.length);
        double[] best = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]))
                .limit(taken)
                .mapToDouble(i -> money[i])
                .toArray();
        double all = IntStream.range(0, money.length).mapToDouble(i -> money[i]).sum();
        return all == 0
                ? 0
                : IntStream.range(0, best.length).mapToDouble(i -> best[i]).sum() / all;
    }
}
