package io.tierhub.store;

import java.util.HashSet;
import java.util.Set;

/**
 * The customers whose standing, or whose records, may be others than when everybody was last read: all that have been marked for
 * grading since, but for those marked for their facts alone. In memory, for whoever keeps in memory what was read then; a
 * transaction that is rolled back leaves some too many.
 */
public final class MovedCustomers {
    /** With more of them, it is as if all had moved: some 5 MB. */
    static final int MOST = 100_000;

    private final Set<Long> moved = new HashSet<>();
    private boolean everybody = true;

    /** Everybody is about to be read, and nobody moves meanwhile. */
    public synchronized void none() {
        moved.clear();
        everybody = false;
    }

    synchronized void add(long[] customers) {
        if (moved.size() + customers.length > MOST) {
            moved.clear();
            everybody = true;
        }
        for (int i = 0; i < customers.length && !everybody; i++) {
            moved.add(customers[i]);
        }
    }

    /** Whether a customer may have moved. */
    public synchronized boolean has(long customer) {
        return everybody || moved.contains(customer);
    }

    /** Whether everybody may have. */
    public synchronized boolean everybody() {
        return everybody;
    }
}
