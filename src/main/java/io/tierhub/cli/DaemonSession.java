package io.tierhub.cli;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One command of one client. A client that goes away does not end its command: work begun is finished. */
final class DaemonSession {
    private static final Logger LOG = LoggerFactory.getLogger(DaemonSession.class);
    /** A client that has not said by then what it wants gives its place to another. */
    static final long MAX_REQUEST_MS = 5_000;

    private static final int FAILED = 1;

    private final SocketChannel client;
    private final CommandRunner runner;

    DaemonSession(SocketChannel client, CommandRunner runner) {
        this.client = client;
        this.runner = runner;
    }

    void run() {
        try (client) {
            CommandLineCall call = request();
            Frames frames = new Frames(client);
            frames.exit(command(call, frames));
        } catch (IOException e) {
            LOG.debug("A command's connection ended: {}", e.getMessage());
        }
    }

    private CommandLineCall request() throws IOException {
        AtomicBoolean waiting = new AtomicBoolean(true);
        CompletableFuture.delayedExecutor(MAX_REQUEST_MS, TimeUnit.MILLISECONDS).execute(() -> {
            if (waiting.get()) {
                hangUp();
            }
        });
        CommandLineCall call = CommandLineCall.read(new DataInputStream(Channels.newInputStream(client)));
        waiting.set(false);
        return call;
    }

    private int command(CommandLineCall call, Frames frames) {
        PrintStream out = stream(frames, Frames.OUT, call.terminal());
        PrintStream err = stream(frames, Frames.ERR, true);
        try {
            return runner.run(call, out, err);
        } catch (RuntimeException e) {
            LOG.error("A command failed", e);
            err.println("The command failed: " + e + ". The daemon goes on, and its log has the details.");
            return FAILED;
        } finally {
            out.flush();
            err.flush();
        }
    }

    private static PrintStream stream(Frames frames, byte type, boolean lineByLine) {
        return new PrintStream(
                new BufferedOutputStream(frames.stream(type), 16 * 1024), lineByLine, StandardCharsets.UTF_8);
    }

    private void hangUp() {
        try {
            client.close();
        } catch (IOException e) {
            LOG.debug("A silent command's connection did not close: {}", e.getMessage());
        }
    }
}
