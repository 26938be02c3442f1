package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.store.Store;
import io.tierhub.store.TestDatabase;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random histories of deliveries; {@code -Dtierhub.seed} repeats a run. */
class DeliveryHistoryTest {
    private static final long SEED = Long.getLong("tierhub.seed", 20260630);
    private static final int STEPS = 40;

    @TempDir
    private Path folder;

    private Store store;

    @BeforeEach
    void open() {
        store = Store.open(TestDatabase.inMemory(folder), "test");
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aTargetThatHonoursTheSequenceEndsWithTheNewestTiers() {
        converge(20);
    }

    @Test
    @Tag("full")
    void inFiveThousandHistoriesATargetEndsWithTheNewestTiers() {
        converge(Integer.getInteger("tierhub.histories", 5_000));
    }

    private void converge(int histories) {
        System.out.printf("DeliveryHistoryTest: %d histories of seed %d%n", histories, SEED);
        SplittableRandom seeds = new SplittableRandom(SEED);
        long requests = 0;
        for (int i = 1; i <= histories; i++) {
            DeliveryHistory history = new DeliveryHistory(store, i, seeds.nextLong());
            history.live(STEPS);
            history.heal();
            history.assertConverged(SEED);
            requests += history.received.size();
        }
        System.out.printf("DeliveryHistoryTest: %d events were taken%n", requests);
        assertThat(requests).isGreaterThan(histories);
    }

    @Test
    void aDryRunTellsExactlyWhatIsSent() {
        plan(20);
    }

    @Test
    @Tag("full")
    void inAThousandHistoriesADryRunTellsExactlyWhatIsSent() {
        plan(Integer.getInteger("tierhub.histories", 1_000));
    }

    private void plan(int histories) {
        System.out.printf("DeliveryHistoryTest: %d dry runs of seed %d%n", histories, SEED);
        SplittableRandom seeds = new SplittableRandom(SEED);
        int sent = 0;
        for (int i = 1; i <= histories; i++) {
            DeliveryHistory history = new DeliveryHistory(store, i, seeds.nextLong());
            history.live(STEPS);
            DeliveryHistory.Planned planned = history.planned();
            assertThat(planned.sent()).as("history %d of seed %d", i, SEED).isEqualTo(planned.planned());
            sent += planned.sent().size();
        }
        System.out.printf("DeliveryHistoryTest: %d events were planned and sent%n", sent);
        assertThat(sent).isGreaterThan(histories / 2);
    }
}
