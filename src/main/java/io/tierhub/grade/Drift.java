package io.tierhub.grade;

/**
 * How far the shares of tiers have moved from those of the reference: the population stability index, the sum of
 * (now - then) ln(now / then). From 0.1 on worth a look, from 0.25 on the reference no longer describes the customers.
 */
public final class Drift {
    /** From here on somebody should look. */
    public static final double NOTICE = 0.1;
    /** From here on the reference should be taken anew. */
    public static final double ALARM = 0.25;

    /** A share of nothing counts as this, or one empty tier would make the index infinite. */
    private static final double LEAST = 0.0001;

    private Drift() {}

    /** @param then customers by tier; @param now the same tiers, in the same order */
    public static double psi(long[] then, long[] now) {
        double thenAll = sum(then);
        double nowAll = sum(now);
        double psi = 0;
        for (int i = 0; i < then.length && thenAll > 0 && nowAll > 0; i++) {
            double before = Math.max(LEAST, then[i] / thenAll);
            double after = Math.max(LEAST, now[i] / nowAll);
            psi += (after - before) * StrictMath.log(after / before);
        }
        return psi;
    }

    private static double sum(long[] counts) {
        double sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }
}
