package io.tierhub.crash;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A TCP proxy on loopback that treats what passes as a bad network would. Toxics may be changed at any time; they hold for
 * what passes from then on, also on connections that are open.
 */
public final class FaultProxy implements AutoCloseable {
    private static final int PIECE = 16 * 1024;

    private final ServerSocket server;
    private final int port;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "fault-proxy");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private volatile Toxic toServer = Toxic.NONE;
    private volatile Toxic toClient = Toxic.NONE;
    private volatile boolean down;

    /** Stands before a port of this machine. */
    public FaultProxy(int port) throws IOException {
        this.port = port;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    /** The port to connect to. */
    public int port() {
        return server.getLocalPort();
    }

    /** How many connections were taken. */
    public int accepted() {
        return accepted.get();
    }

    /** Treats requests so. */
    public void requests(Toxic toxic) {
        toServer = toxic;
    }

    /** Treats answers so. */
    public void answers(Toxic toxic) {
        toClient = toxic;
    }

    /** Cuts every connection, and resets every new one. */
    public void down() {
        down = true;
        links.forEach(Link::reset);
    }

    /** Lets everything pass from now on. */
    public void heal() {
        toServer = Toxic.NONE;
        toClient = Toxic.NONE;
        down = false;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                accepted.incrementAndGet();
                connect(client);
            } catch (IOException closed) {
                // Ends with the server socket; a connection that fails meanwhile is its client's to notice.
            }
        }
    }

    private void connect(Socket client) throws IOException {
        Socket target = new Socket(InetAddress.getLoopbackAddress(), port);
        Link request = new Link(client, target);
        Link answer = new Link(target, client);
        if (down) {
            request.reset();
            return;
        }
        links.add(request);
        threads.execute(() -> pump(request, true));
        threads.execute(() -> pump(answer, false));
    }

    private void pump(Link link, boolean request) {
        byte[] piece = new byte[PIECE];
        try {
            InputStream in = link.from.getInputStream();
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                (request ? toServer : toClient).pass(link, piece, length);
                link.passed += length;
            }
            (request ? toServer : toClient).end(link);
        } catch (IOException | UncheckedIOException broken) {
            link.close();
        } catch (InterruptedException stopped) {
            link.close();
            Thread.currentThread().interrupt();
        } finally {
            if (request) {
                links.remove(link);
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        links.forEach(Link::close);
        threads.shutdownNow();
    }

    /** One direction of a connection. */
    static final class Link {
        final Socket from;
        final Socket to;
        /** Bytes that a toxic has dealt with. */
        long passed;

        private Link(Socket from, Socket to) {
            this.from = from;
            this.to = to;
        }

        void write(byte[] bytes, int offset, int length) throws IOException {
            to.getOutputStream().write(bytes, offset, length);
        }

        /** Says that nothing more comes, and leaves the other direction open. */
        void endOutput() throws IOException {
            if (!to.isClosed() && !to.isOutputShutdown()) {
                to.shutdownOutput();
            }
        }

        /** Ends both ends in order. */
        void close() {
            quietly(from);
            quietly(to);
        }

        /** Ends both ends with a reset. */
        void reset() {
            try {
                from.setSoLinger(true, 0);
                to.setSoLinger(true, 0);
            } catch (IOException gone) {
                // Closed already: nobody is left to be told.
            }
            close();
        }

        private static void quietly(Socket socket) {
            try {
                socket.close();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }
}
