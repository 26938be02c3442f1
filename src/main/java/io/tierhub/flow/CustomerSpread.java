package io.tierhub.flow;

import java.util.Arrays;

/** How source records spread over customers and systems, at 8 bytes a record. */
final class CustomerSpread {
    private static final int SYSTEM_BITS = 16;

    private long[] pairs = new long[1024];
    private int size;

    /** Adds one source record. */
    void add(long customer, int system) {
        if (size == pairs.length) {
            pairs = Arrays.copyOf(pairs, size + size / 2);
        }
        pairs[size++] = customer << SYSTEM_BITS | system & 0xFFFF;
    }

    /** Sorts what was added; the customers of each system, and how many have records of several, can then be told. */
    Consolidated consolidated(int systems) {
        Arrays.sort(pairs, 0, size);
        long[] customersOf = new long[systems];
        long customers = 0;
        long several = 0;
        long severalSystems = 0;
        for (int from = 0, to; from < size; from = to) {
            to = endOfCustomer(from);
            int different = 0;
            for (int i = from; i < to; i++) {
                if (i == from || pairs[i] != pairs[i - 1]) {
                    customersOf[(int) (pairs[i] & 0xFFFF)]++;
                    different++;
                }
            }
            customers++;
            several += to - from > 1 ? 1 : 0;
            severalSystems += different > 1 ? 1 : 0;
        }
        return new Consolidated(new QualityReport.Consolidation(size, customers, several, severalSystems), customersOf);
    }

    private int endOfCustomer(int from) {
        int to = from + 1;
        while (to < size && pairs[to] >>> SYSTEM_BITS == pairs[from] >>> SYSTEM_BITS) {
            to++;
        }
        return to;
    }

    /** @param customersOf how many customers each system knows, by its number */
    record Consolidated(QualityReport.Consolidation all, long[] customersOf) {}
}
