package io.tierhub.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets other processes of the same user run commands in the daemon, over a Unix domain socket that only its owner may
 * open. The caller holds the {@link HomeLock}, so a socket file that is already there belongs to a dead daemon.
 */
public final class DaemonSocket implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DaemonSocket.class);
    static final int MAX_CLIENTS = 8;
    private static final int BUSY = 75;

    private final Path data;
    private final Path path;
    private final CommandRunner runner;
    private final ServerSocketChannel server;
    private final Semaphore places = new Semaphore(MAX_CLIENTS);
    private final ExecutorService clients = Executors.newCachedThreadPool(task -> daemon(task, "command"));

    private DaemonSocket(Path data, Path path, ServerSocketChannel server, CommandRunner runner) {
        this.data = data;
        this.path = path;
        this.server = server;
        this.runner = runner;
    }

    /** Listens from now on, until closed. */
    public static DaemonSocket open(Path data, CommandRunner runner) {
        try {
            Path path = SocketPath.create(data);
            DaemonSocket socket = new DaemonSocket(data, path, bind(path), runner);
            daemon(socket::accept, "daemon-socket").start();
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the daemon cannot listen for commands below " + data + ": " + e.getMessage(), e);
        }
    }

    /** Binds in a folder that nobody else can enter and moves the finished socket: it is never open to others. */
    private static ServerSocketChannel bind(Path path) throws IOException {
        Path folder = path.resolveSibling("." + path.getFileName());
        Path draft = folder.resolve("s");
        Files.deleteIfExists(draft);
        Files.deleteIfExists(folder);
        Files.createDirectory(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(draft), MAX_CLIENTS);
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Files.delete(folder);
            return server;
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                SocketChannel client = server.accept();
                if (places.tryAcquire()) {
                    clients.execute(() -> serve(client));
                } else {
                    refuse(client);
                }
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                LOG.warn("A command could not connect: {}", e.getMessage());
            }
        }
    }

    private void serve(SocketChannel client) {
        try {
            new DaemonSession(client, runner).run();
        } finally {
            places.release();
        }
    }

    private static void refuse(SocketChannel client) {
        try (client) {
            Frames frames = new Frames(client);
            String words = "The daemon runs " + MAX_CLIENTS + " commands already; try again when one has ended.\n";
            frames.stream(Frames.ERR).write(words.getBytes(StandardCharsets.UTF_8));
            frames.exit(BUSY);
        } catch (IOException e) {
            LOG.debug("A refused command did not wait for the answer: {}", e.getMessage());
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Takes no more commands; those under way are left to end. */
    @Override
    public void close() {
        try {
            server.close();
            clients.shutdown();
            SocketPath.remove(data, path);
        } catch (IOException e) {
            LOG.warn("The socket below {} was not removed: {}; the next start replaces it.", data, e.getMessage());
        }
    }
}
