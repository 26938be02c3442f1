package io.tierhub.flow;

import io.tierhub.store.Tx;
import io.tierhub.vocabulary.Tier;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The outcomes that are stored, in brief: 17 bytes a customer. */
final class StoredStamps {
    private static final Tier[] TIERS = Tier.values();

    private long[] customers = new long[1024];
    private long[] stamps = new long[1024];
    private byte[] tiers = new byte[1024];
    private int size;

    private StoredStamps() {}

    /** Where all is written anyway. */
    static StoredStamps none() {
        return new StoredStamps();
    }

    static StoredStamps read(Tx tx) {
        StoredStamps all = new StoredStamps();
        tx.tiers().scanStamps(all::add);
        return all;
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

    /** The tier of a customer that has just this outcome; null if it has another, or none. */
    @Nullable Tier tier(long customer, long stamp) {
        int at = Arrays.binarySearch(customers, 0, size, customer);
        return at >= 0 && stamps[at] == stamp ? TIERS[tiers[at]] : null;
    }
}
