package io.tierhub.behaviour;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads what a {@link ByteWriter} wrote. Bytes that end too early are an {@link IllegalStateException}. */
public final class ByteReader {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] bytes;
    private int at;

    public ByteReader(byte[] bytes) {
        this.bytes = bytes;
    }

    public boolean more() {
        return at < bytes.length;
    }

    public int raw() {
        need(1);
        return bytes[at++] & 0xFF;
    }

    private void need(int more) {
        if (bytes.length - at < more) {
            throw new IllegalStateException(
                    "stored data ends early, after " + bytes.length + " bytes; restore it from a backup");
        }
    }

    public long unsigned() {
        long value = 0;
        int shift = 0;
        int next;
        do {
            next = raw();
            value |= (long) (next & 0x7F) << shift;
            shift += 7;
        } while (next >= 0x80);
        return value;
    }

    public long signed() {
        long value = unsigned();
        return (value >>> 1) ^ -(value & 1);
    }

    public long fixed() {
        need(Long.BYTES);
        long value = (long) LONG.get(bytes, at);
        at += Long.BYTES;
        return value;
    }

    /** Refuses data of a layout that this version of the hub does not know. */
    public void version(int known, String what) {
        int version = raw();
        if (version != known) {
            throw new IllegalStateException(what + " has layout " + version + ", but this version reads layout " + known
                    + ": it was written by another version of the hub; start that one");
        }
    }
}
