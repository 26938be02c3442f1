package io.tierhub.grade;

import io.tierhub.behaviour.ByteReader;
import io.tierhub.behaviour.ByteWriter;
import io.tierhub.behaviour.Purchases;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;

/** Whom ABC compares with: all values above 0, and from which value on each class begins. */
final class AbcReference {
    /** One value in so many stands in a table of its own, which is at hand when a million customers are looked up. */
    private static final int STRIDE = 64;

    /** Ascending, in hundredths. */
    private final long[] values;

    private final long[] sparse;
    /** By position, the sum of that value and all after it. */
    private final long[] sumFrom;
    /** By class, best first, the smallest value that is in it. */
    private final long[] classFrom;

    private AbcReference(long[] values, long[] classFrom) {
        this.values = values;
        this.classFrom = classFrom;
        sparse = new long[values.length / STRIDE];
        Arrays.setAll(sparse, i -> values[(i + 1) * STRIDE - 1]);
        sumFrom = new long[values.length + 1];
        for (int i = values.length - 1; i >= 0; i--) {
            sumFrom[i] = Math.min(Purchases.MAX_CENTS, sumFrom[i + 1] + values[i]);
        }
    }

    static AbcReference of(AbcSettings settings, Population customers) {
        long[] column = new long[customers.size()];
        int size = 0;
        for (int i = 0; i < column.length; i++) {
            if (customers.gradable(i) && customers.value(i) > 0) {
                column[size++] = customers.value(i);
            }
        }
        long[] values = Arrays.copyOf(column, size);
        Arrays.parallelSort(values);
        return of(settings, values);
    }

    /** The same of sorted values above 0. */
    static AbcReference of(AbcSettings settings, long[] values) {
        List<String> classes = settings.classes();
        AbcReference reference = new AbcReference(values, new long[classes.size()]);
        for (int i = 0; i < classes.size(); i++) {
            reference.classFrom[i] = reference.begin(settings.share(classes.get(i)));
        }
        return reference;
    }

    /**
     * The smallest value whose customers stand before the cut: the sum of all larger values is below cut x total. Sums are
     * whole numbers, so this is the same as below the ceiling of the product.
     */
    private long begin(BigDecimal cut) {
        long border = cut.multiply(BigDecimal.valueOf(total()))
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
        int low = 0;
        int high = values.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sumAbove(values[middle]) < border) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low == values.length ? 1 : values[low];
    }

    long total() {
        return sumFrom[0];
    }

    /** The sum of all values that are larger. */
    long sumAbove(long value) {
        int from = Borders.below(sparse, value + 1) * STRIDE;
        return sumFrom[Borders.below(values, from, Math.min(from + STRIDE, values.length), value + 1)];
    }

    /** 0 for the best class; what is smaller than all that the reference knows belongs to the last. */
    int classOf(long value) {
        for (int i = 0; i < classFrom.length; i++) {
            if (value >= classFrom[i] && value > 0) {
                return i;
            }
        }
        return classFrom.length - 1;
    }

    void write(ByteWriter out) {
        out.unsigned(classFrom.length);
        for (long from : classFrom) {
            out.unsigned(from);
        }
        out.unsigned(values.length);
        long last = 0;
        for (long value : values) {
            out.unsigned(value - last);
            last = value;
        }
    }

    static AbcReference read(ByteReader in) {
        long[] classFrom = new long[(int) in.unsigned()];
        Arrays.setAll(classFrom, i -> in.unsigned());
        long[] values = new long[(int) in.unsigned()];
        long last = 0;
        for (int i = 0; i < values.length; i++) {
            last += in.unsigned();
            values[i] = last;
        }
        return new AbcReference(values, classFrom);
    }
}
