package io.tierhub.match;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;

/** Clusters found, customers that there are, and those that were found exactly: with every record and no other. */
record ClusterScore(int found, int real, int exact) {
    static ClusterScore of(List<String> truth, IntToLongFunction clusterOf) {
        Map<Long, Integer> foundSizes = new HashMap<>();
        Map<String, Integer> realSizes = new HashMap<>();
        Map<String, Integer> shared = new HashMap<>();
        Map<String, Long> clusterOfShared = new HashMap<>();
        for (int i = 0; i < truth.size(); i++) {
            long cluster = clusterOf.applyAsLong(i);
            foundSizes.merge(cluster, 1, Integer::sum);
            realSizes.merge(truth.get(i), 1, Integer::sum);
            shared.merge(cluster + "/" + truth.get(i), 1, Integer::sum);
            clusterOfShared.put(cluster + "/" + truth.get(i), cluster);
        }
        int exact = 0;
        for (Map.Entry<String, Integer> both : shared.entrySet()) {
            String real = both.getKey().substring(both.getKey().indexOf('/') + 1);
            int size = both.getValue();
            boolean whole = size == realSizes.get(real);
            exact += whole && size == foundSizes.get(clusterOfShared.get(both.getKey())) ? 1 : 0;
        }
        return new ClusterScore(foundSizes.size(), realSizes.size(), exact);
    }

    double precision() {
        return (double) exact / found;
    }

    double recall() {
        return (double) exact / real;
    }

    @Override
    public String toString() {
        return "clusters: precision %.4f recall %.4f".formatted(precision(), recall());
    }
}
