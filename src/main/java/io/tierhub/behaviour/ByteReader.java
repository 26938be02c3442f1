package io.tierhub.behaviour;

/** Reads what a {@link ByteWriter} wrote. Bytes that end too early are an {@link IllegalStateException}. */
public final class ByteReader {
    private final byte[] bytes;
    private int at;

    public ByteReader(byte[] bytes) {
        this.bytes = bytes;
    }

    public boolean more() {
        return at < bytes.length;
    }

    public int raw() {
        if (at == bytes.length) {
            throw new IllegalStateException("stored data ends early, after " + at + " bytes; restore it from a backup");
        }
        return bytes[at++] & 0xFF;
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
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = value << 8 | raw();
        }
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
