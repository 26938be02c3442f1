package io.tierhub.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The far end of webhooks, on loopback, for many homes at once: {@code /HOME/SYSTEM} is a target, {@code /HOME/answer/503}
 * tells how to answer from then on. Keeps every request.
 */
final class KeepingTarget implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One request: of whom it tells what, and how it was answered. */
    record Received(String id, String target, String customer, long sequence, String tier, int answered) {
        boolean accepted() {
            return answered < 300;
        }
    }

    private final Map<String, List<Received>> received = new HashMap<>();
    private final Map<String, Integer> answers = new HashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    KeepingTarget() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** The address below which a home's targets are. */
    String url(String home) {
        return "http://127.0.0.1:" + port() + "/" + home;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/");
        byte[] body = exchange.getRequestBody().readAllBytes();
        int status = switch (path[2]) {
            case "answer" -> told(path[1], Integer.parseInt(path[3]));
            case Robot.NAME -> 204;
            default -> keep(path[1], path[2], exchange.getRequestHeaders().getFirst("webhook-id"), JSON.readTree(body));
        };
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private synchronized int told(String home, int status) {
        answers.put(home, status);
        return 204;
    }

    private synchronized int keep(String home, String target, String id, JsonNode event) {
        int status = answers.getOrDefault(home, 204);
        received.computeIfAbsent(home, h -> new ArrayList<>())
                .add(new Received(
                        id,
                        target,
                        event.at("/subject").asText(),
                        event.at("/data/sequence").asLong(),
                        event.at("/data/tier/to").asText(),
                        status));
        return status;
    }

    /** All requests of a home, in their order. */
    synchronized List<Received> received(String home) {
        return List.copyOf(received.getOrDefault(home, List.of()));
    }

    /** Forgets a home. */
    synchronized void forget(String home) {
        received.remove(home);
        answers.remove(home);
    }

    /**
     * What the targets of a home hold, by target and customer: the tier of the last event that they took and that tells one.
     *
     * @throws AssertionError when a version went backwards, or an event came twice under two identifiers
     */
    Map<String, String> held(String home) {
        Map<String, Received> last = new HashMap<>();
        Map<String, String> ids = new HashMap<>();
        Map<String, String> held = new TreeMap<>();
        for (Received each : received(home)) {
            String whose = each.target() + " " + each.customer();
            Received before = last.put(whose, each);
            assertThat(each.sequence())
                    .as("%s: the version of %s after %s", home, each, before)
                    .isGreaterThanOrEqualTo(before == null ? 0 : before.sequence());
            assertThat(ids.merge(whose + " " + each.sequence(), each.id(), (known, now) -> known))
                    .as("%s: the identifier of a duplicate", home)
                    .isEqualTo(each.id());
            if (each.accepted() && !each.tier().isEmpty()) {
                held.put(whose, each.tier());
            }
        }
        return held;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
