package io.tierhub.behaviour;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Appends events to the segments of one source record, reading and writing only the last of them.
 *
 * <p>Within a segment a key stands once, where it first arrived. Over several segments the latest segment wins, and a
 * removal stays as an event of its own unless its segment is the first: so an earlier segment need never be rewritten.
 * What gives way within a segment is handed out, so that what was known at a past time can be told.
 */
public final class Segments {
    /** A segment's upper limit: what a short transaction reads, changes and writes back. */
    public static final int MAX_BYTES = 64 * 1024;

    private Segments() {}

    /**
     * @param last the last segment of the source record; null if it has none
     * @return the segments to write, the last one first if it changed; empty if nothing did
     */
    public static List<Segment> append(@Nullable Segment last, List<Event> events) {
        return append(last, events, gone -> {});
    }

    /** @param past takes the versions that were known before and stand in no segment any more */
    public static List<Segment> append(@Nullable Segment last, List<Event> events, Consumer<? super Event> past) {
        int number = last == null ? 0 : last.number();
        Map<Long, Event> byKey = new LinkedHashMap<>();
        if (last != null) {
            new EventCodec()
                    .readAll(
                            last.data(),
                            (key, day, kind, amount, refundOf, recorded) ->
                                    byKey.put(key, new Event(key, day, kind, amount, refundOf, recorded)));
        }
        for (Event event : events) {
            Event before = byKey.get(event.keyHash());
            Event now = before == null ? event : newer(before, event);
            if (event.removed() && number == 0) {
                byKey.remove(event.keyHash());
            } else {
                byKey.put(event.keyHash(), now);
            }
            if (before != null && now != before && before.recordedAt() != event.recordedAt()) {
                past.accept(before);
            }
        }
        if (last == null && byKey.isEmpty()) {
            return List.of();
        }
        List<Segment> written = write(number, byKey.values());
        if (last != null && Arrays.equals(written.get(0).data(), last.data())) {
            written.remove(0);
        }
        return written;
    }

    /** The same content again keeps the time at which it was first known, so that a re-delivery changes nothing. */
    private static Event newer(Event old, Event now) {
        Event sameTime =
                new Event(now.keyHash(), now.day(), now.kind(), now.amountMicros(), now.refundOf(), old.recordedAt());
        return sameTime.equals(old) ? old : now;
    }

    /** Versions that gave way, as {@link Timeline#addPast} reads them. */
    public static byte[] pack(List<Event> versions) {
        ByteWriter packed = begin();
        EventCodec codec = new EventCodec();
        versions.forEach(each -> codec.write(each, packed));
        return packed.toBytes();
    }

    private static List<Segment> write(int first, Iterable<Event> events) {
        List<Segment> written = new ArrayList<>(1);
        EventCodec codec = new EventCodec();
        ByteWriter segment = begin();
        ByteWriter one = new ByteWriter();
        for (Event event : events) {
            one.clear();
            codec.write(event, one);
            if (segment.size() + one.size() > MAX_BYTES) {
                written.add(new Segment(first + written.size(), segment.toBytes()));
                segment = begin();
                codec.restart();
                one.clear();
                codec.write(event, one);
            }
            segment.append(one);
        }
        written.add(new Segment(first + written.size(), segment.toBytes()));
        return written;
    }

    private static ByteWriter begin() {
        ByteWriter segment = new ByteWriter();
        segment.raw(EventCodec.LAYOUT);
        return segment;
    }
}
