package io.tierhub.grade;

import java.util.ArrayList;
import java.util.List;

/** Chances that were foretold beside what happened: whoever shows a chance shows this with it. */
public final class Calibration {
    private Calibration() {}

    /**
     * The customers whose chance was in a band.
     *
     * @param from the lowest chance of the band, included
     * @param to the highest, included in the last band only
     * @param foretold the mean of the chances; 0 without customers
     * @param happened the share of customers of whom it came true; 0 without customers
     */
    public record Band(double from, double to, int customers, double foretold, double happened) {}

    /**
     * Bands of equal width from 0 to 1.
     *
     * @param chances one a customer
     * @param happened whether it came true, in the same order
     */
    public static List<Band> bands(double[] chances, boolean[] happened, int number) {
        int[] customers = new int[number];
        int[] came = new int[number];
        double[] sums = new double[number];
        for (int i = 0; i < chances.length; i++) {
            int band = Math.min(number - 1, (int) (chances[i] * number));
            customers[band]++;
            came[band] += happened[i] ? 1 : 0;
            sums[band] += chances[i];
        }
        List<Band> bands = new ArrayList<>(number);
        for (int band = 0; band < number; band++) {
            double many = Math.max(1, customers[band]);
            bands.add(new Band(
                    band / (double) number,
                    (band + 1) / (double) number,
                    customers[band],
                    sums[band] / many,
                    came[band] / many));
        }
        return bands;
    }
}
