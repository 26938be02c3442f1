package io.tierhub.flow;

import io.tierhub.master.Standing;
import io.tierhub.store.MovedCustomers;
import java.util.Arrays;

/**
 * Customers for whom one source record's facts count, with that record and their standing: as they were when everybody was read, of
 * those who have not moved since. 13 bytes each, and two rows that need not be read, which stand in two pages of their own.
 */
final class LoneRecords {
    private static final Standing[] STANDINGS = Standing.values();

    private final MovedCustomers moved;
    private final long[] customers;
    private final int[] records;
    private final byte[] standings;

    LoneRecords(MovedCustomers moved, long[] customers, int[] records, byte[] standings) {
        this.moved = moved;
        this.customers = customers;
        this.records = records;
        this.standings = standings;
    }

    /** Where a customer stands; negative where the store must be asked. */
    int at(long customer) {
        int at = Arrays.binarySearch(customers, customer);
        return at >= 0 && records[at] != 0 && !moved.has(customer) ? at : -1;
    }

    int record(int at) {
        return records[at];
    }

    Standing standing(int at) {
        return STANDINGS[standings[at]];
    }

    /** Whether nothing is known of anybody any more. */
    boolean outgrown() {
        return moved.everybody();
    }
}
