package io.tierhub.match;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.util.zip.CRC32C;

/** Reads what {@link ArrayOutput} wrote, in the same order. Lengths are trusted: see {@link #isWhole} first. */
public final class ArrayInput {
    private final ReadableByteChannel channel;
    private final ByteBuffer buffer;

    public ArrayInput(ReadableByteChannel channel) {
        this.channel = channel;
        this.buffer = buffer();
        buffer.limit(0);
    }

    private static ByteBuffer buffer() {
        return ByteBuffer.allocateDirect(ArrayOutput.BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Whether so many bytes end with the checksum of those before it. Reads them all.
     *
     * @param size of the whole file
     */
    public static boolean isWhole(ReadableByteChannel channel, long size) throws IOException {
        CRC32C checksum = new CRC32C();
        ByteBuffer part = buffer();
        long left = size - Long.BYTES;
        while (left > 0) {
            part.clear().limit((int) Math.min(part.capacity(), left));
            if (channel.read(part) < 0) {
                return false;
            }
            left -= part.flip().limit();
            checksum.update(part);
        }
        if (left < 0) {
            return false;
        }
        return new ArrayInput(channel).getLong() == checksum.getValue();
    }

    public int getInt() throws IOException {
        return filled(Integer.BYTES).getInt();
    }

    public long getLong() throws IOException {
        return filled(Long.BYTES).getLong();
    }

    public byte[] getBytes() throws IOException {
        byte[] values = new byte[getInt()];
        for (int at = 0, n; at < values.length; at += n) {
            n = Math.min(values.length - at, filled(1).remaining());
            buffer.get(values, at, n);
        }
        return values;
    }

    public int[] getInts() throws IOException {
        int[] values = new int[getInt()];
        for (int at = 0, n; at < values.length; at += n) {
            n = Math.min(values.length - at, filled(Integer.BYTES).remaining() / Integer.BYTES);
            buffer.asIntBuffer().get(values, at, n);
            buffer.position(buffer.position() + n * Integer.BYTES);
        }
        return values;
    }

    public long[] getLongs() throws IOException {
        long[] values = new long[getInt()];
        for (int at = 0, n; at < values.length; at += n) {
            n = Math.min(values.length - at, filled(Long.BYTES).remaining() / Long.BYTES);
            buffer.asLongBuffer().get(values, at, n);
            buffer.position(buffer.position() + n * Long.BYTES);
        }
        return values;
    }

    private ByteBuffer filled(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            buffer.compact();
            while (buffer.position() < bytes) {
                if (channel.read(buffer) < 0) {
                    throw new EOFException("the file ends too early");
                }
            }
            buffer.flip();
        }
        return buffer;
    }
}
