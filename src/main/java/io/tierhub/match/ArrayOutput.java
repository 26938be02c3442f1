package io.tierhub.match;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.util.zip.CRC32C;

/** Writes numbers and arrays of them, small end first, as fast as they can be copied; keeps a checksum over all of it. */
public final class ArrayOutput {
    static final int BUFFER = 1 << 20;

    private final WritableByteChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C checksum = new CRC32C();

    public ArrayOutput(WritableByteChannel channel) {
        this.channel = channel;
    }

    public void put(int value) throws IOException {
        room(Integer.BYTES).putInt(value);
    }

    public void put(long value) throws IOException {
        room(Long.BYTES).putLong(value);
    }

    /** The length, then the bytes. */
    public void put(byte[] values) throws IOException {
        put(values.length);
        for (int at = 0, n; at < values.length; at += n) {
            n = Math.min(values.length - at, room(1).remaining());
            buffer.put(values, at, n);
        }
    }

    /** The length, then the numbers. */
    public void put(int[] values) throws IOException {
        put(values.length);
        for (int at = 0, n; at < values.length; at += n) {
            n = Math.min(values.length - at, room(Integer.BYTES).remaining() / Integer.BYTES);
            buffer.asIntBuffer().put(values, at, n);
            buffer.position(buffer.position() + n * Integer.BYTES);
        }
    }

    /** The length, then the numbers. */
    public void put(long[] values) throws IOException {
        put(values.length);
        for (int at = 0, n; at < values.length; at += n) {
            n = Math.min(values.length - at, room(Long.BYTES).remaining() / Long.BYTES);
            buffer.asLongBuffer().put(values, at, n);
            buffer.position(buffer.position() + n * Long.BYTES);
        }
    }

    /** Ends the file: the checksum of all before it. */
    public void finish() throws IOException {
        flush();
        put(checksum.getValue());
        flush();
    }

    private ByteBuffer room(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            flush();
        }
        return buffer;
    }

    private void flush() throws IOException {
        buffer.flip();
        checksum.update(buffer.duplicate());
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }
}
