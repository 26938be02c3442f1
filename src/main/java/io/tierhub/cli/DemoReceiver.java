package io.tierhub.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tierhub.publish.WebhookKey;
import io.tierhub.publish.WebhookSignature;
import io.tierhub.vocabulary.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The far end of the demonstration's webhooks, on loopback: checks every signature and counts. */
final class DemoReceiver implements AutoCloseable {
    /** Known to nobody else than this process and its receiver, which ends with it. */
    static final String SECRET = "demo-secret-of-thirty-two-bytes!";

    private final HttpServer server;
    private final List<WebhookKey> keys = List.of(WebhookKey.of(Secret.of(SECRET)));
    private final Map<String, Set<String>> verified = new TreeMap<>();
    private int forged;

    DemoReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Where a system is told. */
    String url(String system) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + system;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String id = exchange.getRequestHeaders().getFirst("webhook-id");
            long at = Long.parseLong(exchange.getRequestHeaders().getFirst("webhook-timestamp"));
            String signature = exchange.getRequestHeaders().getFirst("webhook-signature");
            boolean good = WebhookSignature.sign(keys, id, at, body).equals(signature);
            count(exchange.getRequestURI().getPath().substring(1), id, good);
            exchange.sendResponseHeaders(good ? 204 : 401, -1);
        }
    }

    /** An event that is sent again, as its answer was lost, is the same event. */
    private synchronized void count(String system, String id, boolean good) {
        if (good) {
            verified.computeIfAbsent(system, each -> new HashSet<>()).add(id);
        } else {
            forged++;
        }
    }

    /** Events with a good signature, by system. */
    synchronized Map<String, Integer> verified() {
        Map<String, Integer> counts = new TreeMap<>();
        verified.forEach((system, ids) -> counts.put(system, ids.size()));
        return counts;
    }

    synchronized int forged() {
        return forged;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
