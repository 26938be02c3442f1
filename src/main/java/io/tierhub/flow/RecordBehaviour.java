package io.tierhub.flow;

import io.tierhub.behaviour.Event;
import io.tierhub.behaviour.Segments;
import io.tierhub.store.Behaviour;
import io.tierhub.store.BehaviourPast.Versions;
import io.tierhub.store.Tx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gathers the events of one chunk and appends them to the behaviour arrays of their source records. */
final class RecordBehaviour {
    private final TreeMap<Integer, List<Event>> byRecord = new TreeMap<>();

    void add(int record, Event event) {
        byRecord.computeIfAbsent(record, r -> new ArrayList<>(2)).add(event);
    }

    /**
     * Writes them all: one read and one write, whatever their number, and one more where something gave way.
     *
     * @param nowSeconds when they became known, epoch seconds
     */
    void write(Tx tx, long nowSeconds) {
        int[] records = records();
        if (records.length == 0) {
            return;
        }
        Map<Integer, io.tierhub.behaviour.Segment> last = new HashMap<>();
        for (Behaviour.Segment segment : tx.behaviour().lastSegments(records)) {
            last.put(segment.record(), new io.tierhub.behaviour.Segment(segment.number(), segment.data()));
        }
        List<Behaviour.Segment> written = new ArrayList<>();
        List<Versions> past = new ArrayList<>();
        byRecord.forEach((record, events) -> {
            List<Event> gone = new ArrayList<>(0);
            for (io.tierhub.behaviour.Segment segment : Segments.append(last.get(record), events, gone::add)) {
                written.add(new Behaviour.Segment(record, segment.number(), segment.data()));
            }
            if (!gone.isEmpty()) {
                past.add(new Versions(record, nowSeconds, Segments.pack(gone)));
            }
        });
        tx.behaviour().put(written);
        tx.behaviourPast()
                .add(past, nowSeconds - Duration.ofDays(AsKnown.KEPT_DAYS).toSeconds());
    }

    /** The records whose behaviour changed. */
    int[] records() {
        return byRecord.keySet().stream().mapToInt(Integer::intValue).toArray();
    }
}
