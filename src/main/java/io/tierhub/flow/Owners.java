package io.tierhub.flow;

import io.tierhub.master.Standing;
import io.tierhub.store.Tx;
import java.util.Arrays;

/** Whose behaviour each source record's is: its customer's, or for a contact the account's. 17 bytes a customer. */
final class Owners {
    private long[] customers = new long[1024];
    private byte[] standings = new byte[1024];
    private int[] recordCounts = new int[0];
    private int[] ownerOfRecord = new int[1024];
    private int size;

    private Owners() {}

    /** Reads the whole store: two passes over source records, one over customers. */
    static Owners read(Tx tx) {
        Owners owners = new Owners();
        tx.customers().scanStandings(owners::customer);
        owners.recordCounts = new int[owners.size];
        long[][] customerOfRecord = {new long[1024]};
        tx.sources().scanOwners((record, customer, account) -> {
            if (record >= customerOfRecord[0].length) {
                customerOfRecord[0] = Arrays.copyOf(customerOfRecord[0], Math.max(record + 1, record + record / 2));
            }
            customerOfRecord[0][record] = customer;
        });
        tx.sources()
                .scanOwners((record, customer, account) ->
                        owners.record(record, account == 0 ? customer : customerOfRecord[0][account]));
        return owners;
    }

    private void customer(long id, Standing standing) {
        if (standing == Standing.CONTACT) {
            return;
        }
        if (size == customers.length) {
            customers = Arrays.copyOf(customers, size * 2);
            standings = Arrays.copyOf(standings, size * 2);
        }
        customers[size] = id;
        standings[size++] = (byte) standing.ordinal();
    }

    private void record(int record, long customer) {
        int at = Arrays.binarySearch(customers, 0, size, customer);
        if (record >= ownerOfRecord.length) {
            ownerOfRecord = Arrays.copyOf(ownerOfRecord, Math.max(record + 1, record + record / 2));
        }
        ownerOfRecord[record] = at + 1;
        if (at >= 0) {
            recordCounts[at]++;
        }
    }

    int size() {
        return size;
    }

    long customer(int at) {
        return customers[at];
    }

    Standing standing(int at) {
        return Standing.values()[standings[at]];
    }

    /** The position of a record's owner; negative if it has none that is graded. */
    int of(int record) {
        return record < ownerOfRecord.length ? ownerOfRecord[record] - 1 : -1;
    }

    /** Whether only one record counts for that customer. */
    boolean alone(int at) {
        return recordCounts[at] == 1;
    }
}
