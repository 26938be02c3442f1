package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** The network's other end: a receiver on loopback that keeps every request and answers as told. */
final class StubTarget implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What came in. */
    record Received(Headers headers, byte[] body, InetSocketAddress from, String path) {
        String id() {
            return headers.getFirst("webhook-id");
        }

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new AssertionError("not JSON", e);
            }
        }

        String customer() {
            return json().at("/subject").asText();
        }
    }

    /** How to answer one request. */
    interface Behaviour {
        void answer(HttpExchange exchange, Received received) throws IOException, InterruptedException;
    }

    final List<Received> received = new CopyOnWriteArrayList<>();
    volatile Behaviour behaviour = status(204);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    StubTarget() throws IOException {
        this(HttpServer.create(loopback(), 50));
    }

    private StubTarget(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Speaks TLS with a certificate that nobody knows. */
    static StubTarget withOwnCertificate(Path folder) throws Exception {
        Path file = folder.resolve("own.p12");
        char[] password = "changeit".toCharArray();
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "own",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(password))
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(file.toFile(), password), password);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(loopback(), 50);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return new StubTarget(server);
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Received request = new Received(
                exchange.getRequestHeaders(),
                body,
                exchange.getRemoteAddress(),
                exchange.getRequestURI().getPath());
        received.add(request);
        try {
            behaviour.answer(exchange, request);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static Behaviour status(int status, String... headers) {
        return (exchange, received) -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        };
    }

    /** Takes the whole request and hangs up without a word. */
    static Behaviour reset() {
        return (exchange, received) -> {
            throw new IOException("reset");
        };
    }

    /** Answers at once and then trickles the body, a byte at a time. */
    static Behaviour trickle(int status, int bytes, long everyMs) {
        return (exchange, received) -> {
            exchange.sendResponseHeaders(status, bytes);
            for (int i = 0; i < bytes; i++) {
                exchange.getResponseBody().write('x');
                exchange.getResponseBody().flush();
                Thread.sleep(everyMs);
            }
            exchange.close();
        };
    }

    static Behaviour silence(long ms) {
        return (exchange, received) -> {
            Thread.sleep(ms);
            exchange.close();
        };
    }

    String url(String rest) {
        String scheme = server instanceof HttpsServer ? "https" : "http";
        return scheme + "://127.0.0.1:" + server.getAddress().getPort() + rest;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
