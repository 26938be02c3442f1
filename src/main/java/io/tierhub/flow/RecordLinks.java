package io.tierhub.flow;

import io.tierhub.store.Tx;
import java.util.Arrays;

/** By the number of a source record: its customer, and the account's record that a contact names. 12 bytes each, while owners are read. */
final class RecordLinks {
    private long[] customers = new long[1024];
    private int[] accounts = new int[1024];
    private int end;

    static RecordLinks read(Tx tx) {
        RecordLinks links = new RecordLinks();
        tx.sources().scanOwners(links::add);
        return links;
    }

    /** @param account 0 where none is named */
    private void add(int record, long customer, int account) {
        if (record >= customers.length) {
            int length = Math.max(record + 1, record + record / 2);
            customers = Arrays.copyOf(customers, length);
            accounts = Arrays.copyOf(accounts, length);
        }
        customers[record] = customer;
        accounts[record] = account;
        end = Math.max(end, record + 1);
    }

    /** One more than the greatest record. */
    int end() {
        return end;
    }

    boolean known(int record) {
        return customers[record] != 0;
    }

    boolean contact(int record) {
        return accounts[record] != 0;
    }

    long customer(int record) {
        return customers[record];
    }

    /** The customer itself, or the account's. */
    long owner(int record) {
        int account = accounts[record];
        return customers[account == 0 ? record : account];
    }
}
