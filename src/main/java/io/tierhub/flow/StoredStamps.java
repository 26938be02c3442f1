package io.tierhub.flow;

import io.tierhub.store.Tx;
import io.tierhub.vocabulary.Tier;
import java.util.Arrays;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** The outcomes that are stored, in brief: 17 bytes a customer, by number. */
final class StoredStamps {
    private static final Tier[] TIERS = Tier.values();
    private static final byte NONE = -1;

    private long[] customers = new long[1024];
    private long[] stamps = new long[1024];
    private byte[] tiers = new byte[1024];
    private int size;
    /** A guess: where threads take turns it is wrong, and the customer is searched for. */
    private int next;

    private StoredStamps() {}

    /** Where all is written anyway. */
    static StoredStamps none() {
        return new StoredStamps();
    }

    static StoredStamps read(Tx tx) {
        StoredStamps all = new StoredStamps();
        tx.tiers().scanHeads(head -> all.add(head.customer(), head.stamp(), head.tier()));
        return all;
    }

    boolean empty() {
        return size == 0;
    }

    /** How many customers have a tier. */
    int graded() {
        int graded = 0;
        for (int i = 0; i < size; i++) {
            graded += tiers[i] == NONE ? 0 : 1;
        }
        return graded;
    }

    /** Of some customers, by number, whose outcomes are still to be found. */
    static StoredStamps open(long[] customers) {
        StoredStamps open = new StoredStamps();
        open.customers = customers;
        open.stamps = new long[customers.length];
        open.tiers = new byte[customers.length];
        Arrays.fill(open.tiers, NONE);
        open.size = customers.length;
        return open;
    }

    /** The same where some are read again. */
    StoredStamps refreshed(Tx tx, SortedSet<Long> again) {
        StoredStamps fresh = open(again.stream().mapToLong(Long::longValue).toArray());
        tx.tiers().heads(fresh.customers).forEach(head -> fresh.put(head.customer(), head.stamp(), head.tier()));
        StoredStamps all = new StoredStamps();
        int at = 0;
        for (int i = 0; i < size; i++) {
            for (; at < fresh.size && fresh.customers[at] <= customers[i]; at++) {
                all.addKnown(fresh, at);
            }
            if (at == 0 || fresh.customers[at - 1] != customers[i]) {
                all.addKnown(this, i);
            }
        }
        for (; at < fresh.size; at++) {
            all.addKnown(fresh, at);
        }
        return all;
    }

    private void addKnown(StoredStamps from, int at) {
        if (from.tiers[at] != NONE) {
            add(from.customers[at], from.stamps[at], TIERS[from.tiers[at]]);
        }
    }

    private void add(long customer, long stamp, Tier tier) {
        if (size == customers.length) {
            customers = Arrays.copyOf(customers, size * 2);
            stamps = Arrays.copyOf(stamps, size * 2);
            tiers = Arrays.copyOf(tiers, size * 2);
        }
        customers[size] = customer;
        tiers[size] = (byte) tier.ordinal();
        stamps[size++] = stamp;
    }

    /** Notes what was found of one of the customers; of others it notes nothing. Threads may share the work. */
    void put(long customer, long stamp, Tier tier) {
        int at = find(customer);
        if (at >= 0) {
            stamps[at] = stamp;
            tiers[at] = (byte) tier.ordinal();
        }
    }

    /** The tier of a customer that has just this outcome; null if it has another, or none. Threads may ask at once. */
    @Nullable Tier tier(long customer, long stamp) {
        int at = find(customer);
        return at >= 0 && stamps[at] == stamp && tiers[at] != NONE ? TIERS[tiers[at]] : null;
    }

    /** Where a customer stands, who most often comes just after the one that was found before. */
    private int find(long customer) {
        int guess = next;
        int at = guess < size && customers[guess] == customer
                ? guess
                : Arrays.binarySearch(customers, 0, size, customer);
        next = Math.max(at, -1) + 1;
        return at;
    }
}
