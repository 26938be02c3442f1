package io.tierhub.grade;

/** Where a value stands among those of a reference, ascending. */
record Ranks(long[] sorted) {
    int size() {
        return sorted.length;
    }

    /** How many are larger. */
    int better(long value) {
        return sorted.length - Borders.below(sorted, value + 1);
    }

    /** 100 x (worse + half of the equal) / all, in points; 50 among none. */
    int percentile(long value) {
        int worse = Borders.below(sorted, value);
        int equal = Borders.below(sorted, value + 1) - worse;
        return sorted.length == 0 ? Points.MAX / 2 : Points.percent(2L * worse + equal, 2L * sorted.length);
    }

    /**
     * The value below which so many percent are; between two values that both fit, the middle, rounded up. The median at
     * 50. The values are ascending and not empty.
     */
    static long quantile(long[] sorted, int percent) {
        long share = (long) percent * sorted.length;
        int above = (int) Math.min(sorted.length - 1L, share / 100);
        if (share % 100 != 0 || above == 0) {
            return sorted[above];
        }
        long low = sorted[above - 1];
        long high = sorted[above];
        return low + (high - low + 1) / 2;
    }
}
