package io.tierhub.grade;

import io.tierhub.behaviour.Purchases.Lifetime;
import io.tierhub.grade.ClvSettings.Gates;
import io.tierhub.grade.ClvSettings.Spend;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Fits the models to a population, or says why it cannot. */
final class LearnClv {
    /** From this correlation of purchases and their mean value on, they are not apart. */
    private static final double CORRELATED = 0.3;

    private final ClvSettings settings;
    private final int asOf;
    private final int[] x;
    private final double[] tx;
    private final double[] age;
    /** Money of repeat purchases. */
    private final double[] money;

    private int first = Integer.MAX_VALUE;
    private int last = Integer.MIN_VALUE;

    private LearnClv(ClvSettings settings, Population population, int asOf) {
        this.settings = settings;
        this.asOf = asOf;
        int[] buyers = new int[population.size()];
        int size = 0;
        for (int i = 0; i < buyers.length; i++) {
            if (population.ranked(i)) {
                buyers[size++] = i;
            }
        }
        x = new int[size];
        tx = new double[size];
        age = new double[size];
        money = new double[size];
        for (int i = 0; i < size; i++) {
            add(i, population.get(buyers[i]));
        }
    }

    static ClvModel of(ClvSettings settings, Population population, int asOf) {
        return new LearnClv(settings, population, asOf).learn();
    }

    private void add(int at, GradeInput customer) {
        ClvInput input = ClvInput.of(customer, asOf);
        Lifetime lifetime = customer.lifetime();
        x[at] = input.x();
        tx[at] = input.tx();
        age[at] = input.age();
        money[at] = lifetime.laterCents() / 100.0;
        first = Math.min(first, customer.firstDay());
        last = Math.max(last, customer.lastDay());
    }

    private ClvModel learn() {
        int[] spenders = spenders();
        NoForecast closed = closed(spenders.length);
        if (closed != null) {
            return ClvModel.none(closed);
        }
        PurchaseFit purchases = PurchaseFit.of(settings.purchases(), PurchaseHistories.of(x, tx, age));
        if (!purchases.sound()) {
            return ClvModel.none(NoForecast.PURCHASES_NOT_CONVERGED);
        }
        if (settings.spend() == Spend.MEAN) {
            return new ClvModel(null, purchases.model(), null, false);
        }
        int[] times = Arrays.stream(spenders).map(i -> x[i]).toArray();
        double[] sums = Arrays.stream(spenders).mapToDouble(i -> money[i]).toArray();
        SpendFit spend = SpendFit.of(times, sums);
        return spend.sound()
                ? new ClvModel(null, purchases.model(), spend.model(), correlated(times, sums))
                : ClvModel.none(NoForecast.SPEND_NOT_CONVERGED);
    }

    private @Nullable NoForecast closed(int spenders) {
        Gates gates = settings.gates();
        if (x.length < gates.customers()) {
            return NoForecast.FEW_CUSTOMERS;
        }
        if (asOf - first < gates.historyDays()) {
            return NoForecast.SHORT_HISTORY;
        }
        if (asOf - last > gates.idleDays()) {
            return NoForecast.NO_RECENT_ORDER;
        }
        if (spenders < gates.repeatBuyers()) {
            return NoForecast.FEW_REPEAT_BUYERS;
        }
        return Arrays.stream(x).noneMatch(each -> each >= 2) ? NoForecast.FEW_ORDERS : null;
    }

    /** Customers with repeat purchases that brought money: of others there is no mean to learn from. */
    private int[] spenders() {
        int[] spenders = new int[x.length];
        int size = 0;
        for (int i = 0; i < x.length; i++) {
            if (x[i] > 0 && money[i] > 0) {
                spenders[size++] = i;
            }
        }
        return Arrays.copyOf(spenders, size);
    }

    private static boolean correlated(int[] x, double[] sums) {
        double meanX = Arrays.stream(x).average().orElse(0);
        double meanM = 0;
        for (int i = 0; i < x.length; i++) {
            meanM += sums[i] / x[i] / x.length;
        }
        double both = 0;
        double ofX = 0;
        double ofM = 0;
        for (int i = 0; i < x.length; i++) {
            double m = sums[i] / x[i] - meanM;
            both += (x[i] - meanX) * m;
            ofX += (x[i] - meanX) * (x[i] - meanX);
            ofM += m * m;
        }
        return Math.abs(both) > CORRELATED * Math.sqrt(ofX * ofM);
    }
}
