package io.tierhub.flow;

import io.tierhub.master.Standing;
import io.tierhub.store.Tx;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
        Map<Long, List<Integer>> siblings = new TreeMap<>();
        tx.sources().scanOwners((record, customer, account) -> {
            if (!owners.record(record, account == 0 ? customer : customerOfRecord[0][account]) && account == 0) {
                siblings.computeIfAbsent(customer, c -> new ArrayList<>(1)).add(record);
            }
        });
        owners.followSiblings(tx, siblings, customerOfRecord[0]);
        return owners;
    }

    /** Records of contacts that name no account themselves: theirs is the one that the contact's first other record names. */
    private void followSiblings(Tx tx, Map<Long, List<Integer>> siblings, long[] customerOfRecord) {
        if (siblings.isEmpty()) {
            return;
        }
        tx.sources().scanOwners((record, customer, account) -> {
            List<Integer> waiting = account == 0 ? null : siblings.remove(customer);
            if (waiting != null) {
                waiting.forEach(sibling -> record(sibling, customerOfRecord[account]));
            }
        });
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

    /** Whether that customer is one whom facts count for. */
    private boolean record(int record, long customer) {
        int at = Arrays.binarySearch(customers, 0, size, customer);
        if (record >= ownerOfRecord.length) {
            ownerOfRecord = Arrays.copyOf(ownerOfRecord, Math.max(record + 1, record + record / 2));
        }
        ownerOfRecord[record] = at + 1;
        if (at >= 0) {
            recordCounts[at]++;
        }
        return at >= 0;
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
