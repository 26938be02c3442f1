package io.tierhub.grade;

/**
 * The purchase model of most likelihood.
 *
 * @param logLikelihood of all customers together
 * @param sound whether the search found a maximum, and all parameters are ones that buying customers can have
 */
record PurchaseFit(PurchaseModel model, double logLikelihood, boolean sound, int evaluations) {
    /** A parameter outside says that the data hold no such spread: all customers are alike, or nobody is ever lost. */
    static final double SMALLEST = 1e-4;

    static final double LARGEST = 1e4;

    /** The logarithms of r, alpha, a, b at which searches begin: even, seldom and long, often and short. */
    private static final double[][] STARTS = {{0, 0, 0, 0}, {-1, 2, 0, 1}, {1, 1, -1, -1}};

    /** Times in a unit in which customers are watched for some 1 to 1,000 of it, as weeks and days are. */
    static PurchaseFit of(PurchaseKind kind, PurchaseHistories histories) {
        Minimum best = Minimizer.best(STARTS, new PurchaseLikelihood(kind, histories));
        double[] at = new double[best.point().length];
        boolean sound = best.found();
        for (int i = 0; i < at.length; i++) {
            at[i] = StrictMath.exp(best.point()[i]);
            sound &= at[i] >= SMALLEST && at[i] <= LARGEST;
        }
        PurchaseModel model = new PurchaseModel(kind, at[0], at[1], at[2], at[3]);
        return new PurchaseFit(model, -best.value() * histories.customers(), sound, best.evaluations());
    }
}
