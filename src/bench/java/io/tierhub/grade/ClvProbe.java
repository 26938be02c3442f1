package io.tierhub.grade;

import io.tierhub.behaviour.Purchases.Lifetime;
import io.tierhub.vocabulary.CustomerId;
import java.util.Random;

/** Lets the benchmarks learn and forecast over drawn customers, and do the same by plain loops over the formulas. */
public final class ClvProbe {
    private static final int AS_OF = 20_000;
    private static final PurchaseModel TRUTH = new PurchaseModel(PurchaseKind.BG_NBD, .5, 6, .9, 2.2);

    private final ClvSettings settings = ClvSettings.defaults();
    private final Population population = new Population();
    private ClvModel model = ClvModel.none(NoForecast.FEW_CUSTOMERS);

    /** Draws customers of 4 to 104 weeks, each with whole days and cents. */
    public ClvProbe(int customers, long seed) {
        Random random = new Random(seed);
        Cdnow.Summary drawn = Draws.customers(TRUTH, customers, random);
        for (int i = 0; i < customers; i++) {
            int x = drawn.x()[i];
            double rate = Draws.gamma(random, 3.74) / 15.44;
            long later = x == 0 ? 0 : Math.round(100 * Draws.gamma(random, 6.25 * x) / rate);
            long first = Math.round(100 * Draws.gamma(random, 6.25) / rate);
            int begun = AS_OF - (int) Math.round(drawn.age()[i] * 7) + random.nextInt(7) - 6;
            int last = begun + (int) Math.round(drawn.tx()[i] * 7);
            Lifetime lifetime = new Lifetime(x + 1, first + later, later);
            population.add(
                    new GradeInput(new CustomerId(i + 1), begun, last, x + 1, x + 1, 0, 0, 0, lifetime, Facts.NONE));
        }
    }

    /** Fits both models; what they are. */
    public String learn() {
        model = LearnClv.of(settings, population, AS_OF);
        return model.toString();
    }

    /** Equal histories together. */
    public int histories() {
        int n = population.size();
        int[] x = new int[n];
        double[] tx = new double[n];
        double[] age = new double[n];
        for (int i = 0; i < n; i++) {
            ClvInput input = ClvInput.of(population.get(i), AS_OF);
            x[i] = input.x();
            tx[i] = input.tx();
            age[i] = input.age();
        }
        return PurchaseHistories.of(x, tx, age).rows();
    }

    /** The value of every customer by what {@link #learn} found, summed. */
    public double forecast() {
        ClvValue value = new ClvValue(settings, model);
        double sum = 0;
        for (int i = 0; i < population.size(); i++) {
            sum += value.cents(population.get(i), AS_OF);
        }
        return sum / 100;
    }

    /** The same by the published formula with the hypergeometric function, month by month of each customer. */
    public double bareForecast() {
        PurchaseModel m = model.purchases();
        SpendModel spend = model.spend();
        if (m == null || spend == null) {
            throw new IllegalStateException("nothing was learned: " + model);
        }
        Horizon horizon = Horizon.months(12, settings.discount().doubleValue());
        double sum = 0;
        for (int i = 0; i < population.size(); i++) {
            GradeInput customer = population.get(i);
            ClvInput in = ClvInput.of(customer, AS_OF);
            double orders = 0;
            double before = 0;
            for (int month = 1; month <= horizon.periods(); month++) {
                double now = published(m, in.x(), in.age(), month * horizon.length());
                orders += (now - before) / Math.pow(1 + horizon.rate(), month);
                before = now;
            }
            double mean = in.x() == 0 ? 0 : customer.lifetime().laterCents() / 100.0 / in.x();
            sum += m.alive(in.x(), in.tx(), in.age()) * orders * spend.mean(in.x(), mean);
        }
        return sum;
    }

    private static double published(PurchaseModel m, int x, double age, double time) {
        double c = m.a() + m.b() + x - 1;
        double z = time / (m.alpha() + age + time);
        double term = 1;
        double series = 1;
        for (int k = 0; term > 1e-14 * series; k++) {
            term *= (m.r() + x + k) * (m.b() + x + k) / ((c + k) * (k + 1)) * z;
            series += term;
        }
        return c / (m.a() - 1) * (1 - Math.pow(1 - z, m.r() + x) * series);
    }

    /** The log-likelihood of all purchases by the formula, customer by customer: one step of a plain fit. */
    public double bareLikelihood() {
        double sum = 0;
        for (int i = 0; i < population.size(); i++) {
            ClvInput in = ClvInput.of(population.get(i), AS_OF);
            sum += likelihood(TRUTH, in.x(), in.tx(), in.age());
        }
        return sum;
    }

    private static double likelihood(PurchaseModel m, int x, double tx, double age) {
        double alive = -(m.r() + x) * Math.log(m.alpha() + age);
        double lost = x == 0
                ? Double.NEGATIVE_INFINITY
                : Math.log(m.a() / (m.b() + x - 1)) - (m.r() + x) * Math.log(m.alpha() + tx);
        double most = Math.max(alive, lost);
        return GammaFunction.log(m.r() + x)
                - GammaFunction.log(m.r())
                + m.r() * Math.log(m.alpha())
                + GammaFunction.log(m.a() + m.b())
                - GammaFunction.log(m.b())
                + GammaFunction.log(m.b() + x)
                - GammaFunction.log(m.a() + m.b() + x)
                + most
                + Math.log(Math.exp(alive - most) + Math.exp(lost - most));
    }
}
