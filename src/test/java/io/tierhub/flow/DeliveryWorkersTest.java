package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tierhub.store.Delivery;
import io.tierhub.store.Delivery.Status;
import io.tierhub.vocabulary.Tier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("h2") // the same on either database
class DeliveryWorkersTest {
    @TempDir
    private Path folder;

    private DeliveryRig hub;
    private StubTarget good;
    private StubTarget dead;
    private DeliveryWorkers workers;

    @BeforeEach
    void start() throws Exception {
        good = new StubTarget();
        dead = new StubTarget();
        hub = new DeliveryRig(folder, "crm", "erp");
        workers = new DeliveryWorkers(
                hub.delivering,
                List.of(DeliveryRig.target("erp", dead.url("/"), 10), DeliveryRig.target("crm", good.url("/"), 10)));
    }

    @AfterEach
    void stop() {
        workers.close();
        hub.close();
        good.close();
        dead.close();
    }

    @Test
    void aTargetThatHangsDoesNotHoldUpAnother() {
        dead.behaviour = StubTarget.silence(3_000);
        Delivery stuck = hub.change("erp", 1, Tier.A);
        Delivery row = hub.change("crm", 1, Tier.A);

        workers.wake();

        await().atMost(Duration.ofSeconds(2)).until(() -> hub.row(row).status() == Status.DELIVERED);
        assertThat(hub.row(stuck).attempts()).isZero();
    }

    @Test
    void pushDeliversAllTargetsAndSaysWhatBecameOfEach() {
        dead.behaviour = StubTarget.status(500);
        hub.change("erp", 1, Tier.A);
        hub.change("crm", 1, Tier.A);

        Map<String, PassResult> results = workers.pushAll();

        assertThat(results.get("crm").good()).isTrue();
        assertThat(results.get("crm").delivered()).isEqualTo(1);
        assertThat(results.get("erp").good()).isFalse();
        assertThat(results.get("erp").retrying()).isEqualTo(1);
    }

    @Test
    void pushWaitsForAPassUnderWayAndThenDeliversWhatCameMeanwhile() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        good.behaviour = (exchange, received) -> {
            go.await();
            StubTarget.status(200).answer(exchange, received);
        };
        hub.change("crm", 1, Tier.A);
        workers.wake();
        await().until(() -> !good.received.isEmpty());
        hub.advance(Duration.ofSeconds(1));
        Delivery later = hub.change("crm", 2, Tier.A);
        new Thread(() -> {
                    await().pollDelay(Duration.ofMillis(200)).until(() -> true);
                    go.countDown();
                })
                .start();

        workers.pushAll();

        assertThat(hub.row(later).status()).isEqualTo(Status.DELIVERED);
        assertThat(good.received).hasSize(2);
    }

    @Test
    void aDryRunShowsEveryTargetsRequestsAndSendsNone() {
        Delivery erp = hub.change("erp", 1, Tier.A);
        Delivery crm = hub.change("crm", 1, Tier.A);

        Map<String, List<Preview>> plans = new HashMap<>();
        workers.dryRun(planned -> plans.computeIfAbsent(planned.preview().system(), system -> new ArrayList<>())
                .add(planned.preview()));

        assertThat(plans.get("erp")).extracting(Preview::ids).containsExactly(erp.id());
        assertThat(plans.get("crm").get(0).text()).contains(crm.id(), "近30天复购");
        assertThat(good.received).isEmpty();
    }

    @Test
    void whileTheHubRunsTheOutboxIsLookedIntoEverySecond() throws Exception {
        hub.camel.addRoutes(new DeliveryRoutes(workers));
        Delivery first = hub.change("crm", 1, Tier.A);
        await().atMost(Duration.ofSeconds(5)).until(() -> hub.row(first).status() == Status.DELIVERED);

        hub.advance(Duration.ofSeconds(1));
        Delivery second = hub.change("crm", 2, Tier.A);
        await().atMost(Duration.ofSeconds(5)).until(() -> hub.row(second).status() == Status.DELIVERED);
    }

    @Test
    void closingLetsARequestUnderWayEndAndRecordsItsOutcome() {
        good.behaviour = (exchange, received) -> {
            Thread.sleep(500);
            StubTarget.status(200).answer(exchange, received);
        };
        Delivery first = hub.change("crm", 1, Tier.A);
        Delivery second = hub.change("crm", 2, Tier.A);
        workers.wake();
        await().until(() -> !good.received.isEmpty());

        workers.close();

        assertThat(hub.row(first).status()).isEqualTo(Status.DELIVERED);
        assertThat(hub.row(second).status()).isEqualTo(Status.PENDING);
        assertThat(good.received).hasSize(1);
    }

    @Test
    @Tag("full")
    void closingWaitsFifteenSecondsAndThenGivesARequestUp() {
        good.behaviour = answerAfter(DeliveryWorkers.MAX_STOP.minusSeconds(2));
        dead.behaviour = answerAfter(DeliveryWorkers.MAX_STOP.plusSeconds(30));
        workers = new DeliveryWorkers(
                hub.delivering,
                List.of(DeliveryRig.target("erp", dead.url("/"), 120), DeliveryRig.target("crm", good.url("/"), 120)));
        Delivery late = hub.change("crm", 1, Tier.A);
        Delivery tooLate = hub.change("erp", 1, Tier.A);
        workers.wake();
        await().until(() -> !good.received.isEmpty() && !dead.received.isEmpty());
        long from = System.nanoTime();

        workers.close();

        assertThat(Duration.ofNanos(System.nanoTime() - from))
                .isBetween(DeliveryWorkers.MAX_STOP, DeliveryWorkers.MAX_STOP.plusSeconds(2));
        assertThat(hub.row(late).status()).isEqualTo(Status.DELIVERED);
        assertThat(hub.row(tooLate).status()).isEqualTo(Status.PENDING);
        dead.close(); // or Camel would wait for it as well
    }

    private static StubTarget.Behaviour answerAfter(Duration time) {
        return (exchange, received) -> {
            Thread.sleep(time.toMillis());
            StubTarget.status(200).answer(exchange, received);
        };
    }
}
