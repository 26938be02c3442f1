package io.tierhub.flow;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Attempts of a pass that are not durable yet. They are written behind the sending, half of what there is room for at a time;
 * whoever sends waits where there is no room for more, so a kill repeats no more than fits in here.
 */
final class Unrecorded implements AutoCloseable {
    private final Deliveries deliveries;
    private final Target target;
    private final PassState state;
    private final InstantSource clock;
    private final int most;
    private final WriteBehind<Integer> behind = new WriteBehind<>("write", done -> {});
    private List<Attempt> waiting = new ArrayList<>();
    private long waitingSinceMs;
    private int writing;

    /** @param most attempts that a kill may repeat */
    Unrecorded(Deliveries deliveries, Target target, PassState state, InstantSource clock, int most) {
        this.deliveries = deliveries;
        this.target = target;
        this.state = state;
        this.clock = clock;
        this.most = most;
    }

    /** Attempts that were made just now. */
    void add(List<Attempt> made, long nowMs) {
        if (waiting.isEmpty()) {
            waitingSinceMs = nowMs;
        }
        waiting.addAll(made);
    }

    /** Whether it is time to write: half of the room is taken, or the first has waited for long. */
    boolean ripe(long nowMs) {
        return waiting.size() >= most / 2 || !waiting.isEmpty() && nowMs - waitingSinceMs >= Delivering.BATCH_MS;
    }

    /** Waits until there is room for so many more attempts. */
    void makeRoom(int more) {
        if (waiting.size() + writing + more > most) {
            settle();
        }
        if (waiting.size() + more > most) {
            flush();
        }
    }

    /** Begins to write what there is, on a thread of its own, once what is under way there is done. */
    void write() {
        Runnable recording = recording();
        int size = waiting.size();
        waiting = new ArrayList<>();
        behind.write(() -> {
            recording.run();
            return size;
        });
        writing = size;
    }

    /** Waits for what is under way. */
    void settle() {
        behind.settle();
        writing = 0;
    }

    /** Makes all attempts durable. */
    void flush() {
        settle();
        Runnable recording = recording();
        waiting = new ArrayList<>();
        recording.run();
    }

    private Runnable recording() {
        if (waiting.isEmpty()) {
            return () -> {};
        }
        List<Attempt> attempts = waiting;
        var health = state.health();
        long nowMs = clock.millis();
        return () -> deliveries.record(target.system(), attempts, health, nowMs);
    }

    /** Makes all attempts durable, also after a failure of our own: what was sent before it must not be forgotten. */
    @Override
    public void close() {
        try (behind) {
            try {
                settle();
            } finally {
                flush();
            }
        }
    }
}
