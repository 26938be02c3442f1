package io.tierhub.flow;

import io.tierhub.match.MatchIndex;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.SourceKey;
import java.util.Arrays;

/**
 * One side of a person's decision, as it was named: a source record, or a customer with all of its records.
 *
 * @param whole whether a customer was named
 * @param customer its number, that of the record's customer too
 * @param records their ids, ascending
 */
@SuppressWarnings("ArrayRecordComponent")
record Side(String name, boolean whole, long customer, int[] records) {
    /**
     * Finds what was named: {@code M000123}, also one that was merged away, or {@code erp:C0001}.
     *
     * @throws Explaining.UnknownException if there is no such customer or record
     * @throws IllegalArgumentException if the name is neither
     */
    static Side of(Tx tx, MatchIndex matches, String name) {
        if (name.indexOf(':') >= 0) {
            int record = Explaining.record(tx, SourceKey.parse(name)).id();
            return new Side(name, false, matches.customerOf(record), new int[] {record});
        }
        long customer = tx.redirects().resolve(CustomerId.parse(name).number());
        int[] records = matches.members(customer);
        if (records.length == 0) {
            throw new Explaining.UnknownException("there is no customer " + name
                    + "; tierhub export customers lists all, and explain SYSTEM:KEY finds one by its source record");
        }
        return new Side(new CustomerId(customer).toString(), true, customer, records);
    }

    /** The first records, so many at most. */
    int[] compared(int most) {
        return Arrays.copyOf(records, Math.min(most, records.length));
    }
}
