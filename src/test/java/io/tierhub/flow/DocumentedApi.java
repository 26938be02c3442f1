package io.tierhub.flow;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** A system on loopback that expects one request after another as its vendor documents them, and answers them. */
final class DocumentedApi implements AutoCloseable {
    private static final int NOT_DOCUMENTED = 418;

    private final HttpServer server;
    private final Queue<Exchange> expected = new ArrayDeque<>();
    private final List<String> differences = new ArrayList<>();

    DocumentedApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    String host() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    synchronized void expect(List<Exchange> exchanges) {
        expected.addAll(exchanges);
    }

    /** In what the requests differed from those expected, those that did not come included. */
    synchronized List<String> differences() {
        List<String> all = new ArrayList<>(differences);
        expected.forEach(
                each -> all.add("it was never asked: " + each.method() + " " + each.path() + " " + each.query()));
        return all;
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        Exchange told = answer(new Exchange.Asked(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                query(exchange.getRequestURI().getRawQuery()),
                headers,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        if (told == null) {
            exchange.sendResponseHeaders(NOT_DOCUMENTED, -1);
            exchange.close();
            return;
        }
        byte[] body = told.answer().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        told.answerHeaders()
                .forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
        exchange.sendResponseHeaders(told.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private synchronized @Nullable Exchange answer(Exchange.Asked asked) {
        Exchange next = expected.poll();
        String difference = next == null ? "it was asked for more: " + asked : next.difference(asked);
        if (difference != null) {
            differences.add(difference);
            return null;
        }
        return next;
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : raw == null || raw.isEmpty() ? new String[0] : raw.split("&")) {
            String[] parts = pair.split("=", 2);
            query.put(decoded(parts[0]), parts.length < 2 ? "" : decoded(parts[1]));
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
