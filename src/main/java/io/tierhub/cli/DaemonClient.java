package io.tierhub.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/** Hands a command to the daemon of a home, if there is one. */
public final class DaemonClient {
    private static final int TRY_AGAIN = 75;

    private final Path data;

    /** @param data the home's {@code data} folder */
    public DaemonClient(Path data) {
        this.data = data;
    }

    /** Runs the command in the daemon and gives its exit code; empty: no daemon listens, nothing was done. */
    public OptionalInt run(CommandLineCall call, OutputStream out, OutputStream err) {
        byte[] request = request(call);
        try (SocketChannel daemon = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            if (!connected(daemon)) {
                return OptionalInt.empty();
            }
            return OptionalInt.of(converse(daemon, request, out, err));
        } catch (IOException e) {
            return OptionalInt.empty();
        }
    }

    private boolean connected(SocketChannel daemon) {
        try {
            Path path = SocketPath.find(data);
            // In a folder that all may write to, somebody else may have taken the place of a daemon long gone.
            return SocketPath.fits(path)
                    && Files.getOwner(path).equals(Files.getOwner(data))
                    && daemon.connect(UnixDomainSocketAddress.of(path));
        } catch (IOException e) {
            return false;
        }
    }

    private static int converse(SocketChannel daemon, byte[] request, OutputStream out, OutputStream err) {
        try {
            send(daemon, request);
        } catch (IOException e) {
            // A daemon that is full answers before it has read the request.
        }
        try {
            return Frames.copy(
                    new DataInputStream(new BufferedInputStream(Channels.newInputStream(daemon))), out, err);
        } catch (EOFException e) {
            return lost(err, "it stopped");
        } catch (IOException e) {
            return lost(err, String.valueOf(e.getMessage()));
        }
    }

    private static void send(SocketChannel daemon, byte[] request) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(request);
        while (bytes.hasRemaining()) {
            daemon.write(bytes);
        }
    }

    private static int lost(OutputStream err, String why) {
        new PrintStream(err, true, StandardCharsets.UTF_8)
                .println("The connection to the daemon was lost (" + why
                        + ") before the command had ended. What it had finished is kept; see the daemon's log,"
                        + " then run the command again.");
        return TRY_AGAIN;
    }

    private static byte[] request(CommandLineCall call) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            call.write(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
        return bytes.toByteArray();
    }
}
