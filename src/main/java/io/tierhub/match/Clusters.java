package io.tierhub.match;

import java.io.IOException;
import java.util.Arrays;

/** Which customer each record belongs to, and which records each customer has: rings of record ids in arrays. */
final class Clusters {
    static final long NONE = 0;

    private long[] customer = new long[1024];
    private int[] next = new int[1024];
    private int[] previous = new int[1024];
    private final LongTable heads = new LongTable();

    long customerOf(int record) {
        return record < customer.length ? customer[record] : NONE;
    }

    /** Moves a record from its customer, if it has one, to another, or to {@link #NONE}. */
    void assign(int record, long to) {
        ensure(record);
        leave(record);
        customer[record] = to;
        if (to == NONE) {
            return;
        }
        int head = heads.get(to);
        if (head < 0) {
            heads.put(to, record);
            next[record] = record;
            previous[record] = record;
        } else {
            int last = previous[head];
            next[last] = record;
            previous[record] = last;
            next[record] = head;
            previous[head] = record;
        }
    }

    private void leave(int record) {
        long from = customer[record];
        if (from == NONE) {
            return;
        }
        if (next[record] == record) {
            heads.remove(from);
            return;
        }
        if (heads.get(from) == record) {
            heads.put(from, next[record]);
        }
        next[previous[record]] = next[record];
        previous[next[record]] = previous[record];
    }

    /** The records of a customer, ascending; empty if there is no such customer. */
    int[] members(long of) {
        int head = of == NONE ? -1 : heads.get(of);
        if (head < 0) {
            return new int[0];
        }
        int[] found = new int[4];
        int n = 0;
        int at = head;
        do {
            if (n == found.length) {
                found = Arrays.copyOf(found, n * 2);
            }
            found[n++] = at;
            at = next[at];
        } while (at != head);
        int[] members = Arrays.copyOf(found, n);
        Arrays.sort(members);
        return members;
    }

    int customers() {
        return heads.size();
    }

    private void ensure(int record) {
        if (record >= customer.length) {
            int length = Math.max(record + 1, record + (record >> 2));
            customer = Arrays.copyOf(customer, length);
            next = Arrays.copyOf(next, length);
            previous = Arrays.copyOf(previous, length);
        }
    }

    void save(ArrayOutput to) throws IOException {
        to.put(customer);
        to.put(next);
        to.put(previous);
        heads.save(to);
    }

    void load(ArrayInput from) throws IOException {
        customer = from.getLongs();
        next = from.getInts();
        previous = from.getInts();
        heads.load(from);
    }

    long bytes() {
        return 16L * customer.length + heads.bytes();
    }
}
