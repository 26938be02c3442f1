package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tierhub.store.Delivery;
import io.tierhub.store.Delivery.Status;
import io.tierhub.vocabulary.Tier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a target answers, and how a request fails. */
@Tag("h2") // the same on either database
class DeliveryAnswersTest extends DeliveryCase {
    @Test
    void aResetAfterTheRequestIsNotRepeatedWithinTheAttempt() {
        stub.behaviour = StubTarget.reset();
        Delivery row = hub.change("crm", 1, Tier.A);

        assertThat(hub.pass(crm).retrying()).isEqualTo(1);

        assertThat(stub.received).hasSize(1);
        assertThat(hub.row(row).lastStatus()).isNull();
        assertThat(hub.row(row).lastError()).contains("connection broke").doesNotContain("canary");
    }

    @Test
    void aSilentTargetCostsItsTimeoutAndThreeSilencesEndAPass() {
        crm = DeliveryRig.target("crm", stub.url("/"), 1);
        stub.behaviour = StubTarget.silence(10_000);
        hub.changes("crm", 1, 10, Tier.A);
        long start = System.nanoTime();

        PassResult result = hub.pass(crm);

        assertThat(result.retrying()).isEqualTo(3);
        assertThat(stub.received).hasSize(3);
        assertThat((System.nanoTime() - start) / 1e9).isCloseTo(3, within(1.5));
    }

    @Test
    void anAnswerIsReadToItsLimitAndItsConnectionUsedAgainAndOneOfAByteMoreIsNot() {
        assertThat(portsOfTwoRequests(1, WebhookClient.MAX_ANSWER_BYTES)).hasSize(1);
        assertThat(portsOfTwoRequests(3, WebhookClient.MAX_ANSWER_BYTES + 1)).hasSize(2);
    }

    private Set<Integer> portsOfTwoRequests(long customer, int answerBytes) {
        stub.received.clear();
        stub.behaviour = (exchange, received) -> {
            exchange.sendResponseHeaders(200, answerBytes);
            exchange.getResponseBody().write(new byte[answerBytes]);
            exchange.close();
        };
        hub.change("crm", customer, Tier.A);
        hub.change("crm", customer + 1, Tier.A);
        assertThat(hub.pass(crm).delivered()).isEqualTo(2);
        Set<Integer> ports = new HashSet<>();
        stub.received.forEach(received -> ports.add(received.from().getPort()));
        return ports;
    }

    @Test
    void aStatusCountsHoweverSlowlyOrEndlesslyTheBodyTrickles() {
        crm = DeliveryRig.target("crm", stub.url("/"), 1);
        stub.behaviour = StubTarget.trickle(200, 1_000, 100);
        Delivery row = hub.change("crm", 1, Tier.A);
        long start = System.nanoTime();

        hub.pass(crm);

        assertThat(hub.row(row).status()).isEqualTo(Status.DELIVERED);
        assertThat((System.nanoTime() - start) / 1e9).isLessThan(3);
    }

    @Test
    void aHugeAnswerIsNotRead() {
        stub.behaviour = (exchange, received) -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] megabyte = new byte[1 << 20];
            for (int i = 0; i < 1_000; i++) {
                exchange.getResponseBody().write(megabyte);
            }
        };
        Delivery row = hub.change("crm", 1, Tier.A);
        long start = System.nanoTime();

        hub.pass(crm);

        assertThat(hub.row(row).status()).isEqualTo(Status.DELIVERED);
        assertThat((System.nanoTime() - start) / 1e9).isLessThan(4);
    }

    @Test
    void aRefusedConnectionAndAnUnknownHostAreFailuresInPlainWords() {
        Delivery row = hub.change("crm", 1, Tier.A);

        hub.pass(DeliveryRig.target("crm", "http://127.0.0.1:1/x?token=canary", 2));
        assertThat(hub.row(row).lastError()).contains("refused");

        hub.advance(Duration.ofMinutes(1));
        hub.pass(DeliveryRig.target("crm", "https://host.invalid/x?token=canary", 2));
        assertThat(hub.row(row).lastError()).contains("DNS");
    }

    @Test
    void anUntrustedCertificateFailsInPlainWords() throws Exception {
        Delivery row = hub.change("crm", 1, Tier.A);

        try (StubTarget untrusted = StubTarget.withOwnCertificate(folder)) {
            hub.pass(DeliveryRig.target("crm", untrusted.url("/x?token=canary"), 5));
            assertThat(untrusted.received).isEmpty();
        }

        assertThat(hub.row(row).lastError()).contains("TLS failed").doesNotContain("canary");
    }

    @Test
    void connectionsAreKeptAliveWhateverTheTargetAnswers() {
        stub.behaviour = (exchange, received) -> {
            byte[] answer =
                    "x".repeat(received.body().length % 2 == 0 ? 10 : 20_000).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(received.customer().endsWith("7") ? 422 : 200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        };
        hub.changes("crm", 1, 110, Tier.A);

        PassResult result = hub.pass(crm);

        assertThat(result.delivered() + result.retrying()).isEqualTo(110);
        Set<Integer> ports = new HashSet<>();
        stub.received.forEach(received -> ports.add(received.from().getPort()));
        assertThat(ports).hasSize(1);
    }
}
