package io.tierhub.behaviour;

import java.util.Arrays;

/** The median of the gaps between neighbouring days with a purchase. */
final class Gaps extends Tally {
    private int[] gaps = new int[16];
    private int size;
    private int last;

    @Override
    void clear() {
        size = 0;
        last = Purchases.NEVER;
    }

    @Override
    void order(int day, Timeline line, int row) {
        if (last != Purchases.NEVER && day > last) {
            gaps = size == gaps.length ? Arrays.copyOf(gaps, size * 2) : gaps;
            gaps[size++] = day - last;
        }
        last = day;
    }

    @Override
    long value() {
        if (size < 2) {
            return Measure.MISSING;
        }
        Arrays.sort(gaps, 0, size);
        return (gaps[(size - 1) / 2] + (long) gaps[size / 2]) * (Measure.ONE / 2);
    }
}
