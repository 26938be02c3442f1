package io.tierhub.grade;

/**
 * How often customers buy until they are lost, as BG/NBD or MBG/NBD with fitted parameters say: rates of buying are spread
 * as Gamma(r, alpha), chances of being lost at a purchase as Beta(a, b). Of one customer it asks x, the repeat purchase
 * days; t_x, the time from the first to the last; T, the time from the first to now. Times are in the unit of alpha.
 */
record PurchaseModel(PurchaseKind kind, double r, double alpha, double a, double b) {
    /** The chance that the customer is not lost. */
    double alive(int x, double tx, double age) {
        int k = x + kind.more();
        if (k == 0) {
            return 1;
        }
        double lost = StrictMath.log(a / (b + k - 1)) + (r + x) * StrictMath.log((alpha + age) / (alpha + tx));
        return 1 / (1 + StrictMath.exp(lost));
    }

    /** The purchases to expect in the next {@code time}. */
    double expected(int x, double tx, double age, double time) {
        return alive(x, tx, age) * expectedIfAlive(x, age, time);
    }

    /** The purchases to expect in the {@code time} after the first of a customer of whom nothing else is known. */
    double expectedOfNew(double time) {
        return expected(0, 0, 0, time);
    }

    /** The chance that the next {@code time} brings no purchase. */
    double none(int x, double tx, double age, double time) {
        return 1 + alive(x, tx, age) * StrictMath.expm1(-(r + x) * StrictMath.log1p(time / (alpha + age)));
    }

    /**
     * The same as the published form with the hypergeometric function 2F1, as a series of chances: the purchase after j
     * others comes if a customer who is never lost makes more than j, which is negative binomial, and if this one was not
     * lost at any of the j, which is (b+k)_j / (a+b+k)_j. All terms are positive, so nothing cancels: neither many purchases
     * nor a = 1 nor a + b = 1 needs a case of its own.
     */
    double expectedIfAlive(int x, double age, double time) {
        if (time <= 0) {
            return 0;
        }
        double rate = r + x;
        double z = time / (alpha + age + time);
        double survivors = b + x + kind.more();
        NegativeBinomial bought = new NegativeBinomial(rate, z);
        double survived = 1;
        double sum = 0;
        for (int j = 0; j < NegativeBinomial.MOST; j++) {
            double term = survived * bought.more();
            sum += term;
            if (survived * bought.rest() < sum * 1e-14) {
                break;
            }
            survived *= (survivors + j) / (a + survivors + j);
            bought.next();
        }
        return sum;
    }
}
