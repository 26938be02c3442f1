package io.tierhub.crash;

import io.tierhub.crash.FaultProxy.Link;
import java.io.IOException;

/** What a {@link FaultProxy} does to one direction of its connections. */
public interface Toxic {
    /** Lets everything pass. */
    Toxic NONE = (link, bytes, length) -> link.write(bytes, 0, length);

    /** Deals with the next bytes. */
    void pass(Link link, byte[] bytes, int length) throws IOException, InterruptedException;

    /** The sender has said all: so says the proxy. */
    default void end(Link link) throws IOException, InterruptedException {
        link.endOutput();
    }

    /** Every piece comes later. */
    static Toxic latency(long ms) {
        return (link, bytes, length) -> {
            Thread.sleep(ms);
            link.write(bytes, 0, length);
        };
    }

    /** So many bytes a second. */
    static Toxic bandwidth(int bytesPerSecond) {
        return (link, bytes, length) -> {
            Thread.sleep(length * 1000L / bytesPerSecond);
            link.write(bytes, 0, length);
        };
    }

    /** The end comes later. */
    static Toxic slowClose(long ms) {
        return new Toxic() {
            @Override
            public void pass(Link link, byte[] bytes, int length) throws IOException {
                link.write(bytes, 0, length);
            }

            @Override
            public void end(Link link) throws IOException, InterruptedException {
                Thread.sleep(ms);
                link.endOutput();
            }
        };
    }

    /** Nothing passes, and after a while the connection ends. */
    static Toxic timeout(long ms) {
        return (link, bytes, length) -> {
            Thread.sleep(ms);
            link.close();
        };
    }

    /** The connection is reset after a while, instead of the bytes. */
    static Toxic resetPeer(long ms) {
        return (link, bytes, length) -> {
            Thread.sleep(ms);
            link.reset();
        };
    }

    /** In small pieces, with a pause after each. */
    static Toxic slicer(int piece, long pauseMs) {
        return (link, bytes, length) -> {
            for (int at = 0; at < length; at += piece) {
                link.write(bytes, at, Math.min(piece, length - at));
                Thread.sleep(pauseMs);
            }
        };
    }

    /** So many bytes, then the connection ends. */
    static Toxic limitData(long most) {
        return (link, bytes, length) -> {
            int rest = (int) Math.min(length, most - link.passed);
            link.write(bytes, 0, rest);
            if (rest < length || link.passed + rest == most) {
                link.close();
            }
        };
    }

    /** So many bytes, then the end of what is said; the connection stays open. */
    static Toxic halfClose(long most) {
        return (link, bytes, length) -> {
            int rest = (int) Math.max(0, Math.min(length, most - link.passed));
            if (rest > 0) {
                link.write(bytes, 0, rest);
            }
            if (link.passed + length >= most) {
                link.endOutput();
            }
        };
    }
}
