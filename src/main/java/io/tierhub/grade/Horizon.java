package io.tierhub.grade;

/**
 * The time that is forecast, in periods at whose end the money of each is counted.
 *
 * @param length of a period, in the unit of the model
 * @param rate by which money is worth less a period later
 */
record Horizon(int periods, double length, double rate) {
    private static final double WEEKS_OF_A_MONTH = 365.25 / 12 / 7;

    /** Months, in weeks. */
    static Horizon months(int months, double yearlyDiscount) {
        return new Horizon(months, WEEKS_OF_A_MONTH, StrictMath.pow(1 + yearlyDiscount, 1.0 / 12) - 1);
    }

    double end() {
        return periods * length;
    }

    /** The purchases to expect of a customer who is not lost yet, those of later periods worth less. */
    double discounted(PurchaseModel model, int x, double age) {
        double sum = 0;
        double before = 0;
        double worth = 1;
        for (int i = 1; i <= periods; i++) {
            double now = model.expectedIfAlive(x, age, i * length);
            worth /= 1 + rate;
            sum += (now - before) * worth;
            before = now;
        }
        return sum;
    }
}
