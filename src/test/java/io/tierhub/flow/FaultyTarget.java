package io.tierhub.flow;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

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

    /**
     * One request, at a moment of the test's clock.
     *
     * @param early whether it came within a pause that was asked for
     * @param taken whether it was answered as the hub hopes
     */
    record Asked(String id, long atMs, boolean early, boolean taken) {}

    /** How long the busy modes ask to be left alone. */
    private static final long PAUSE_SECONDS = 3_600;
    /** Of so many bodies that trickle one does not end in any time that a hub would wait. */
    private static final int ENDLESS = 100;

    volatile @Nullable Mode mode = null;
    private volatile long pausedUntilMs;
    private final AtomicInteger trickled = new AtomicInteger();
    final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
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
            for (String id = request(in); id != null; id = request(in)) {
                Mode how = mode;
                long atMs = clock.getAsLong();
                asked.add(new Asked(id, atMs, atMs < pausedUntilMs, how == null));
                if (!answer(socket, how)) {
                    return;
                }
            }
        } catch (IOException | InterruptedException gone) {
            // The hub hung up, or the test is over.
        }
    }

    /** Reads one request and tells its identifier; null: the connection is at its end. */
    private static @Nullable String request(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int last = 0;
        for (int next = in.read(); ; next = in.read()) {
            if (next < 0) {
                return null;
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
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("webhook-id:")) {
                id = line.substring("webhook-id:".length()).strip();
            } else if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(
                        line.substring("content-length:".length()).strip());
            }
        }
        in.readNBytes(length);
        return id;
    }

    /** Answers in a way; whether the connection goes on. */
    private boolean answer(Socket socket, @Nullable Mode how) throws IOException, InterruptedException {
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
            case BUSY_503_SECONDS -> busy(socket, "503 Busy", clock.getAsLong());
            case BUSY_429_DATE -> busy(socket, "429 Slow down", clock.getAsLong());
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

    /** Asks to be left alone, 503 in seconds and 429 by a date, which has no milliseconds. */
    private boolean busy(Socket socket, String status, long nowMs) throws IOException {
        boolean dated = status.startsWith("429");
        long untilMs = (dated ? nowMs / 1000 * 1000 : nowMs) + PAUSE_SECONDS * 1000;
        pausedUntilMs = Math.max(pausedUntilMs, untilMs);
        String pause = dated
                ? DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        Instant.ofEpochMilli(untilMs).atOffset(ZoneOffset.UTC))
                : Long.toString(PAUSE_SECONDS);
        return write(socket, "HTTP/1.1 " + status + "\r\nRetry-After: " + pause + "\r\nContent-Length: 0\r\n\r\n");
    }

    /** Says its failure at once and its reason slowly; of many such reasons one for longer than anybody waits. */
    private boolean trickle(Socket socket) throws IOException, InterruptedException {
        boolean endless = trickled.getAndIncrement() % ENDLESS == 0;
        int bytes = endless ? 100 : 4;
        write(socket, "HTTP/1.1 500 No\r\nContent-Length: " + bytes + "\r\n\r\n");
        for (int i = 0; i < bytes; i++) {
            Thread.sleep(endless ? 100 : 1);
            write(socket, "x");
        }
        return true;
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
