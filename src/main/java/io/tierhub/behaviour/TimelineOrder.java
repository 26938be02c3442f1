package io.tierhub.behaviour;

/** Merge sort of row numbers by (day, key): never slower than n log n, and nothing is allocated per customer. */
final class TimelineOrder {
    private int[] rows = new int[64];
    private int[] spare = new int[64];

    /** The row numbers in order; the array is used again by the next call. */
    int[] of(int[] day, long[] key, int size) {
        if (size > rows.length) {
            rows = new int[day.length];
            spare = new int[day.length];
        }
        for (int i = 0; i < size; i++) {
            rows[i] = i;
        }
        for (int width = 1; width < size; width *= 2) {
            for (int start = 0; start < size; start += 2 * width) {
                merge(day, key, start, Math.min(start + width, size), Math.min(start + 2 * width, size));
            }
            int[] merged = spare;
            spare = rows;
            rows = merged;
        }
        return rows;
    }

    private void merge(int[] day, long[] key, int start, int middle, int end) {
        int left = start;
        int right = middle;
        for (int to = start; to < end; to++) {
            boolean fromLeft = right == end || left < middle && !before(day, key, rows[right], rows[left]);
            spare[to] = rows[fromLeft ? left++ : right++];
        }
    }

    private static boolean before(int[] day, long[] key, int a, int b) {
        return day[a] != day[b] ? day[a] < day[b] : key[a] < key[b];
    }
}
