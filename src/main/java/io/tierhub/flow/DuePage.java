package io.tierhub.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Events of one target that were read together, put together as they are handed over: of each customer its first one alone,
 * as what the target acknowledges of it is part of the next.
 */
final class DuePage {
    private final Deque<Parcel> parcels = new ArrayDeque<>();
    private final long readMs;
    private final int size;
    private final long last;
    private final boolean full;
    private final boolean whole;
    private int left;

    /**
     * @param rows at least one
     * @param after the number after which these rows were read; 0: from the first
     * @param most rows that were asked for
     */
    DuePage(Channel channel, List<DueEvent> rows, long after, int most, long readMs) {
        Set<Long> customers = new HashSet<>();
        List<DueEvent> firsts = new ArrayList<>(rows.size());
        for (DueEvent each : rows) {
            if (customers.add(each.row().customer())) {
                firsts.add(each);
            }
        }
        channel.groups(firsts).forEach(group -> parcels.add(new Parcel(group, false)));
        this.readMs = readMs;
        this.size = firsts.size();
        this.last = rows.get(rows.size() - 1).row().number();
        this.full = rows.size() >= most;
        this.whole = after == 0 && !full && size == rows.size();
        this.left = size;
    }

    /** Whether nothing else was due when it was read. */
    boolean whole() {
        return whole;
    }

    /** The number of its last row. */
    long last() {
        return last;
    }

    /** Whether it is time to read the page after it, if there may be one. */
    boolean nearItsEnd() {
        return full && left <= size / 2;
    }

    /** Whether nothing of it was handed over yet. */
    boolean fresh() {
        return left == size;
    }

    /** Whether it was read so long ago that more of what it holds may be superseded than need be. */
    boolean aged(long nowMs) {
        return nowMs - readMs >= Delivering.BATCH_MS;
    }

    /** Whether everything in it was handed over. */
    boolean done() {
        return parcels.isEmpty();
    }

    /** What is to be handed over next. */
    Parcel next() {
        return parcels.getFirst();
    }

    /** The next parcel was handed over, and is not to be again. */
    void handed() {
        left -= parcels.removeFirst().events().size();
    }

    /** The next parcel is to be handed over in halves. */
    void halve() {
        Parcel refused = parcels.removeFirst();
        parcels.addFirst(refused.secondHalf());
        parcels.addFirst(refused.firstHalf());
    }
}
