package io.tierhub.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BoundedConnectionsTest {
    @Test
    void aConnectionThatIsSilentIsEnded() throws Exception {
        assertThat(secondsUntilEnded(1, 60, false)).isBetween(0L, 5L);
    }

    @Test
    void aConnectionThatTricklesHeadersOrABodyIsEndedByItsAge() throws Exception {
        assertThat(secondsUntilEnded(60, 2, true)).isBetween(1L, 7L);
    }

    private static long secondsUntilEnded(int idle, int life, boolean trickle) throws Exception {
        Vertx vertx = BoundedConnections.vertx(idle, life);
        try {
            HttpServer server = vertx.createHttpServer(
                            new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                    .requestHandler(request ->
                            request.body().onSuccess(body -> request.response().end()))
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
            long begun = System.nanoTime();
            try (Socket socket = new Socket("127.0.0.1", server.actualPort())) {
                socket.setSoTimeout(200);
                send(socket, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n");
                while (System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(20) && !ended(socket)) {
                    if (trickle) {
                        send(socket, "x");
                    }
                }
            }
            return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }

    private static void send(Socket socket, String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException gone) {
            // the next read says so
        }
    }

    private static boolean ended(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (java.net.SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }
}
