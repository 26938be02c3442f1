package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.flow.FaultyTarget.Asked;
import io.tierhub.flow.FaultyTarget.Mode;
import io.tierhub.publish.RetrySchedule;
import io.tierhub.store.Delivery;
import io.tierhub.store.Delivery.Status;
import io.tierhub.store.DeliveryFilter;
import io.tierhub.store.Effect;
import io.tierhub.vocabulary.Tier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A target fails in some way for a while, then heals: what each way costs, and that nothing is lost by any. */
@Tag("h2") // the same on either database
class FaultModesTest {
    private static final long SEED = Long.getLong("tierhub.seed", 20260630);
    private static final DeliveryFilter ALL = DeliveryFilter.of("crm", null);

    @TempDir
    private static Path folder;

    private static DeliveryRig hub;

    @BeforeAll
    static void start() throws Exception {
        hub = new DeliveryRig(folder, "crm");
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @BeforeEach
    void forget() throws Exception {
        hub.forget();
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void whateverTheFaultNothingIsLostOrSentMoreThanOnceAnAttempt(Mode mode) throws Exception {
        fail(mode, mode == Mode.TIMEOUT ? 1 : 8, 1); // each silence of that mode takes a second
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    @Tag("full")
    void withAThousandEventsWhateverTheFaultNothingIsLostOrSentMoreThanOnceAnAttempt(Mode mode) throws Exception {
        int events = Integer.getInteger("tierhub.events", 1_000);
        System.out.printf("FaultModesTest: %s, %d events of seed %d%n", mode, events, SEED);
        fail(mode, events, 3);
    }

    private void fail(Mode mode, int events, int passes) throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        hub.jitter(random::nextDouble);
        try (FaultyTarget far = new FaultyTarget(hub.now::get)) {
            hub.changes("crm", 1, events, Tier.A);
            far.mode = mode;
            Target failing = DeliveryRig.target("crm", far.url(), 1);
            for (int pass = 0; pass < passes; pass++) {
                hub.pass(failing);
                hub.advance(Duration.ofSeconds(1 + random.nextInt(1_800)));
            }
            allFailed(mode, events);

            far.mode = null;
            if (mode == Mode.GONE_410) {
                hub.deliveries.resume("crm");
                hub.store.transaction(
                        Effect.DELIVERIES_RETRIED, tx -> tx.outcomes().retry(ALL, hub.now.get()));
            }
            Target well = DeliveryRig.target("crm", far.url(), 5);
            for (int pass = 0; pass < 8; pass++) {
                hub.pass(well);
                hub.advance(Duration.ofMinutes(15));
            }
            allDelivered(mode, events, far.asked);
        }
    }

    private static List<Delivery> rows(int events) {
        return hub.store.read(tx -> tx.outbox().newest(ALL, 2 * events));
    }

    private static void allFailed(Mode mode, int events) {
        List<Delivery> failed = rows(events);
        assertThat(failed).noneMatch(row -> row.status() == Status.DELIVERED);
        assertThat(failed).anyMatch(row -> row.attempts() > 0);
        assertThat(failed)
                .filteredOn(row -> row.attempts() > 0)
                .allSatisfy(row -> assertThat(row.lastStatus() == null ? 0 : row.lastStatus())
                        .as(row.lastError())
                        .isEqualTo(mode.status));
    }

    private static void allDelivered(Mode mode, int events, List<Asked> asked) {
        assertThat(asked).as("requests within a pause, seed %d", SEED).noneMatch(Asked::early);
        Map<String, List<Asked>> requests = asked.stream().collect(Collectors.groupingBy(Asked::id));
        List<Delivery> all = rows(events);
        assertThat(all).hasSize(events).allMatch(row -> row.status() == Status.DELIVERED);
        // A dead letter counts its attempts anew; a host that refuses was never asked.
        assertThat(all).allSatisfy(row -> {
            List<Asked> its = requests.get(row.id());
            assertThat(its)
                    .as("requests of %s, seed %d", row.id(), SEED)
                    .hasSizeBetween(1, row.attempts() + (mode == Mode.GONE_410 ? 1 : 0));
            assertThat(its.stream().filter(Asked::taken)).hasSize(1);
            if (mode != Mode.GONE_410) {
                atTheirTimes(its);
            }
        });
    }

    /** Between two requests of an event lies at least the wait that the schedule puts there. */
    private static void atTheirTimes(List<Asked> its) {
        for (int made = 1; made < its.size(); made++) {
            assertThat(its.get(made).atMs() - its.get(made - 1).atMs())
                    .as(
                            "the wait after request %d of %s, seed %d",
                            made, its.get(0).id(), SEED)
                    .isGreaterThanOrEqualTo(RetrySchedule.waitMs(made, 0).orElseThrow());
        }
    }
}
