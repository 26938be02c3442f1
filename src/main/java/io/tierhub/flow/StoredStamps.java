package io.tierhub.flow;

import io.tierhub.store.Tx;
import java.util.Arrays;

/** The outcomes that are stored, in brief: 16 bytes a customer. */
final class StoredStamps {
    private long[] customers = new long[1024];
    private long[] stamps = new long[1024];
    private int size;

    private StoredStamps() {}

    static StoredStamps read(Tx tx) {
        StoredStamps all = new StoredStamps();
        tx.tiers().scanStamps(all::add);
        return all;
    }

    private void add(long customer, long stamp) {
        if (size == customers.length) {
            customers = Arrays.copyOf(customers, size * 2);
            stamps = Arrays.copyOf(stamps, size * 2);
        }
        customers[size] = customer;
        stamps[size++] = stamp;
    }

    /** How many customers have an outcome. */
    int size() {
        return size;
    }

    /** Whether a customer has just this outcome. */
    boolean holds(long customer, long stamp) {
        int at = Arrays.binarySearch(customers, 0, size, customer);
        return at >= 0 && stamps[at] == stamp;
    }
}
