package io.tierhub.flow;

import io.tierhub.master.Standing;
import io.tierhub.store.MovedCustomers;
import io.tierhub.store.Store;
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

    /** Reads the whole store: one pass over customers, one over source records. */
    static Owners read(Tx tx) {
        return ofCustomers(tx).with(RecordLinks.read(tx));
    }

    /** The same, the two passes side by side; while nothing masters. */
    static Owners read(Store store) {
        List<RecordLinks> links = new ArrayList<>(1);
        try (WriteBehind<RecordLinks> ahead = new WriteBehind<>("links", links::add)) {
            ahead.write(() -> store.read(RecordLinks::read));
            Owners owners = store.read(Owners::ofCustomers);
            ahead.settle();
            return owners.with(links.get(0));
        }
    }

    private static Owners ofCustomers(Tx tx) {
        Owners owners = new Owners();
        tx.customers().scanStandings(owners::customer);
        return owners;
    }

    private Owners with(RecordLinks links) {
        recordCounts = new int[size];
        Map<Long, List<Integer>> siblings = new TreeMap<>();
        for (int record = 0; record < links.end(); record++) {
            if (links.known(record) && !record(record, links.owner(record)) && !links.contact(record)) {
                siblings.computeIfAbsent(links.customer(record), c -> new ArrayList<>(1))
                        .add(record);
            }
        }
        followSiblings(siblings, links);
        return this;
    }

    /** Records of contacts that name no account themselves: theirs is the one that the contact's first other record names. */
    private void followSiblings(Map<Long, List<Integer>> siblings, RecordLinks links) {
        for (int record = 0; record < links.end() && !siblings.isEmpty(); record++) {
            List<Integer> waiting = links.contact(record) ? siblings.remove(links.customer(record)) : null;
            if (waiting != null) {
                long owner = links.owner(record);
                waiting.forEach(sibling -> record(sibling, owner));
            }
        }
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

    /** Those for whom one record counts. */
    LoneRecords lone(MovedCustomers moved) {
        int[] records = new int[size];
        for (int record = 0; record < ownerOfRecord.length; record++) {
            int at = of(record);
            if (at >= 0 && alone(at)) {
                records[at] = record;
            }
        }
        return new LoneRecords(moved, customers(), records, Arrays.copyOf(standings, size));
    }

    /** The position of a customer that is graded or excluded; negative if it is none. */
    int position(long customer) {
        return Arrays.binarySearch(customers, 0, size, customer);
    }

    int size() {
        return size;
    }

    /** The numbers of all. */
    long[] customers() {
        return Arrays.copyOf(customers, size);
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
