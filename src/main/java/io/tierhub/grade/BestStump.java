package io.tierhub.grade;

import io.tierhub.grade.Clusters.Feature;
import io.tierhub.grade.Clusters.Stump;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds the one comparison that tells a group best from all others: that of the largest F1. */
final class BestStump {
    private final boolean[] member;
    private final int members;
    private @Nullable Stump best;
    private double most = -1;

    private BestStump(boolean[] member, int members) {
        this.member = member;
        this.members = members;
    }

    /** @param sample the positions that are looked at */
    static Stump of(List<Feature> features, int[] labels, int label, int[] sample) {
        boolean[] member = new boolean[sample.length];
        int members = 0;
        for (int i = 0; i < sample.length; i++) {
            member[i] = labels[sample[i]] == label;
            members += member[i] ? 1 : 0;
        }
        BestStump search = new BestStump(member, members);
        for (Feature feature : features) {
            double[] values =
                    IntStream.of(sample).mapToDouble(i -> feature.values()[i]).toArray();
            search.over(feature.name(), values);
        }
        return search.best == null ? new Stump(features.get(0).name(), true, 0, 0, 0) : search.best;
    }

    /** Looks at the border before each value that is larger than the one before. */
    private void over(String feature, double[] values) {
        int[] ascending = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(i -> i)
                .toArray();
        int below = 0;
        for (int i = 0; i < ascending.length; i++) {
            double border = values[ascending[i]];
            if (i == 0 || border > values[ascending[i - 1]]) {
                weigh(feature, true, border, members - below, ascending.length - i);
                weigh(feature, false, border, below, i);
            }
            below += member[ascending[i]] ? 1 : 0;
        }
    }

    private void weigh(String feature, boolean above, double border, int right, int meant) {
        double f1 = members + meant == 0 ? 0 : 2.0 * right / (members + meant);
        if (f1 > most && meant > 0) {
            most = f1;
            best = new Stump(
                    feature, above, border, (double) right / meant, members == 0 ? 0 : (double) right / members);
        }
    }
}
