package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
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
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("h2") // the same on either database
class DeliveringTest {
    private static final List<Tier> TIERS = List.of(Tier.A, Tier.B, Tier.C, Tier.D);

    @TempDir
    private static Path folder;

    private static DeliveryRig hub;

    private StubTarget stub;
    private Target crm;

    @BeforeAll
    static void open() throws Exception {
        hub = new DeliveryRig(folder, "crm");
    }

    @AfterAll
    static void close() {
        hub.close();
    }

    @BeforeEach
    void start() throws Exception {
        hub.forget();
        stub = new StubTarget();
        crm = DeliveryRig.target("crm", stub.url("/hooks/tiers?token=canary%2B1"), 5);
    }

    @AfterEach
    void stop() {
        stub.close();
    }

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

    /** A receiver that always refuses the third customer is no reason to ask it for three days; one that refuses all is. */
    @Test
    void aRecordThatIsRefusedAloneIsGivenUpSoonAndAllThatAreRefusedAreNot() {
        stub.behaviour =
                (exchange, received) -> StubTarget.status(received.customer().equals("M000003") ? 422 : 200)
                        .answer(exchange, received);
        Delivery refused = hub.change("crm", 3, Tier.A);
        for (int i = 0; i < 4; i++) {
            assertThat(hub.row(refused).status()).isEqualTo(Status.PENDING);
            hub.pass(crm);
            hub.change("crm", 4, TIERS.get(i));
            hub.pass(crm);
            hub.advance(Duration.ofMinutes(45));
        }
        assertThat(hub.row(refused).status()).isEqualTo(Status.DEAD);
        assertThat(hub.row(refused).lastError()).isEqualTo("status 422; refused 4 times, while the target took others");

        stub.behaviour = StubTarget.status(404);
        Delivery early = hub.change("crm", 5, Tier.A);
        Delivery late = hub.change("crm", 6, Tier.A);
        for (int i = 0; i < 5; i++) {
            hub.pass(crm);
            hub.advance(Duration.ofHours(6));
        }
        assertThat(hub.row(early).status()).isEqualTo(Status.PENDING);
        assertThat(hub.row(late).status()).isEqualTo(Status.PENDING);
        assertThat(hub.row(early).attempts()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 408, 500, 503})
    void aFailureIsOneRequestAndIsTriedAgainByTheScheduleWithTheSameBytes(int status) {
        stub.behaviour = StubTarget.status(status, "Location", stub.url("/elsewhere"));
        Delivery row = hub.change("crm", 1, Tier.A);

        assertThat(hub.pass(crm).retrying()).isEqualTo(1);
        assertThat(stub.received).hasSize(1);
        assertThat(hub.row(row).lastStatus()).isEqualTo(status);
        assertThat(hub.row(row).nextAttemptAt() - hub.now.get()).isEqualTo(5_000);

        hub.advance(Duration.ofMillis(4_999));
        hub.pass(crm);
        assertThat(stub.received).hasSize(1);

        stub.behaviour = StubTarget.status(200);
        hub.advance(Duration.ofMillis(1));
        hub.pass(crm);
        assertThat(stub.received).hasSize(2);
        assertThat(stub.received.get(1).id()).isEqualTo(stub.received.get(0).id());
        assertThat(stub.received.get(1).body()).isEqualTo(stub.received.get(0).body());
        assertThat(hub.row(row).attempts()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3600", "Tue, 30 Jun 2026 02:00:00 GMT"})
    void retryAfterHoldsEveryEventOfTheTargetAlsoAcrossARestart(String retryAfter) throws Exception {
        stub.behaviour = StubTarget.status(429, "Retry-After", retryAfter);
        hub.change("crm", 1, Tier.A);
        hub.change("crm", 2, Tier.A);
        hub.pass(crm);
        hub.close();
        hub = new DeliveryRig(folder, "crm");
        stub.behaviour = StubTarget.status(200);

        hub.advance(Duration.ofSeconds(3_599));
        hub.pass(crm);
        assertThat(stub.received).hasSize(1);

        hub.advance(Duration.ofSeconds(1));
        assertThat(hub.pass(crm).delivered()).isEqualTo(2);
    }

    @Test
    void goneMakesADeadLetterAndNothingMoreIsSentUntilAPersonResumesTheTarget() {
        stub.behaviour = StubTarget.status(410);
        Delivery first = hub.change("crm", 1, Tier.A);
        Delivery second = hub.change("crm", 2, Tier.A);

        PassResult result = hub.pass(crm);
        assertThat(result.dead()).isEqualTo(1);
        assertThat(result.health().enabled()).isFalse();
        assertThat(hub.row(first).status()).isEqualTo(Status.DEAD);
        hub.advance(Duration.ofDays(30));
        hub.pass(crm);
        assertThat(stub.received).hasSize(1);

        stub.behaviour = StubTarget.status(200);
        hub.deliveries.resume("crm");
        hub.pass(crm);
        assertThat(hub.row(second).status()).isEqualTo(Status.DELIVERED);
    }

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
    void twoSilencesAndAnAnswerDoNotEndAPassAndThreeInARowDo() {
        Set<String> silent = Set.of("M000001", "M000002", "M000004", "M000005", "M000007", "M000008", "M000009");
        stub.behaviour = (exchange, received) -> (silent.contains(received.customer())
                        ? StubTarget.reset()
                        : StubTarget.status(500))
                .answer(exchange, received);
        hub.changes("crm", 1, 10, Tier.A);

        assertThat(hub.pass(crm).retrying()).isEqualTo(9);

        assertThat(stub.received.get(stub.received.size() - 1).customer()).isEqualTo("M000009");
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
    void afterTenFailuresAnEventIsADeadLetter() {
        stub.behaviour = StubTarget.status(500);
        Delivery row = hub.change("crm", 1, Tier.A);
        for (int attempt = 0; attempt < 10; attempt++) {
            assertThat(hub.row(row).status()).isEqualTo(Status.PENDING);
            hub.now.set(hub.row(row).nextAttemptAt());
            hub.pass(crm);
        }

        assertThat(hub.row(row).status()).isEqualTo(Status.DEAD);
        assertThat(hub.row(row).lastError()).contains("given up after 10 attempts");
        assertThat((hub.now.get() - DeliveryRig.START.toEpochMilli()) / 3_600_000.0)
                .isCloseTo(75.6, within(0.1));
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

    @Test
    void onePoisonedCustomerDoesNotHoldUpTheOthers() {
        stub.behaviour =
                (exchange, received) -> StubTarget.status(received.customer().equals("M000003") ? 422 : 200)
                        .answer(exchange, received);
        hub.changes("crm", 1, 10, Tier.A);

        PassResult result = hub.pass(crm);

        assertThat(result.delivered()).isEqualTo(9);
        assertThat(result.retrying()).isEqualTo(1);
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

    /** Random changes and failures of every kind; then the target heals. */
    @Test
    void theTargetConvergesToTheNewestTiersAndNoCustomerGoesBackwards() {
        long seed = 20260630;
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, String> newest = new HashMap<>();
        SplittableRandom luck = random.split();
        StubTarget.Behaviour moody = (exchange, received) -> {
            switch (luck.nextInt(6)) {
                case 0 -> StubTarget.status(500).answer(exchange, received);
                case 1 -> StubTarget.status(429, "Retry-After", "30").answer(exchange, received);
                case 2 -> StubTarget.reset().answer(exchange, received);
                default -> StubTarget.status(200).answer(exchange, received);
            }
        };
        stub.behaviour = moody;
        for (int step = 0; step < 60; step++) {
            long customer = 1L + random.nextInt(5);
            Tier tier = TIERS.get(random.nextInt(4));
            hub.change("crm", customer, tier);
            newest.put("M00000" + customer, tier.name());
            hub.pass(crm);
            hub.advance(Duration.ofSeconds(random.nextInt(120)));
        }
        stub.behaviour = StubTarget.status(200);
        hub.advance(Duration.ofDays(2));
        hub.pass(crm);

        Map<String, Long> sequences = new HashMap<>();
        Map<String, String> held = new HashMap<>();
        for (StubTarget.Received received : stub.received) {
            long sequence = received.json().at("/data/sequence").asLong();
            assertThat(sequence)
                    .as("seed %d", seed)
                    .isGreaterThanOrEqualTo(sequences.getOrDefault(received.customer(), 0L));
            sequences.put(received.customer(), sequence);
            held.put(received.customer(), received.json().at("/data/tier/to").asText());
        }
        assertThat(held).as("seed %d", seed).isEqualTo(newest);
    }

    @Test
    void timesAreWrittenInTheBusinessZone() {
        hub.now.set(Instant.parse("2026-06-29T17:05:00Z").toEpochMilli());
        hub.change("crm", 1, Tier.A);
        hub.pass(crm);

        assertThat(stub.received.get(0).json().at("/time").asText()).isEqualTo("2026-06-30T01:05:00+08:00");
    }
}
