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
    /** By place. */
    private final byte @Nullable [][] customers = new byte @Nullable [SIZE][];
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
        Bytes from = new Bytes(data);
        if (from.octet() != VERSION) {
            put(number, data);
            return this;
        }
        while (!from.atEnd()) {
            int place = from.octet();
            customers[place] = from.octets(from.number());
        }
        return this;
    }

    /** What is stored of a customer; null if there is nothing. */
    byte @Nullable [] of(long customer) {
        return customers[(int) (customer - key)];
    }

    /** All of them by number. */
    void forEach(BiConsumer<? super Long, ? super byte[]> sink) {
        for (int place = 0; place < SIZE; place++) {
            byte[] data = customers[place];
            if (data != null) {
                sink.accept(key + place, data);
            }
        }
    }

    void put(long customer, byte[] data) {
        customers[(int) (customer - key)] = data;
    }

    /** Whether there was anything to remove. */
    boolean remove(long customer) {
        boolean known = of(customer) != null;
        customers[(int) (customer - key)] = null;
        return known;
    }

    boolean empty() {
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
        Bytes to = new Bytes(SIZE * 128);
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
}
