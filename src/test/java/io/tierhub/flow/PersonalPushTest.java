package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.sun.net.httpserver.HttpServer;
import io.tierhub.store.DeliveryFilter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What a target is told of a person, in a whole hub, and what nobody else is told of it. */
@Tag("h2") // the same on either database
class PersonalPushTest {
    private static final String TOLD = """
            http: {url: "%s", auth: {bearer: "${env:KEY}"}}
            push:
              request:
                path: /c/{external}
                body: '{"tier": "{tier}", "name": "{name}", "email": "{email}", "phone": "{phone}"}'
              mask: {name: truncate, email: hash, phone: redact}
            """;

    @TempDir
    private Path folder;

    /** The target's answer quotes all that it was told, and its key. */
    @Test
    void aTargetIsToldWhatItMayKnowAndNobodyElseIsTold() throws Exception {
        List<String> bodies = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            bodies.add(new String(body, StandardCharsets.UTF_8));
            byte[] answer = "{\"error\": \"canary-lin@quarry.example canary-token\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(422, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger hub = (Logger) LoggerFactory.getLogger("io.tierhub");
        Level before = hub.getLevel();
        log.start();
        hub.addAppender(log);
        hub.setLevel(Level.DEBUG);
        try (HubRig rig = new HubRig(folder).environment(Map.of("KEY", "canary-token"))) {
            rig.write(
                    "config/systems/erp.yaml",
                    HubRig.ERP
                            + TOLD.formatted(
                                    "http://127.0.0.1:" + server.getAddress().getPort()));
            rig.take(
                    "erp",
                    "customers.csv",
                    "id,name,email,phone",
                    "C1,Canary Lin,canary-lin@quarry.example,13800138000");
            rig.hub().grading().grade(HubRig.DAY, true);

            PassResult failed = rig.hub().pushing().pushAll().get("erp");

            assertThat(failed.retrying()).isEqualTo(1);
            assertThat(bodies).hasSize(1);
            assertThat(bodies.get(0))
                    .contains("\"name\":\"C***\"", "\"phone\":\"***\"")
                    .containsPattern("\"email\":\"[0-9a-f]{64}\"")
                    .doesNotContain("quarry", "138");
            String row = rig.hub()
                    .store()
                    .read(tx -> tx.outbox().newest(DeliveryFilter.of("erp", null), 1))
                    .toString();
            assertThat(row).contains("status 422").doesNotContain("canary", "Lin,");
            assertThat(log.list.stream().map(ILoggingEvent::getFormattedMessage))
                    .noneMatch(line -> line.toLowerCase(java.util.Locale.ROOT).contains("canary"));
        } finally {
            hub.setLevel(before);
            hub.detachAppender(log);
            server.stop(0);
        }
    }
}
