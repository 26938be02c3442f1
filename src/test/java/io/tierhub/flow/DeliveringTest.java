package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import io.tierhub.publish.PushSettings;
import io.tierhub.publish.WebhookSettings;
import io.tierhub.store.Delivery;
import io.tierhub.store.Delivery.Status;
import io.tierhub.vocabulary.Secret;
import io.tierhub.vocabulary.Tier;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("h2") // the same on either database
class DeliveringTest extends DeliveryCase {
    @Test
    void noHeaderOfTheMessageSteersTheRequestOrReachesTheTarget() {
        hub.sendWith(
                Map.of(
                        "CamelHttpPath", "/elsewhere",
                        "CamelHttpQuery", "a=b",
                        "CamelHttpMethod", "DELETE",
                        "CamelRestHttpUri", "http://127.0.0.1:1/",
                        "Authorization", "canary",
                        "X-Internal", "canary"),
                crm);
        StubTarget.Received received = stub.received.get(0);
        assertThat(received.headers().getFirst("Webhook-id")).isEqualTo("m1");
        assertThat(received.headers().toString()).doesNotContain("canary");
        assertThat(received.uri()).hasToString("/hooks/tiers?token=canary%2B1");
        assertThat(received.method()).isEqualTo("POST");
    }

    @Test
    void aDueEventArrivesSignedWithNothingButItsOwnHeaders() throws Exception {
        hub.now.set(System.currentTimeMillis());
        Delivery row = hub.change("crm", 123, Tier.A);

        PassResult result = hub.pass(crm);

        assertThat(result.delivered()).isEqualTo(1);
        assertThat(result.good()).isTrue();
        StubTarget.Received received = stub.received.get(0);
        assertThat(received.id()).isEqualTo(row.id());
        assertThat(received.headers().keySet())
                .containsExactlyInAnyOrder(
                        "Webhook-id",
                        "Webhook-timestamp",
                        "Webhook-signature",
                        "Content-type",
                        "Content-length",
                        "Host",
                        "Connection",
                        "User-agent");
        assertThat(received.headers().getFirst("Content-type"))
                .isEqualTo("application/cloudevents+json; charset=utf-8");
        Map<String, List<String>> headers = new HashMap<>(received.headers());
        new Webhook(DeliveryRig.SECRET)
                .verify(
                        new String(received.body(), StandardCharsets.UTF_8),
                        HttpHeaders.of(headers, (name, value) -> true));
        assertThat(received.json().at("/data/tier/from").isNull()).isTrue();
        assertThat(received.json().at("/data/reasons/0/zh").asText()).isEqualTo("近30天复购");
        assertThat(hub.row(row).status()).isEqualTo(Status.DELIVERED);
    }

    @Test
    void theNextEventOfACustomerSaysWhatTheTargetAcknowledgedBefore() {
        hub.change("crm", 1, Tier.B);
        hub.pass(crm);
        hub.change("crm", 1, Tier.A);
        hub.pass(crm);

        assertThat(stub.received)
                .extracting(r -> r.json().at("/data/tier/from").asText("-"))
                .containsExactly("-", "B");
        assertThat(stub.received)
                .extracting(r -> r.json().at("/data/sequence").asLong())
                .containsExactly(1L, 2L);
    }

    @Test
    void noMoreThanFourHundredAttemptsAreUnrecordedAndHalfOfThemAreRecordedWhileMoreIsSent() {
        List<Integer> recorded = new ArrayList<>();
        stub.behaviour = (exchange, received) -> {
            if (recorded.size() == Delivering.BATCH / 2) {
                await().until(() -> deliveredRows() == Delivering.BATCH / 2);
            }
            recorded.add(deliveredRows());
            StubTarget.status(200).answer(exchange, received);
        };
        hub.changes("crm", 1, 2 * Delivering.BATCH, Tier.A);

        hub.pass(crm);

        assertThat(recorded.subList(0, Delivering.BATCH / 2)).containsOnly(0);
        for (int i = 0; i < recorded.size(); i++) {
            assertThat(i + 1 - recorded.get(i)).as("unrecorded at %d", i).isLessThanOrEqualTo(Delivering.BATCH);
        }
    }

    @Test
    void outcomesAreRecordedAfterASecondAndNotAMillisecondBefore() {
        List<Integer> recorded = new ArrayList<>();
        stub.behaviour = (exchange, received) -> {
            if (recorded.size() == 2) {
                await().until(() -> deliveredRows() == 2);
            }
            recorded.add(deliveredRows());
            hub.advance(Duration.ofMillis(recorded.size() == 1 ? Delivering.BATCH_MS - 1 : 1));
            StubTarget.status(200).answer(exchange, received);
        };
        hub.changes("crm", 1, 3, Tier.A);

        hub.pass(crm);

        assertThat(recorded).containsExactly(0, 0, 2);
    }

    private int deliveredRows() {
        long[] customers = LongStream.rangeClosed(1, 2 * Delivering.BATCH).toArray();
        return (int) hub.store.read(tx -> tx.targetStates().of("crm", customers)).stream()
                .filter(state -> state.ackedTier() != null)
                .count();
    }

    @Test
    void aSupersededEventThatWasUnderWayStillSettlesWhatTheTargetKnows() {
        hub.change("crm", 1, Tier.B);
        AtomicBoolean changed = new AtomicBoolean();
        stub.behaviour = (exchange, received) -> {
            if (changed.compareAndSet(false, true)) {
                hub.change("crm", 1, Tier.A);
            }
            StubTarget.status(200).answer(exchange, received);
        };

        hub.pass(crm);
        hub.pass(crm);

        assertThat(stub.received)
                .extracting(r -> r.json().at("/data/tier/to").asText())
                .containsExactly("B", "A");
        assertThat(stub.received.get(1).json().at("/data/tier/from").asText()).isEqualTo("B");
    }

    @Test
    void stoppingLetsTheRequestUnderWayEndAndRecordsIt() {
        hub.change("crm", 1, Tier.A);
        hub.change("crm", 2, Tier.A);
        AtomicBoolean stop = new AtomicBoolean();
        stub.behaviour = (exchange, received) -> {
            stop.set(true);
            StubTarget.status(200).answer(exchange, received);
        };

        assertThat(hub.delivering.pass(crm, stop::get).delivered()).isEqualTo(1);
        assertThat(stub.received).hasSize(1);
        assertThat(hub.pass(crm).delivered()).isEqualTo(1);
        assertThat(stub.received).hasSize(2);
    }

    @Test
    void aDryRunSendsNothingAndIsWhatIsSentThen() {
        hub.changes("crm", 1, 120, Tier.A);

        List<Preview> planned = hub.plan(crm);
        assertThat(stub.received).isEmpty();
        hub.pass(crm);

        assertThat(stub.received)
                .extracting(StubTarget.Received::id)
                .containsExactlyElementsOf(planned.stream().map(Preview::ids).toList());
        for (int i = 0; i < planned.size(); i++) {
            assertThat(new String(stub.received.get(i).body(), StandardCharsets.UTF_8))
                    .isEqualTo(planned.get(i).text());
        }
        assertThat(hub.plan(crm)).isEmpty();
    }

    @Test
    void aMissingRouteSpendsNoAttempt() {
        Delivery row = hub.change("zendesk", 1, Tier.A);
        Target zendesk = new Target("zendesk", crm.push());

        assertThatThrownBy(() -> hub.pass(zendesk)).hasMessageContaining("routes/zendesk.yaml");
        assertThat(hub.row(row).attempts()).isZero();
    }

    @Test
    void whileASecretRotatesBothSignaturesAreSent() throws Exception {
        hub.now.set(System.currentTimeMillis());
        String fresh = "whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0";
        Target rotating = new Target(
                "crm",
                new PushSettings(
                        new WebhookSettings(stub.url("/"), new Secret(fresh), new Secret(DeliveryRig.SECRET), 5)));
        hub.change("crm", 1, Tier.A);
        hub.pass(rotating);

        StubTarget.Received received = stub.received.get(0);
        String body = new String(received.body(), StandardCharsets.UTF_8);
        HttpHeaders headers = HttpHeaders.of(new HashMap<>(received.headers()), (name, value) -> true);
        new Webhook(fresh).verify(body, headers);
        new Webhook(DeliveryRig.SECRET).verify(body, headers);
    }

    @Test
    void timesAreWrittenInTheBusinessZone() {
        hub.now.set(Instant.parse("2026-06-29T17:05:00Z").toEpochMilli());
        hub.change("crm", 1, Tier.A);
        hub.pass(crm);

        assertThat(stub.received.get(0).json().at("/time").asText()).isEqualTo("2026-06-30T01:05:00+08:00");
    }
}
