package io.tierhub.behaviour;

import static io.tierhub.behaviour.Facts.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SegmentsTest {
    @Test
    void anEventIsReadAsItWasWritten() {
        Event odd = new Event(Long.MIN_VALUE, -40_000, (short) 31_000, -1, Long.MAX_VALUE, -1);
        Event big = new Event(7, Integer.MAX_VALUE, (short) 0, Long.MIN_VALUE, 0, 0);
        assertThat(read(Segments.append(null, List.of(odd, big)).get(0))).containsExactly(odd, big);
    }

    @Test
    void anOrdinaryEventTakesAtMostEighteenBytes() {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            events.add(new Event(
                    i * 0x9E3779B97F4A7C15L,
                    20_000 + 5 * i,
                    (short) 3,
                    129_900_000L + i * 10_000,
                    0,
                    1_700_000_000 + i));
        }
        assertThat(Segments.append(null, events).get(0).data().length).isLessThan(1800);
    }

    @Test
    void theSameEventsAgainWriteNothing() {
        List<Event> events = List.of(order("A", "2026-01-01", "1"), order("B", "2026-01-02", "2"));
        Segment segment = Segments.append(null, events).get(0);
        List<Event> later = events.stream()
                .map(e -> new Event(e.keyHash(), e.day(), e.kind(), e.amountMicros(), e.refundOf(), e.recordedAt() + 9))
                .toList();
        assertThat(Segments.append(segment, later)).isEmpty();
        assertThat(Segments.append(null, List.of(Event.removal(5, 9)))).isEmpty();
    }

    @Test
    void segmentsHoldWhateverUpsertsAndRemovalsLeave() {
        for (long seed = 1; seed <= 6; seed++) {
            Random random = new Random(seed);
            Map<Long, Event> expected = new TreeMap<>();
            List<Segment> stored = new ArrayList<>();
            for (int batch = 0; batch < 30; batch++) {
                List<Event> events = new ArrayList<>();
                for (int i = 0; i < 800; i++) {
                    long key = random.nextInt(12_000) * 0x9E3779B97F4A7C15L + 1;
                    if (random.nextInt(10) == 0) {
                        events.add(Event.removal(key, random.nextInt(9)));
                        expected.remove(key);
                    } else {
                        Event event = new Event(
                                key,
                                random.nextInt(20_000),
                                (short) random.nextInt(9),
                                random.nextInt(1_000_000) * 10L,
                                random.nextInt(5) == 0 ? random.nextLong() : 0,
                                random.nextInt());
                        events.add(event);
                        expected.put(key, event);
                    }
                }
                Segment last = stored.isEmpty() ? null : stored.get(stored.size() - 1);
                for (Segment segment : Segments.append(last, events)) {
                    assertThat(segment.data().length).isLessThanOrEqualTo(Segments.MAX_BYTES);
                    if (segment.number() < stored.size()) {
                        stored.set(segment.number(), segment);
                    } else {
                        assertThat(segment.number()).isEqualTo(stored.size());
                        stored.add(segment);
                    }
                }
            }
            assertThat(stored).as("seed " + seed).hasSizeGreaterThan(1);
            assertThat(rows(stored)).as("seed " + seed).isEqualTo(expectedRows(expected));
        }
    }

    @Test
    void aSegmentIsFilledToTheLastByteAndOneMoreByteBeginsTheNext() {
        Segment before = new Segment(1, new byte[] {EventCodec.LAYOUT});
        List<Event> events = new ArrayList<>();
        for (int size = 1; size <= Segments.MAX_BYTES - 30; size += 12) { // bytes of an event of the first of all days
            events.add(new Event(events.size() + 1, 0, (short) 1, 10_000, 0, 0));
        }
        int full = Segments.append(before, events).get(0).data().length;
        assertThat(Segments.append(before, events)).hasSize(1);
        Event last = ofBytes(Segments.MAX_BYTES - full);
        events.add(last);
        List<Segment> most = Segments.append(before, events);
        assertThat(most).hasSize(1);
        assertThat(most.get(0).data()).hasSize(Segments.MAX_BYTES);

        events.set(events.size() - 1, ofBytes(Segments.MAX_BYTES - full + 1));
        List<Segment> more = Segments.append(before, events);
        assertThat(more).extracting(Segment::number).containsExactly(1, 2);
        assertThat(read(more.get(1))).containsExactly(events.get(events.size() - 1));
    }

    /** An event that takes so many bytes behind others of day 0: 8 of the key, 4 and more of the rest. */
    private static Event ofBytes(int bytes) {
        for (int kind : new int[] {1, 100, 5_000}) {
            for (long cents = 1; cents < Long.MAX_VALUE / 100_000; cents *= 16) {
                for (long refundOf = 0; refundOf <= 7; refundOf += 7) {
                    Event event = new Event(-5, 0, (short) kind, cents * 10_000, refundOf, 0);
                    ByteWriter out = new ByteWriter();
                    new EventCodec().write(event, out);
                    if (out.size() == bytes) {
                        return event;
                    }
                }
            }
        }
        throw new IllegalArgumentException("no event has " + bytes + " bytes");
    }

    @Test
    void dataOfAnotherLayoutIsRefusedWithWords() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Timeline().add(0, new byte[] {9}))
                .withMessageContaining("layout 9");
        assertThatIllegalStateException()
                .isThrownBy(() -> new Timeline().add(0, new byte[] {1, 0, 0}))
                .withMessageContaining("ends early");
    }

    private static List<Event> read(Segment segment) {
        List<Event> events = new ArrayList<>();
        new EventCodec()
                .readAll(
                        segment.data(),
                        (key, day, kind, amount, refundOf, recorded) ->
                                events.add(new Event(key, day, kind, amount, refundOf, recorded)));
        return events;
    }

    private static List<String> rows(List<Segment> stored) {
        Timeline line = new Timeline();
        line.add(
                0,
                Segments.append(null, List.of(new Event(1, 1, (short) 1, 1, 0, 0)))
                        .get(0)
                        .data());
        line.clear();
        stored.forEach(line::add);
        line.sort();
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < line.size(); i++) {
            rows.add(line.day[i] + " " + line.key[i] + " " + line.kind[i] + " " + line.amount[i] + " "
                    + line.refundOf[i]);
        }
        return rows;
    }

    private static List<String> expectedRows(Map<Long, Event> expected) {
        return expected.values().stream()
                .sorted(Comparator.comparingInt(Event::day).thenComparingLong(Event::keyHash))
                .map(e -> e.day() + " " + e.keyHash() + " " + e.kind() + " " + e.amountMicros() + " " + e.refundOf())
                .toList();
    }
}
