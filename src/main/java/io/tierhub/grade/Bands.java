package io.tierhub.grade;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Classes by fixed values: a value is in the best class whose border it reaches. */
final class Bands {
    private static final BigDecimal HIGHEST = new BigDecimal("1e12");

    private final List<String> names;
    private final long[] from;

    Bands(Map<String, BigDecimal> cuts) {
        names = new ArrayList<>(cuts.keySet());
        names.sort((a, b) -> cut(cuts, b).compareTo(cut(cuts, a)));
        from = names.stream()
                .mapToLong(name -> cut(cuts, name)
                        .movePointRight(4)
                        .setScale(0, RoundingMode.CEILING)
                        .longValueExact())
                .toArray();
    }

    static void check(String key, Map<String, BigDecimal> cuts) {
        List<BigDecimal> bestFirst = List.copyOf(cuts.values());
        if (bestFirst.size() < 2 || bestFirst.stream().noneMatch(from -> from.signum() == 0)) {
            throw new IllegalArgumentException(
                    key + ": two or more classes, the lowest from 0 on, or some customers would have none;"
                            + " write it as in {HIGH: 50, LOW: 0}");
        }
        if (bestFirst.stream().anyMatch(from -> from.compareTo(HIGHEST) > 0)) {
            throw new IllegalArgumentException(key + ": a border is at most 1000000000000: lower the highest");
        }
        Ascending.checkFromLast(key, bestFirst);
        if (bestFirst.get(bestFirst.size() - 1).signum() != 0) {
            throw new IllegalArgumentException(key + ": no border is below 0: raise the lowest, or remove it");
        }
    }

    private static BigDecimal cut(Map<String, BigDecimal> cuts, String name) {
        return cuts.getOrDefault(name, BigDecimal.ZERO);
    }

    /** 0 for the best; what is below all is in the last. */
    int of(long value) {
        int band = 0;
        while (band < from.length - 1 && value < from[band]) {
            band++;
        }
        return band;
    }

    String name(int band) {
        return names.get(band);
    }
}
