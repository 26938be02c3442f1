package io.tierhub.match;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;

/** Pairs that clusters imply, pairs that the truth implies, and pairs that both imply. */
record Score(long found, long real, long both) {
    static Score of(List<String> truth, IntToLongFunction clusterOf) {
        Map<Object, Long> found = new HashMap<>();
        Map<Object, Long> real = new HashMap<>();
        Map<Object, Long> both = new HashMap<>();
        for (int i = 0; i < truth.size(); i++) {
            long cluster = clusterOf.applyAsLong(i);
            found.merge(cluster, 1L, Long::sum);
            real.merge(truth.get(i), 1L, Long::sum);
            both.merge(cluster + "/" + truth.get(i), 1L, Long::sum);
        }
        return new Score(pairs(found), pairs(real), pairs(both));
    }

    private static long pairs(Map<Object, Long> sizes) {
        return sizes.values().stream().mapToLong(n -> n * (n - 1) / 2).sum();
    }

    double precision() {
        return found == 0 ? 1 : (double) both / found;
    }

    double recall() {
        return (double) both / real;
    }

    double f1() {
        return 2.0 * both / (found + real);
    }

    @Override
    public String toString() {
        return "F1 %.4f precision %.4f recall %.4f".formatted(f1(), precision(), recall());
    }
}
