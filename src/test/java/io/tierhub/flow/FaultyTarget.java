package io.tierhub.flow;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;

/** A receiver on a bare socket that fails in every way that a network and a server know; counts what it is asked. */
final class FaultyTarget implements AutoCloseable {
    /** How it fails. */
    enum Mode {
        REFUSE(0),
        RESET(0),
        HALF_CLOSE(0),
        TIMEOUT(0),
        SLOW_BODY(500),
        ERROR_500(500),
        BUSY_503_SECONDS(503),
        BUSY_429_DATE(429),
        GONE_410(410),
        GARBAGE(0),
        REDIRECT(302),
        TRUNCATED(0);

        /** What the hub notes as the last status; 0: no answer. */
        final int status;

        Mode(int status) {
            this.status = status;
        }
    }

    /** One request, at a moment of the test's clock. */
    record Asked(String id, long atMs) {}

    /** How long the busy modes ask to be left alone. */
    static final long PAUSE_SECONDS = 3_600;

    volatile Mode mode = null;
    final List<Asked> asked = java.util.Collections.synchronizedList(new ArrayList<>());
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "faulty");
        thread.setDaemon(true);
        return thread;
    });
    private final LongSupplier clock;

    /** @param clock epoch milliseconds of the test */
    FaultyTarget(LongSupplier clock) throws IOException {
        this.clock = clock;
        threads.execute(this::accept);
    }

    /** Where it listens; where it refuses, nobody does. */
    String url() {
        return "http://127.0.0.1:" + (mode == Mode.REFUSE ? 1 : server.getLocalPort()) + "/";
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                threads.execute(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = socket.getInputStream();
            while (request(in)) {
                if (!answer(socket, mode)) {
                    return;
                }
            }
        } catch (IOException | InterruptedException gone) {
            // The hub hung up, or the test is over.
        }
    }

    /** Reads one request; false: the connection is at its end. */
    private boolean request(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int last = 0;
        for (int next = in.read(); ; next = in.read()) {
            if (next < 0) {
                return false;
            }
            head.write(next);
            last = last << 8 | next;
            if (last == 0x0D0A0D0A) {
                break;
            }
        }
        String id = "";
        int length = 0;
        for (String line : head.toString(StandardCharsets.ISO_8859_1).split("\r\n")) {
            String lower = line.toLowerCase(java.util.Locale.ROOT);
            if (lower.startsWith("webhook-id:")) {
                id = line.substring("webhook-id:".length()).strip();
            } else if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(
                        line.substring("content-length:".length()).strip());
            }
        }
        in.readNBytes(length);
        asked.add(new Asked(id, clock.getAsLong()));
        return true;
    }

    /** Answers in a way; whether the connection goes on. */
    private boolean answer(Socket socket, Mode how) throws IOException, InterruptedException {
        if (how == null) {
            return write(socket, "HTTP/1.1 204 No Content\r\n\r\n");
        }
        return switch (how) {
            case REFUSE -> false;
            case RESET -> {
                socket.setSoLinger(true, 0);
                yield false;
            }
            case HALF_CLOSE -> {
                socket.shutdownOutput();
                Thread.sleep(50);
                yield false;
            }
            case TIMEOUT -> {
                Thread.sleep(30_000);
                yield false;
            }
            case SLOW_BODY -> trickle(socket);
            case ERROR_500 -> write(socket, "HTTP/1.1 500 No\r\nContent-Length: 4\r\n\r\nnope");
            case BUSY_503_SECONDS ->
                write(socket, "HTTP/1.1 503 Busy\r\nRetry-After: " + PAUSE_SECONDS + "\r\nContent-Length: 0\r\n\r\n");
            case BUSY_429_DATE ->
                write(socket, "HTTP/1.1 429 Slow down\r\nRetry-After: " + date() + "\r\nContent-Length: 0\r\n\r\n");
            case GONE_410 -> write(socket, "HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n");
            case GARBAGE -> {
                write(socket, "\0\1\2 this is not HTTP at all\r\n\r\n");
                yield false;
            }
            case REDIRECT ->
                write(socket, "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n");
            case TRUNCATED -> {
                write(socket, "HTTP/1.1 20");
                yield false;
            }
        };
    }

    private String date() {
        return java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME.format(
                java.time.Instant.ofEpochMilli(clock.getAsLong() + PAUSE_SECONDS * 1000)
                        .atOffset(java.time.ZoneOffset.UTC));
    }

    /** Says its failure at once and its reason for longer than anybody waits. */
    private static boolean trickle(Socket socket) throws IOException, InterruptedException {
        write(socket, "HTTP/1.1 500 No\r\nContent-Length: 100000\r\n\r\n");
        for (int i = 0; i < 100; i++) {
            Thread.sleep(100);
            write(socket, "x");
        }
        return false;
    }

    private static boolean write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        return true;
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
