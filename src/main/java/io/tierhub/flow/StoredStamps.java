package io.tierhub.flow;

import io.tierhub.store.StoredText;
import io.tierhub.store.TierRow;
import io.tierhub.store.Tx;
import io.tierhub.vocabulary.Tier;
import java.util.Arrays;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * The outcomes that are stored, in brief: 17 bytes a customer, by number, and 16 more of those whose rows were written while they were
 * kept, so that the row before the next one need not be read.
 */
final class StoredStamps {
    private static final Tier[] TIERS = Tier.values();
    private static final byte NONE = -1;
    /** In the place of what is not kept of a row. */
    private static final StoredText UNREAD = StoredText.of("");

    private long[] customers = new long[1024];
    private long[] stamps = new long[1024];
    private byte[] tiers = new byte[1024];
    /** These three are as long as the others once a row is noted. */
    private int[] since = new int[0];

    private double[] scores = new double[0];
    private @Nullable Common[] commons = new @Nullable Common[0];
    /** Of the row that was noted last: the next one's is most often the same. */
    private @Nullable Common last;

    private int size;
    /** A guess: where threads take turns it is wrong, and the customer is searched for. */
    private int next;

    /** What the rows of many customers have in common. */
    private record Common(int asOf, String ruleset, long knownAt, int reference, String source) {
        static Common of(TierRow row) {
            return new Common(row.asOf(), row.ruleset(), row.knownAt(), row.reference(), row.source());
        }
    }

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
        open.room();
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
            copy(from, at, size - 1);
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

    /** Notes what was found of one of the customers; of others it notes nothing. */
    private void put(long customer, long stamp, Tier tier) {
        int at = find(customer);
        if (at >= 0) {
            stamps[at] = stamp;
            tiers[at] = (byte) tier.ordinal();
        }
    }

    /** Notes the row of one of the customers. Threads may share the work with those that {@link #keep}. */
    void put(TierRow row) {
        int at = find(row.customer());
        if (at >= 0) {
            stamps[at] = row.stamp();
            tiers[at] = (byte) row.tier().ordinal();
            since[at] = row.since();
            scores[at] = row.score() == null ? Double.NaN : row.score();
            Common common = Common.of(row);
            last = common.equals(last) ? last : common;
            commons[at] = last;
        }
    }

    /** Notes that one of the customers has what it had before. Threads may share the work. */
    void keep(StoredStamps before, long customer) {
        int from = before.find(customer);
        int at = find(customer);
        if (at >= 0 && from >= 0) {
            stamps[at] = before.stamps[from];
            tiers[at] = before.tiers[from];
            copy(before, from, at);
        }
    }

    private void copy(StoredStamps from, int there, int at) {
        Common common = from.common(there);
        if (common != null) {
            room();
            since[at] = from.since[there];
            scores[at] = from.scores[there];
            commons[at] = common;
        }
    }

    private @Nullable Common common(int at) {
        return at >= 0 && at < commons.length ? commons[at] : null;
    }

    private void room() {
        if (commons.length < customers.length) {
            since = Arrays.copyOf(since, customers.length);
            scores = Arrays.copyOf(scores, customers.length);
            commons = Arrays.copyOf(commons, customers.length);
        }
    }

    /**
     * The row of a customer that none has noted since, but for its detail, and as if the rules had decided and held nothing back; null
     * where it is not kept.
     */
    @Nullable TierRow row(long customer) {
        int at = find(customer);
        Common common = common(at);
        return common == null
                ? null
                : new TierRow(
                        customer,
                        TIERS[tiers[at]],
                        since[at],
                        Double.isNaN(scores[at]) ? null : scores[at],
                        null,
                        TIERS[tiers[at]],
                        false,
                        common.source(),
                        common.asOf(),
                        common.ruleset(),
                        UNREAD,
                        stamps[at],
                        common.knownAt(),
                        common.reference());
    }

    /** Whether a row is the store's, and not one of {@link #row}. */
    static boolean whole(TierRow row) {
        return row.detail() != UNREAD;
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
