package io.tierhub.store;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of customers whose numbers stand close together, in one row under the first number of the {@value #SIZE}: most
 * of what a small row costs is its being a row. Rows of earlier releases hold one customer, under its own number; when their block
 * is written it takes them in.
 *
 * <p>The bytes: a version, then for each customer its place in the block, a length, and so many bytes.
 */
final class CustomerBlock {
    /** Customers of one row: some 1,500 bytes, which PostgreSQL keeps in the row. */
    static final int SIZE = 16;

    /** Follows the versions of {@link GradeCodec}, so that the first byte of a row of grades tells whose it is. */
    private static final int VERSION = 3;

    private final long key;
    private final SortedMap<Long, byte[]> customers = new TreeMap<>();
    /** The numbers under which its customers stand in the table. */
    private final SortedSet<Long> rows = new TreeSet<>();

    CustomerBlock(long key) {
        this.key = key;
    }

    /** The key of the block that a customer belongs to. */
    static long keyOf(long customer) {
        return customer - customer % SIZE;
    }

    long key() {
        return key;
    }

    /** Takes in a row as it is stored. */
    CustomerBlock read(long number, byte[] data) {
        rows.add(number);
        Bytes from = new Bytes(data);
        if (from.octet() != VERSION) {
            customers.put(number, data);
            return this;
        }
        while (!from.atEnd()) {
            long customer = key + from.octet();
            customers.put(customer, from.octets(from.number()));
        }
        return this;
    }

    /** What is stored of a customer; null if there is nothing. */
    byte @Nullable [] of(long customer) {
        return customers.get(customer);
    }

    SortedMap<Long, byte[]> customers() {
        return customers;
    }

    void put(long customer, byte[] data) {
        customers.put(customer, data);
    }

    /** Whether there was anything to remove. */
    boolean remove(long customer) {
        return customers.remove(customer) != null;
    }

    /** Whether the table holds anything of it. */
    boolean known() {
        return !rows.isEmpty();
    }

    /** Whether the table holds a row under the key. */
    boolean stored() {
        return rows.contains(key);
    }

    /** The numbers of rows that go when this is written. */
    SortedSet<Long> replaced() {
        return customers.isEmpty() ? rows : rows.tailSet(key + 1);
    }

    byte[] written() {
        Bytes to = new Bytes();
        to.octet(VERSION);
        customers.forEach((customer, data) -> {
            to.octet((int) (customer - key));
            to.number(data.length);
            to.octets(data);
        });
        return to.written();
    }
}
