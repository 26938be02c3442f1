package io.tierhub.behaviour;

import java.util.List;

/**
 * What one customer bought, as of a day. Only orders with a counted status and something left after refunds are counted.
 *
 * @param firstDay epoch day of the first counted order; {@link #NEVER} if there is none
 * @param lastDay the same of the last one
 * @param orders counted orders in all
 * @param windows one for each window start of the {@link FoldRules}, in their order
 * @param fxMissing whether money was left out for want of a rate
 * @param lifetime all of it
 */
public record Purchases(
        int firstDay, int lastDay, int orders, List<Window> windows, boolean fxMissing, Lifetime lifetime) {
    public static final int NEVER = Integer.MIN_VALUE;

    /** Sums beyond this (23,000 million million units) stop here: no customer buys for more, only broken rows do. */
    public static final long MAX_CENTS = Long.MAX_VALUE / 4;

    /**
     * What was bought from one day on.
     *
     * @param orders counted orders
     * @param days days with a counted order
     * @param cents money in hundredths of the reporting currency, net of refunds and credit notes; may be negative
     */
    public record Window(int orders, int days, long cents) {}

    /**
     * What was bought in all.
     *
     * @param days days with a counted order
     * @param cents money in hundredths of the reporting currency, net of refunds and credit notes; may be negative
     * @param laterCents the part of it that came after the day of the first counted order
     */
    public record Lifetime(int days, long cents, long laterCents) {
        public static final Lifetime NOTHING = new Lifetime(0, 0, 0);
    }

    /** Whether there is a counted order at all. */
    public boolean any() {
        return lastDay != NEVER;
    }

    /** Whether a sum was cut at {@link #MAX_CENTS}. */
    public boolean capped() {
        for (Window window : windows) {
            if (Math.abs(window.cents) == MAX_CENTS) {
                return true;
            }
        }
        return Math.abs(lifetime.cents) == MAX_CENTS;
    }
}
