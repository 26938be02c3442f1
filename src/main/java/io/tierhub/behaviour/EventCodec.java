package io.tierhub.behaviour;

/**
 * The bytes of one event: about 16 of them.
 *
 * <p>Layout: a head (kind and three bits: amount in hundredths, has refundOf, removed), the key's hash, and unless removed
 * day and recordedAt as differences to the event before, the amount, and refundOf if there is one. A removal has recordedAt
 * where the bit of hundredths says so; those of earlier releases have none.
 */
final class EventCodec {
    static final int LAYOUT = 1;
    private static final int CENTS = 1;
    private static final int REFUND = 2;
    private static final int REMOVED = 4;
    private static final long MICROS_IN_CENT = 10_000;

    private int lastDay;
    private long lastRecorded;

    /** Forgets the event before: to be called where a segment starts. */
    void restart() {
        lastDay = 0;
        lastRecorded = 0;
    }

    void write(Event event, ByteWriter out) {
        if (event.removed()) {
            boolean timed = event.recordedAt() != 0;
            out.unsigned(REMOVED | (timed ? CENTS : 0));
            out.fixed(event.keyHash());
            if (timed) {
                out.unsigned(Integer.toUnsignedLong(event.recordedAt()));
            }
            return;
        }
        boolean cents = event.amountMicros() % MICROS_IN_CENT == 0;
        boolean refund = event.refundOf() != 0;
        out.unsigned((long) event.kind() << 3 | (cents ? CENTS : 0) | (refund ? REFUND : 0));
        out.fixed(event.keyHash());
        out.signed(event.day() - (long) lastDay);
        lastDay = event.day();
        long recorded = Integer.toUnsignedLong(event.recordedAt());
        out.signed(recorded - lastRecorded);
        lastRecorded = recorded;
        out.signed(cents ? event.amountMicros() / MICROS_IN_CENT : event.amountMicros());
        if (refund) {
            out.fixed(event.refundOf());
        }
    }

    /** Where events go that are read, as plain columns. */
    interface Sink {
        void event(long keyHash, int day, short kind, long amountMicros, long refundOf, int recordedAt);
    }

    void readAll(byte[] segment, Sink sink) {
        restart();
        ByteReader in = new ByteReader(segment);
        in.version(LAYOUT, "a behaviour segment");
        while (in.more()) {
            long head = in.unsigned();
            long key = in.fixed();
            if ((head & REMOVED) != 0) {
                sink.event(key, 0, Event.REMOVED, 0, 0, (head & CENTS) != 0 ? (int) in.unsigned() : 0);
                continue;
            }
            lastDay += (int) in.signed();
            lastRecorded += in.signed();
            long amount = in.signed();
            long refundOf = (head & REFUND) != 0 ? in.fixed() : 0;
            sink.event(
                    key,
                    lastDay,
                    (short) (head >>> 3),
                    (head & CENTS) != 0 ? amount * MICROS_IN_CENT : amount,
                    refundOf,
                    (int) lastRecorded);
        }
    }
}
