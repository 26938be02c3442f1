package io.tierhub.grade;

/**
 * The mean of minus the log-likelihood of BG/NBD (Fader, Hardie and Lee 2005) or MBG/NBD (Batislam, Denizel and Filiztekin
 * 2007) over histories, at ln r, ln alpha, ln a, ln b. The two differ in one count: with MBG a customer may be lost after
 * the first order already, which is one draw more. Of one customer, with k = x, or x + 1 for MBG:
 *
 * <pre>
 *   l = ln G(r+x) - ln G(r) + r ln alpha + ln B(a, b+k) - ln B(a, b)
 *       + ln( (alpha+T)^-(r+x) + [k > 0] a/(b+k-1) (alpha+t_x)^-(r+x) )
 * </pre>
 *
 * As x is whole, the gamma functions are sums of logarithms, one table for all customers; so are the powers, by T and t_x.
 */
final class PurchaseLikelihood implements Objective {
    private final PurchaseHistories histories;
    private final int more;
    /** By x: ln G(r+x) - ln G(r), and its derivative by r. */
    private final double[] rises;

    private final double[] risesByR;
    /** By k: ln B(a, b+k) - ln B(a, b), and its derivatives. */
    private final double[] stays;

    private final double[] staysByA;
    private final double[] staysByB;

    private final double[] logAges;
    private final double[] logRecencies;

    PurchaseLikelihood(PurchaseKind kind, PurchaseHistories histories) {
        this.histories = histories;
        more = kind.more();
        rises = new double[histories.most() + 1];
        risesByR = new double[rises.length];
        stays = new double[rises.length + more];
        staysByA = new double[stays.length];
        staysByB = new double[stays.length];
        logAges = new double[histories.ages.length];
        logRecencies = new double[histories.recencies.length];
    }

    @Override
    public double at(double[] point, double[] gradient) {
        double r = StrictMath.exp(point[0]);
        double alpha = StrictMath.exp(point[1]);
        double a = StrictMath.exp(point[2]);
        double b = StrictMath.exp(point[3]);
        tables(r, a, b);
        logs(histories.ages, alpha, logAges);
        logs(histories.recencies, alpha, logRecencies);
        double sum = 0;
        double byR = 0;
        double byAlpha = 0;
        double byA = 0;
        double byB = 0;
        for (int row = 0; row < histories.rows(); row++) {
            int x = histories.x(row);
            int k = x + more;
            int count = histories.count(row);
            double logAge = logAges[histories.age(row)];
            double logRecency = logRecencies[histories.recency(row)];
            double alive = -(r + x) * logAge;
            double both = alive;
            double lost = 0;
            if (k > 0) {
                double gone = StrictMath.log(a / (b + k - 1)) - (r + x) * logRecency;
                double odds = StrictMath.exp(-Math.abs(gone - alive));
                both = Math.max(gone, alive) + StrictMath.log(1 + odds);
                lost = (gone > alive ? 1 : odds) / (1 + odds);
                byA += count * lost;
                byB -= count * lost * b / (b + k - 1);
            }
            double logTime = logAge + lost * (logRecency - logAge);
            double stayed = (1 - lost) / (alpha + histories.ages[histories.age(row)]);
            double left = lost / (alpha + histories.recencies[histories.recency(row)]);
            sum += count * (rises[x] + r * point[1] + stays[k] + both);
            byR += count * r * (risesByR[x] + point[1] - logTime);
            byAlpha += count * (r - alpha * (r + x) * (stayed + left));
            byA += count * staysByA[k] * a;
            byB += count * staysByB[k] * b;
        }
        double customers = histories.customers();
        gradient[0] = -byR / customers;
        gradient[1] = -byAlpha / customers;
        gradient[2] = -byA / customers;
        gradient[3] = -byB / customers;
        return -sum / customers;
    }

    private void tables(double r, double a, double b) {
        for (int x = 1; x < rises.length; x++) {
            rises[x] = rises[x - 1] + StrictMath.log(r + x - 1);
            risesByR[x] = risesByR[x - 1] + 1 / (r + x - 1);
        }
        for (int k = 1; k < stays.length; k++) {
            double share = b + k - 1;
            stays[k] = stays[k - 1] + StrictMath.log(share / (a + share));
            staysByA[k] = staysByA[k - 1] - 1 / (a + share);
            staysByB[k] = staysByB[k - 1] + 1 / share - 1 / (a + share);
        }
    }

    private static void logs(double[] times, double alpha, double[] logs) {
        for (int i = 0; i < times.length; i++) {
            logs[i] = StrictMath.log(alpha + times[i]);
        }
    }
}
