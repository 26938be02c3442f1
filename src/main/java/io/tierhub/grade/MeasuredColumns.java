package io.tierhub.grade;

import io.tierhub.behaviour.Measure;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/** Works columns out from a population, and remembers them for its reference. */
final class MeasuredColumns implements Columns {
    private final Population customers;
    private final Map<String, long[]> kept = new TreeMap<>();

    MeasuredColumns(Population customers) {
        this.customers = customers;
    }

    @Override
    public long[] column(String name, ToLongFunction<GradeInput> of, UnaryOperator<long[]> keep) {
        long[] values = new long[customers.size()];
        int size = 0;
        for (int i = 0; i < values.length; i++) {
            long value = customers.gradable(i) ? of.applyAsLong(customers.get(i)) : Measure.MISSING;
            if (value != Measure.MISSING) {
                values[size++] = value;
            }
        }
        values = Arrays.copyOf(values, size);
        Arrays.sort(values);
        long[] result = keep.apply(values);
        kept.put(name, result);
        return result;
    }

    /** What was worked out so far, by name. */
    Map<String, long[]> kept() {
        return kept;
    }
}
