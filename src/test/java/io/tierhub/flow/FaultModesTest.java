package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.flow.FaultyTarget.Asked;
import io.tierhub.flow.FaultyTarget.Mode;
import io.tierhub.store.Delivery;
import io.tierhub.store.Delivery.Status;
import io.tierhub.store.DeliveryFilter;
import io.tierhub.store.Effect;
import io.tierhub.vocabulary.Tier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A target fails in some way for a while, then heals: what each way costs, and that nothing is lost by any. */
class FaultModesTest {
    private static final long SEED = Long.getLong("tierhub.seed", 20260630);
    private static final Tier[] TIERS = {Tier.A, Tier.B, Tier.C, Tier.D};

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Mode.class)
    void whateverTheFaultNothingIsLostOrSentMoreThanOnceAnAttempt(Mode mode) throws Exception {
        fail(mode, few(mode, 20, 3), 1);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    @Tag("full")
    void withAThousandEventsWhateverTheFaultNothingIsLostOrSentMoreThanOnceAnAttempt(Mode mode) throws Exception {
        fail(mode, few(mode, Integer.getInteger("tierhub.events", 1_000), 60), 3);
    }

    /** Each event of a body that does not end takes a second. */
    private static int few(Mode mode, int events, int most) {
        return mode == Mode.SLOW_BODY ? Math.min(events, most) : events;
    }

    private void fail(Mode mode, int events, int passes) throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        try (DeliveryRig hub = new DeliveryRig(folder, "crm");
                FaultyTarget far = new FaultyTarget(() -> hub.now.get())) {
            for (int customer = 1; customer <= events; customer++) {
                hub.change("crm", customer, TIERS[random.nextInt(TIERS.length)]);
            }
            far.mode = mode;
            Target failing = DeliveryRig.target("crm", far.url(), 1);
            for (int pass = 0; pass < passes; pass++) {
                hub.pass(failing);
                hub.advance(Duration.ofMinutes(10));
            }
            List<Delivery> failed =
                    hub.store.read(tx -> tx.outbox().newest(DeliveryFilter.of("crm", null), 2 * events));
            assertThat(failed).noneMatch(row -> row.status() == Status.DELIVERED);
            assertThat(failed).anyMatch(row -> row.attempts() > 0);
            assertThat(failed)
                    .filteredOn(row -> row.attempts() > 0)
                    .allSatisfy(row -> assertThat(row.lastStatus() == null ? 0 : row.lastStatus())
                            .as(row.lastError())
                            .isEqualTo(mode.status));

            far.mode = null;
            Target well = DeliveryRig.target("crm", far.url(), 5);
            if (mode == Mode.GONE_410) {
                hub.deliveries.resume("crm");
                hub.store.transaction(
                        Effect.DELIVERIES_RETRIED,
                        tx -> tx.outcomes().retry(DeliveryFilter.of("crm", null), hub.now.get()));
            }
            hub.advance(Duration.ofHours(2));
            assertThat(hub.pass(well).retrying()).isZero();

            Map<String, Integer> requests = new HashMap<>();
            far.asked.forEach(asked -> requests.merge(asked.id(), 1, Integer::sum));
            List<Delivery> all = hub.store.read(tx -> tx.outbox().newest(DeliveryFilter.of("crm", null), 2 * events));
            assertThat(all).hasSize(events).allMatch(row -> row.status() == Status.DELIVERED);
            // A dead letter counts its attempts anew; a host that refuses was never asked.
            assertThat(all)
                    .allSatisfy(row -> assertThat(requests.get(row.id()))
                            .as("requests of %s, seed %d", row.id(), SEED)
                            .isBetween(1, row.attempts() + (mode == Mode.GONE_410 ? 1 : 0)));
            pausesAreKept(mode, far.asked);
        }
    }

    /** After the first answer that asks for a pause, nothing comes before its end. */
    private static void pausesAreKept(Mode mode, List<Asked> asked) {
        if (mode == Mode.BUSY_503_SECONDS || mode == Mode.BUSY_429_DATE) {
            long first = asked.get(0).atMs();
            assertThat(asked.get(1).atMs() - first).isGreaterThanOrEqualTo(FaultyTarget.PAUSE_SECONDS * 1000);
        }
    }
}
