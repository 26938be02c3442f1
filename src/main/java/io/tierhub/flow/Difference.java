package io.tierhub.flow;

import java.util.Arrays;

/** Sets of customer numbers as arrays. */
final class Difference {
    private Difference() {}

    /** The numbers of a sorted array that another sorted array lacks. */
    static long[] of(long[] all, long[] without) {
        return Arrays.stream(all)
                .filter(each -> Arrays.binarySearch(without, each) < 0)
                .toArray();
    }
}
