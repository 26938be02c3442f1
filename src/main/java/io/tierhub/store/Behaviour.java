package io.tierhub.store;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/**
 * Behaviour arrays of source records, in segments that fill up one after the other. What the bytes mean is the business
 * of the room {@code behaviour}.
 */
public final class Behaviour {
    /** The most bytes of one segment. */
    public static final int SEGMENT_BYTES = 64 * 1024;

    /** The segment number takes the low 16 bits of a slot. */
    static final int SEGMENTS = 1 << 16;

    private final Sql sql;

    /**
     * One segment.
     *
     * @param number from 0, without gaps
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Segment(int record, int number, byte[] data) {}

    Behaviour(Sql sql) {
        this.sql = sql;
    }

    /** The last segment of each of some records, in no order; records without any are left out. */
    public List<Segment> lastSegments(int[] records) {
        return sql.list(
                "SELECT b.slot, b.data FROM (SELECT MAX(s.slot) AS slot"
                        + " FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS w(low)"
                        + " JOIN behaviour s ON s.slot BETWEEN w.low AND w.low + 65535 GROUP BY w.low) AS l"
                        + " JOIN behaviour b ON b.slot = l.slot",
                Behaviour::segment,
                lowSlots(records));
    }

    /** All segments of some records, each record's together and in order. */
    public List<Segment> segmentsOf(int[] records) {
        return sql.list(
                "SELECT b.slot, b.data FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS w(low)"
                        + " JOIN behaviour b ON b.slot BETWEEN w.low AND w.low + 65535 ORDER BY b.slot",
                Behaviour::segment,
                lowSlots(records));
    }

    /** Adds new segments and replaces known ones; no segment twice in one call. */
    public void put(List<Segment> segments) {
        sql.upsert("UPDATE behaviour SET data = ? WHERE slot = ?", "behaviour (data, slot)", segments, Behaviour::bind);
    }

    /** Streams all, by record and number, in bounded memory. */
    public void scan(Consumer<? super Segment> sink) {
        sql.ranges(
                "SELECT MIN(slot), MAX(slot) FROM behaviour",
                "SELECT slot, data FROM behaviour WHERE slot BETWEEN ? AND ? ORDER BY slot",
                1_000L * SEGMENTS,
                Behaviour::segment,
                sink);
    }

    private static long[] lowSlots(int[] records) {
        long[] low = new long[records.length];
        for (int i = 0; i < low.length; i++) {
            low[i] = (long) records[i] * SEGMENTS;
        }
        return low;
    }

    private static void bind(Params to, Segment segment) throws SQLException {
        if (segment.number() < 0 || segment.number() >= SEGMENTS || segment.data().length > SEGMENT_BYTES) {
            throw new IllegalArgumentException("segment " + segment.number() + " of record " + segment.record()
                    + " has " + segment.data().length + " bytes; a record has at most " + SEGMENTS
                    + " segments of at most " + SEGMENT_BYTES);
        }
        to.put(segment.data()).put((long) segment.record() * SEGMENTS + segment.number());
    }

    private static Segment segment(Columns row) throws SQLException {
        long slot = row.aLong();
        return new Segment((int) (slot / SEGMENTS), (int) (slot % SEGMENTS), row.bytes());
    }
}
