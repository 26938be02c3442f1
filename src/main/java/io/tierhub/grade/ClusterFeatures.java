package io.tierhub.grade;

import io.tierhub.grade.Clusters.Feature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What groups of customers are made from: of all with an order, under the names that rules use.
 *
 * @param value the money of all time
 */
@SuppressWarnings("ArrayRecordComponent") // columns of a million customers, never compared
public record ClusterFeatures(long[] ids, List<Feature> columns, double[] value) {
    /** @param reference made by the same ruleset */
    public static ClusterFeatures of(Ruleset ruleset, Reference reference, Population population, int asOf) {
        Model engagement = new Grading(ruleset, reference, asOf)
                .models().stream()
                        .filter(model -> model.name().equals(Engagement.NAME))
                        .findFirst()
                        .orElse(null);
        int most = population.size();
        long[] ids = new long[most];
        double[] days = new double[most];
        double[] orders = new double[most];
        double[] money = new double[most];
        double[] points = new double[engagement == null ? 0 : most];
        int n = 0;
        for (int i = 0; i < most; i++) {
            if (population.ranked(i)) {
                GradeInput input = population.get(i);
                ids[n] = input.customer().number();
                days[n] = asOf - input.lastDay();
                orders[n] = input.orders();
                money[n] = Math.max(0, input.lifetime().cents()) / 100.0;
                if (engagement != null) {
                    points[n] = Math.max(0, Points.toScore(engagement.score(input)));
                }
                n++;
            }
        }
        double[] value = Arrays.copyOf(money, n);
        List<Feature> columns = new ArrayList<>(List.of(
                new Feature("days_since_order", Arrays.copyOf(days, n)),
                new Feature("orders", Arrays.copyOf(orders, n)),
                new Feature("money", value)));
        if (engagement != null) {
            columns.add(new Feature("engagement_score", Arrays.copyOf(points, n)));
        }
        return new ClusterFeatures(Arrays.copyOf(ids, n), columns, value);
    }
}
