package io.tierhub.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** The least that a webhook's far end can be: reads requests from sockets on loopback and answers 204. */
final class BareReceiver implements AutoCloseable {
    private static final byte[] ANSWER = "HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
    private static final String LENGTH = "content-length:";

    final AtomicLong received = new AtomicLong();
    private volatile byte[] last = {};
    private volatile Duration answer = Duration.ZERO;
    private volatile Consumer<byte[]> told = body -> {};
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

    BareReceiver() throws IOException {
        daemon(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/";
    }

    /** Takes so long for each request from now on. */
    void answerAfter(Duration time) {
        answer = time;
    }

    /** Shows every body from now on, once it is answered. */
    void tell(Consumer<byte[]> to) {
        told = to;
    }

    /** The body of the last request. */
    byte[] last() {
        return last;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                daemon(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "receiver");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            OutputStream out = socket.getOutputStream();
            for (int length = head(in); length >= 0; length = head(in)) {
                byte[] body = in.readNBytes(length);
                last = body;
                received.incrementAndGet();
                if (!answer.isZero()) {
                    Thread.sleep(answer.toMillis());
                }
                out.write(ANSWER);
                told.accept(body);
            }
        } catch (IOException | InterruptedException gone) {
            // The sender hung up.
        }
    }

    /** Reads the head of a request; the length of its body, or -1 at the end of the connection. */
    private static int head(InputStream in) throws IOException {
        int length = 0;
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next != '\n') {
                line.append((char) next);
                continue;
            }
            String header = line.toString().strip().toLowerCase(Locale.ROOT);
            line.setLength(0);
            if (header.isEmpty()) {
                return length;
            }
            if (header.startsWith(LENGTH)) {
                length = Integer.parseInt(header.substring(LENGTH.length()).strip());
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
