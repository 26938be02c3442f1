package io.tierhub.grade;

/**
 * What a purchase of a customer is worth, as Gamma-Gamma (Fader and Hardie 2013) with fitted parameters says: a customer's
 * purchases vary as Gamma(p, .), and what customers spend is spread by q and v. Money in the unit of v.
 */
record SpendModel(double p, double q, double v) {
    /**
     * The value to expect of each purchase: the customer's own mean, drawn towards that of all the more, the fewer there are.
     *
     * @param x repeat purchases
     * @param mean of them; anything where x is 0
     */
    double mean(int x, double mean) {
        return p * (v + (x == 0 ? 0 : x * mean)) / (p * x + q - 1);
    }

    /** That of a customer of whom nothing is known. */
    double meanOfAll() {
        return mean(0, 0);
    }
}
