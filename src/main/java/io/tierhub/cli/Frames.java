package io.tierhub.cli;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * What a daemon sends back: frames of one type byte, a length and that many bytes. The last one is an exit code. A
 * connection that ends without one has lost its daemon.
 */
final class Frames {
    static final byte OUT = 1;
    static final byte ERR = 2;
    static final byte EXIT = 3;
    static final int MAX_BYTES = 64 * 1024;

    private final WritableByteChannel channel;

    Frames(WritableByteChannel channel) {
        this.channel = channel;
    }

    /** A stream whose writes become frames. */
    OutputStream stream(byte type) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                for (int done = 0; done < length; done += MAX_BYTES) {
                    send(type, ByteBuffer.wrap(bytes, offset + done, Math.min(MAX_BYTES, length - done)));
                }
            }
        };
    }

    void exit(int code) throws IOException {
        send(EXIT, ByteBuffer.allocate(4).putInt(0, code));
    }

    private synchronized void send(byte type, ByteBuffer bytes) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(5 + bytes.remaining());
        frame.put(type).putInt(bytes.remaining()).put(bytes).flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }

    /** Copies what comes to the two streams until the exit code, which is returned. */
    static int copy(DataInputStream in, OutputStream out, OutputStream err) throws IOException {
        byte[] buffer = new byte[MAX_BYTES];
        while (true) {
            byte type = in.readByte();
            int length = in.readInt();
            if (length < 0 || length > MAX_BYTES) {
                throw new IOException("a frame of " + length + " bytes");
            }
            in.readFully(buffer, 0, length);
            switch (type) {
                case OUT -> write(out, buffer, length);
                case ERR -> write(err, buffer, length);
                case EXIT -> {
                    return ByteBuffer.wrap(buffer).getInt();
                }
                default -> throw new IOException("a frame of unknown type " + type);
            }
        }
    }

    private static void write(OutputStream to, byte[] bytes, int length) throws IOException {
        to.write(bytes, 0, length);
        to.flush();
    }
}
