package io.tierhub.act;

import io.tierhub.vocabulary.Tier;

/**
 * What an action did for customers of one tier: those for whom it was done beside those who were left alone.
 *
 * @param treated for whom it was done
 * @param control of the control group
 */
public record Effect(String action, Tier tier, EffectGroup treated, EffectGroup control) {
    /** Groups that are smaller say nothing. */
    public static final int FEWEST = 30;

    /** The normal deviate that 95 of 100 samples stay within. */
    private static final double Z = 1.959963984540054;

    /** What can be said. */
    public enum Verdict {
        /** One of the groups is too small. */
        TOO_FEW,
        /** The interval holds 0. */
        NOTHING_SHOWN,
        MORE_BUY,
        FEWER_BUY
    }

    /** By how much more of the treated bought than of the control group; with the ends of the interval of 95 %. */
    public record Difference(double of, double low, double high) {}

    /**
     * The difference of two shares with the interval that is made of their Wilson score intervals (R. G. Newcombe, 1998,
     * Statistics in Medicine 17, method 10): honest with small groups and with shares near 0 or 1.
     */
    public Difference difference() {
        double p = treated.share();
        double q = control.share();
        double[] a = wilson(treated.after(), treated.customers());
        double[] b = wilson(control.after(), control.customers());
        double of = p - q;
        double low = of - Math.sqrt((p - a[0]) * (p - a[0]) + (b[1] - q) * (b[1] - q));
        double high = of + Math.sqrt((a[1] - p) * (a[1] - p) + (q - b[0]) * (q - b[0]));
        return new Difference(of, low, high);
    }

    /** What the numbers allow to say. */
    public Verdict verdict() {
        if (treated.customers() < FEWEST || control.customers() < FEWEST) {
            return Verdict.TOO_FEW;
        }
        Difference found = difference();
        return found.low > 0 ? Verdict.MORE_BUY : found.high < 0 ? Verdict.FEWER_BUY : Verdict.NOTHING_SHOWN;
    }

    private static double[] wilson(int hits, int of) {
        if (of == 0) {
            return new double[] {0, 1};
        }
        double p = (double) hits / of;
        double z2 = Z * Z / of;
        double half = Z * Math.sqrt(p * (1 - p) / of + z2 / (4 * of));
        return new double[] {(p + z2 / 2 - half) / (1 + z2), (p + z2 / 2 + half) / (1 + z2)};
    }
}
