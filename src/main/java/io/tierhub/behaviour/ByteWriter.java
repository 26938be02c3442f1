package io.tierhub.behaviour;

import java.util.Arrays;

/** Writes integers compactly: seven bits a byte, lowest first, the top bit says that more follow. */
public final class ByteWriter {
    private byte[] bytes = new byte[256];
    private int size;

    public int size() {
        return size;
    }

    public void raw(int value) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, size * 2);
        }
        bytes[size++] = (byte) value;
    }

    /** For values that are not negative. */
    public void unsigned(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            raw((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        raw((int) rest);
    }

    /** For values of either sign: small magnitudes take few bytes. */
    public void signed(long value) {
        unsigned((value << 1) ^ (value >> 63));
    }

    /** Eight bytes, for values whose bits are all in use. */
    public void fixed(long value) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            raw((int) (value >>> shift));
        }
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** Appends all that another writer holds. */
    void append(ByteWriter other) {
        while (size + other.size > bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        System.arraycopy(other.bytes, 0, bytes, size, other.size);
        size += other.size;
    }

    void clear() {
        size = 0;
    }
}
