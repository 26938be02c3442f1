package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tierhub.store.Delivery;
import io.tierhub.store.Delivery.Status;
import io.tierhub.vocabulary.Tier;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of events that a target does not take. */
@Tag("h2") // the same on either database
class DeliveryFailuresTest extends DeliveryCase {
    private static final List<Tier> TIERS = List.of(Tier.A, Tier.B, Tier.C, Tier.D);

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
    void onePoisonedCustomerDoesNotHoldUpTheOthers() {
        stub.behaviour =
                (exchange, received) -> StubTarget.status(received.customer().equals("M000003") ? 422 : 200)
                        .answer(exchange, received);
        hub.changes("crm", 1, 10, Tier.A);

        PassResult result = hub.pass(crm);

        assertThat(result.delivered()).isEqualTo(9);
        assertThat(result.retrying()).isEqualTo(1);
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
}
