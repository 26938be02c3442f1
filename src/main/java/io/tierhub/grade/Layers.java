package io.tierhub.grade;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Classes by rank from the top: a customer is in the first layer with better &lt; ceil(percent x all / 100), where better
 * counts who is strictly better. So ties go up together. A layer's border is the value at that rank.
 */
final class Layers {
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private final List<String> names;
    private final List<BigDecimal> percents = new ArrayList<>();
    private final long[] sorted;
    private final long[] from;

    /** @param sorted the values of the reference, ascending */
    Layers(Map<String, BigDecimal> percents, long[] sorted) {
        this.sorted = sorted;
        names = new ArrayList<>(percents.keySet());
        names.sort((a, b) -> percent(percents, a).compareTo(percent(percents, b)));
        from = new long[names.size()];
        for (int i = 0; i < from.length; i++) {
            BigDecimal percent = percent(percents, names.get(i));
            this.percents.add(percent);
            from[i] = i == from.length - 1 || sorted.length == 0
                    ? Long.MIN_VALUE
                    : sorted[sorted.length - places(percent)];
        }
    }

    static void check(String key, Map<String, BigDecimal> percents) {
        List<BigDecimal> ascending = new ArrayList<>(percents.values());
        if (ascending.size() < 2 || ascending.get(0).signum() <= 0) {
            throw new IllegalArgumentException(
                    key + " are two or more percents above 0, as in {TOP: 20, OTHERS: 100}: add what is missing");
        }
        Ascending.check(key, ascending);
        if (ascending.get(ascending.size() - 1).compareTo(WHOLE) != 0) {
            throw new IllegalArgumentException("the last of the " + key
                    + " ends at 100, or some customers would have no class; it ends at "
                    + ascending.get(ascending.size() - 1).toPlainString());
        }
    }

    private static BigDecimal percent(Map<String, BigDecimal> percents, String name) {
        return percents.getOrDefault(name, BigDecimal.ZERO);
    }

    private int places(BigDecimal percent) {
        return percent.multiply(BigDecimal.valueOf(sorted.length))
                .divide(WHOLE, 0, RoundingMode.CEILING)
                .intValueExact();
    }

    /** 0 for the best. */
    int of(long value) {
        int layer = 0;
        while (value < from[layer]) {
            layer++;
        }
        return layer;
    }

    int last() {
        return from.length - 1;
    }

    String name(int layer) {
        return names.get(layer);
    }

    /** At which percent of the customers the layer ends. */
    BigDecimal percent(int layer) {
        return percents.get(layer);
    }

    /** Whether ties have put more than twice as many customers in a layer as it was made for. */
    boolean overfilled(int layer) {
        if (sorted.length == 0) {
            return false;
        }
        int planned = places(percents.get(layer)) - (layer == 0 ? 0 : places(percents.get(layer - 1)));
        return atLeast(layer) - (layer == 0 ? 0 : atLeast(layer - 1)) > 2 * planned;
    }

    /** How many of the reference are in a layer or a better one. */
    int atLeast(int layer) {
        return sorted.length - Borders.below(sorted, from[layer]);
    }
}
