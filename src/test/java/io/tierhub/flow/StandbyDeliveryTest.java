package io.tierhub.flow;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tierhub.Standby;
import io.tierhub.store.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that stands by while another masters their PostgreSQL database. */
class StandbyDeliveryTest {
    @TempDir
    Path folder;

    @Test
    void itTakesItsShareOfTheDeliveriesAndAnswersThatItIsNotReady() throws Exception {
        int port = HealthTest.freePort();
        try (StubTarget target = new StubTarget();
                HubRig active = rig("active", target, 0);
                HubRig waiting = rig("waiting", target, port)) {
            active.take("erp", "customers.csv", GeneratedExport.CUSTOMERS, "C1,Ada,ada@byron.example,,,,,");
            active.take("erp", "orders.csv", GeneratedExport.ORDERS, "O1,C1,2026-06-01,900,,");
            active.grade(); // its deliveries wait: this hub does not run
            assertThat(pending(active)).isTrue();
            try (Standby standby = Standby.start(waiting.config(), waiting.clock())) {
                assertThat(standby.mayTakeOver()).isFalse();
                assertThat(get(port, "/health/live").statusCode()).isEqualTo(200);
                assertThat(get(port, "/health/ready").statusCode()).isEqualTo(503);
                assertThat(get(port, "/health/ready").body()).contains("this one stands by");
                assertThat(get(port, "/health/flows").statusCode()).isEqualTo(200);
                AtomicLong turnMs = new AtomicLong();
                target.behaviour = (exchange, received) -> {
                    turnMs.set(turnMs());
                    StubTarget.status(204).answer(exchange, received);
                };
                standby.deliver();
                await().atMost(30, SECONDS).until(() -> !pending(active));
                assertThat(target.received).hasSize(1);
                int timeoutMs =
                        1_000 * active.hub().targets().get(0).push().webhook().timeoutSeconds();
                assertThat(turnMs.get())
                        .as("milliseconds that its turn lasts: a batch, its last attempt, and the margin")
                        .isLessThanOrEqualTo(Delivering.BATCH_MS + timeoutMs + Deliveries.TURN_MARGIN_MS)
                        .isGreaterThan(Delivering.BATCH_MS + timeoutMs + Deliveries.TURN_MARGIN_MS / 2);
                active.close();
                assertThat(standby.mayTakeOver()).isTrue();
            }
        }
    }

    /** By the clock of the server. */
    private long turnMs() throws IOException {
        try (Connection past = TestDatabase.connect(TestDatabase.postgres(folder));
                ResultSet row = past.createStatement()
                        .executeQuery("SELECT CAST(until_at - EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)"
                                + " FROM delivery_turn WHERE target = 'erp'")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failed) {
            throw new IOException(failed);
        }
    }

    private static boolean pending(HubRig rig) {
        return !rig.hub().store().read(tx -> tx.outbox().depths()).isEmpty();
    }

    private HubRig rig(String name, StubTarget target, int port) throws IOException {
        String database = String.join("\n", TestDatabase.properties(TestDatabase.postgres(folder)));
        return new HubRig(
                        folder.resolve(name),
                        HubRig.ERP + "push:\n  webhook: {url: \"" + target.url("/erp") + "\", secret: \""
                                + DeliveryRig.SECRET + "\"}\n")
                .write(
                        "config/application.properties",
                        HubRig.SETTINGS + "tierhub.http.port = " + port + "\n" + database + "\n")
                .onRealTime();
    }

    private static HttpResponse<String> get(int port, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
