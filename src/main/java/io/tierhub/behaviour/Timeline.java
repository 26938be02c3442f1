package io.tierhub.behaviour;

import java.util.Arrays;

/**
 * All events of one customer as columns, in (day, key) order. One instance serves many customers, one after the other:
 * {@link #clear}, then {@link #add} the segments of each of its source records (and of its contacts), then fold.
 */
public final class Timeline {
    long[] key = new long[64];
    int[] day = new int[64];
    short[] kind = new short[64];
    long[] amount = new long[64];
    long[] refundOf = new long[64];
    /** Epoch seconds, unsigned. */
    int[] recorded = new int[64];

    private int size;
    private int recordStart;
    private boolean sorted = true;
    private Known known = Known.ALL;
    private final EventCodec codec = new EventCodec();
    private final KeyIndex seen = new KeyIndex();
    private final TimelineOrder order = new TimelineOrder();

    public int size() {
        return size;
    }

    /** From now on only events and removals are added that count as known; removals of earlier releases always do. */
    public Timeline knowing(Known events) {
        known = events;
        return this;
    }

    /** Begins the next customer. */
    public Timeline clear() {
        size = 0;
        recordStart = 0;
        sorted = true;
        return this;
    }

    /**
     * Adds a segment. Segments of one source record come together, in ascending number; number 0 begins the next record.
     */
    public Timeline add(Segment segment) {
        return add(segment.number(), segment.data());
    }

    /** The same for a segment as the store holds it. */
    public Timeline add(int number, byte[] data) {
        if (number == 0) {
            recordStart = size;
        }
        codec.readAll(data, this::append);
        if (number > 0) {
            latestWins();
        }
        return this;
    }

    /**
     * Adds versions of events that gave way, as {@link Segments#pack} wrote them, behind the segments of their source record:
     * those that were known and not yet replaced.
     *
     * @param goneAt epoch seconds at which the hub learned better
     */
    public Timeline addPast(byte[] data, long goneAt) {
        codec.readAll(data, (hash, at, what, micros, refunded, recordedAt) -> {
            if (!known.holds(at, (int) goneAt)) {
                append(hash, at, what, micros, refunded, recordedAt);
            }
        });
        latestWins();
        return this;
    }

    private void append(long hash, int at, short what, long micros, long refunded, int recordedAt) {
        if (!known.holds(at, recordedAt)) {
            return;
        }
        if (size == key.length) {
            grow();
        }
        sorted &= size == 0 || at > day[size - 1] || at == day[size - 1] && hash >= key[size - 1];
        key[size] = hash;
        day[size] = at;
        kind[size] = what;
        amount[size] = micros;
        refundOf[size] = refunded;
        recorded[size++] = recordedAt;
    }

    private void grow() {
        int length = size * 2;
        key = Arrays.copyOf(key, length);
        day = Arrays.copyOf(day, length);
        kind = Arrays.copyOf(kind, length);
        amount = Arrays.copyOf(amount, length);
        refundOf = Arrays.copyOf(refundOf, length);
        recorded = Arrays.copyOf(recorded, length);
    }

    /** Keeps of each key of the current record only the row that came last, and of removals nothing. */
    private void latestWins() {
        seen.reset(size - recordStart);
        int to = size;
        for (int from = size - 1; from >= recordStart; from--) {
            if (seen.find(key[from], key) < 0) {
                move(from, --to);
                seen.add(to, key);
            }
        }
        int kept = recordStart;
        for (int from = to; from < size; from++) {
            if (kind[from] != Event.REMOVED) {
                move(from, kept++);
            }
        }
        size = kept;
        sorted = false;
    }

    private void move(int from, int to) {
        key[to] = key[from];
        day[to] = day[from];
        kind[to] = kind[from];
        amount[to] = amount[from];
        refundOf[to] = refundOf[from];
        recorded[to] = recorded[from];
    }

    /** Puts the rows in (day, key) order; events mostly arrive in it. */
    void sort() {
        if (sorted) {
            return;
        }
        int[] rows = order.of(day, key, size);
        for (int target = 0; target < size; target++) {
            int from = rows[target];
            while (from < target) {
                from = rows[from];
            }
            rows[target] = from;
            swap(from, target);
        }
        sorted = true;
    }

    private void swap(int a, int b) {
        long k = key[a];
        int d = day[a];
        short w = kind[a];
        long m = amount[a];
        long r = refundOf[a];
        int known = recorded[a];
        move(b, a);
        key[b] = k;
        day[b] = d;
        kind[b] = w;
        amount[b] = m;
        refundOf[b] = r;
        recorded[b] = known;
    }
}
