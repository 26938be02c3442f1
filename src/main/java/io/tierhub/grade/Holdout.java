package io.tierhub.grade;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Customers of a day, and what each did from then to a later one.
 *
 * @param customers with an order by the first day, as of that day
 * @param money that each brought after it, in the reporting currency; refunds of older orders take from it
 * @param bought whether each bought after it
 * @param days with orders after it, of all
 */
record Holdout(List<GradeInput> customers, double[] money, boolean[] bought, long days) {
    static Holdout of(Population before, Population after) {
        List<GradeInput> customers = new ArrayList<>();
        double[] money = new double[before.size()];
        boolean[] bought = new boolean[before.size()];
        long days = 0;
        for (int i = 0; i < before.size(); i++) {
            GradeInput then = before.get(i);
            GradeInput now = after.get(i);
            if (!then.customer().equals(now.customer())) {
                throw new IllegalArgumentException("both days have the same customers, but " + then.customer()
                        + " stands beside " + now.customer());
            }
            if (then.ranked()) {
                int at = customers.size();
                money[at] = (now.lifetime().cents() - then.lifetime().cents()) / 100.0;
                bought[at] = now.lastDay() > then.lastDay();
                days += Math.max(0, now.lifetime().days() - then.lifetime().days());
                customers.add(then);
            }
        }
        return new Holdout(
                customers, Arrays.copyOf(money, customers.size()), Arrays.copyOf(bought, customers.size()), days);
    }

    long moneyCents() {
        double sum = 0;
        for (double each : money) {
            sum += each;
        }
        return Math.round(sum * 100);
    }
}
