package io.tierhub.flow.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tierhub.config.ConfigLoader;
import io.tierhub.config.Home;
import io.tierhub.config.Layers;
import io.tierhub.config.SystemConfig;
import io.tierhub.flow.DeliveryBench;
import io.tierhub.flow.Preview;
import io.tierhub.flow.Target;
import io.tierhub.vocabulary.ReachableAddresses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.impl.DefaultCamelContext;

/** A target as configured in YAML, a real store, real HTTP to loopback, and a clock that sleeping moves. */
final class PushRig implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What came in. */
    record Received(String method, String path, String query, String auth, String body) {
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new AssertionError("not JSON: " + body, e);
            }
        }
    }

    /** What is answered. */
    record Reply(int status, String body, Map<String, String> headers) {
        static Reply of(int status, String body) {
            return new Reply(status, body, Map.of());
        }
    }

    /** How the target answers. */
    interface Behaviour {
        Reply answer(Received received);
    }

    /** The clock of the bench; sleeping turns it. */
    private final class Clock implements Waits {
        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(bench.now.get());
        }

        @Override
        public void sleep(long ms) {
            bench.now.addAndGet(ms);
        }
    }

    final DeliveryBench bench;
    final List<Received> received = new CopyOnWriteArrayList<>();
    volatile Behaviour behaviour = got -> Reply.of(200, "{}");
    final Target target;
    final HttpSources sources;
    private final HttpServer server;
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final PullClient client = new PullClient(ReachableAddresses.of("127.0.0.0/8"));

    /** @param yaml a system file; HOST in it is this target */
    PushRig(Path folder, String yaml) throws Exception {
        this(folder, yaml, Map.of("KEY", "s3cret-key"));
    }

    PushRig(Path folder, String yaml, Map<String, String> secrets) throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", this::handle);
        server.start();
        Map<String, SystemConfig> systems = load(folder, yaml.replace("HOST", host()), secrets);
        camel.getRegistry().bind(PullClient.NAME, client);
        camel.start();
        sources = new HttpSources(systems.values(), new CamelHttp(camel), new Clock(), () -> 0.5);
        bench = new DeliveryBench(folder, sources::channel);
        SystemConfig system = systems.values().iterator().next();
        target = new Target(system.system(), system.push(), system.http());
    }

    private static Map<String, SystemConfig> load(Path folder, String yaml, Map<String, String> secrets)
            throws IOException {
        String name = yaml.lines()
                .filter(line -> line.startsWith("system: "))
                .findFirst()
                .orElseThrow()
                .substring("system: ".length());
        Path file = folder.resolve("config/systems/" + name + ".yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, yaml);
        Map<String, String> environment = new java.util.HashMap<>(secrets);
        environment.put("TIERHUB_OUTBOUND_ALLOW_ADDRESSES", "127.0.0.0/8");
        return new ConfigLoader(new Home(folder), Layers.of(environment)).load().systems();
    }

    String host() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    io.tierhub.flow.PassResult pass() {
        return bench.pass(target);
    }

    List<Preview> dryRun() {
        return bench.dryRun(target);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        Received got = new Received(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                query == null ? "" : URLDecoder.decode(query, StandardCharsets.UTF_8),
                String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        received.add(got);
        Reply reply = behaviour.answer(got);
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Override
    public void close() {
        camel.stop();
        client.close();
        server.stop(0);
        bench.close();
    }
}
