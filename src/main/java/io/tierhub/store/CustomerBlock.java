package io.tierhub.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
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
    /** By place; what stands in {@link #row} is not here. */
    private final byte[] @Nullable [] customers = new byte[SIZE] @Nullable [];
    /** A row as it was read; most often one customer of it is asked for. */
    private @Nullable Bytes row;
    /** A bit for each place under whose number something stands in the table. */
    private int rows;

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
        rows |= 1 << number - key;
        if ((data[0] & 0xff) == VERSION) {
            row = new Bytes(data);
        } else {
            put(number, data);
        }
        return this;
    }

    /** What is stored of a customer; null if there is nothing. */
    byte @Nullable [] of(long customer) {
        int place = (int) (customer - key);
        Bytes from = row;
        if (from == null) {
            return customers[place];
        }
        from.rewind(1);
        while (!from.atEnd()) {
            boolean wanted = from.octet() == place;
            int length = from.number();
            if (wanted) {
                return from.octets(length);
            }
            from.skip(length);
        }
        return customers[place];
    }

    private void unpack() {
        Bytes from = row;
        if (from != null) {
            row = null;
            from.rewind(1);
            while (!from.atEnd()) {
                int place = from.octet();
                customers[place] = from.octets(from.number());
            }
        }
    }

    /** All of them by number. */
    void forEach(BiConsumer<? super Long, ? super byte[]> sink) {
        unpack();
        for (int place = 0; place < SIZE; place++) {
            byte[] data = customers[place];
            if (data != null) {
                sink.accept(key + place, data);
            }
        }
    }

    void put(long customer, byte[] data) {
        unpack();
        customers[(int) (customer - key)] = data;
    }

    /** Whether there was anything to remove. */
    boolean remove(long customer) {
        unpack();
        boolean known = of(customer) != null;
        customers[(int) (customer - key)] = null;
        return known;
    }

    boolean empty() {
        unpack();
        boolean empty = true;
        for (byte[] each : customers) {
            empty &= each == null;
        }
        return empty;
    }

    /** Whether the table holds anything of it. */
    boolean known() {
        return rows != 0;
    }

    /** Whether the table holds a row under the key. */
    boolean stored() {
        return (rows & 1) != 0;
    }

    /** The numbers of rows that go when this is written. */
    List<Long> replaced() {
        List<Long> replaced = new ArrayList<>(0);
        for (int place = empty() ? 0 : 1; place < SIZE; place++) {
            if ((rows & 1 << place) != 0) {
                replaced.add(key + place);
            }
        }
        return replaced;
    }

    byte[] written() {
        unpack();
        Bytes to = new Bytes(most());
        to.octet(VERSION);
        for (int place = 0; place < SIZE; place++) {
            byte[] data = customers[place];
            if (data != null) {
                to.octet(place);
                to.number(data.length);
                to.octets(data);
            }
        }
        return to.written();
    }

    /** The bytes that it takes at most. */
    private int most() {
        int most = 1;
        for (byte[] each : customers) {
            most += each == null ? 0 : 1 + Bytes.LONGEST_NUMBER + each.length;
        }
        return most;
    }
}
