package io.tierhub.grade;

import io.tierhub.vocabulary.CustomerId;
import io.tierhub.vocabulary.Tier;
import java.util.Arrays;

/** The tiers of all customers of a run with their revenue: 17 bytes each, by ascending number. */
public final class TierColumn {
    private static final Tier[] TIERS = Tier.values();

    private long[] customers = new long[1024];
    private long[] cents = new long[1024];
    private byte[] tiers = new byte[1024];
    private int size;

    /** @param revenue in hundredths, in the window of ABC; less than nothing counts as nothing */
    public void add(CustomerId customer, Tier tier, long revenue) {
        if (size == customers.length) {
            int length = size + (size >> 1);
            customers = Arrays.copyOf(customers, length);
            cents = Arrays.copyOf(cents, length);
            tiers = Arrays.copyOf(tiers, length);
        }
        customers[size] = customer.number();
        cents[size] = Math.max(0, revenue);
        tiers[size++] = (byte) tier.ordinal();
    }

    public int size() {
        return size;
    }

    public long customer(int i) {
        return customers[i];
    }

    public Tier tier(int i) {
        return TIERS[tiers[i]];
    }

    /** In hundredths. */
    public long cents(int i) {
        return cents[i];
    }

    /** Refuses a column of other customers. */
    void alike(TierColumn other) {
        if (!Arrays.equals(customers, 0, size, other.customers, 0, other.size)) {
            throw new IllegalArgumentException("two columns of one moment have the same customers in the same places");
        }
    }
}
