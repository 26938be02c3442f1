package io.tierhub.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.Hub;
import io.tierhub.config.Home;
import io.tierhub.config.HubConfig;
import io.tierhub.flow.BusinessClock;
import io.tierhub.store.ImportFile;
import io.tierhub.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub loads a file, says how many rows of it are durable, and is killed right after saying so. */
class AcknowledgedRowsTest {
    private static final int RUNS = Integer.getInteger("tierhub.kills", 2);
    private static final int UNSAFE_RUNS = 8;

    @TempDir
    Path folder;

    @Test
    void rowsThatWereAcknowledgedSurviveAKill() throws Exception {
        for (int run = 0; run < RUNS; run++) {
            assertThat(lost(run, false)).as("rows lost in run %d", run).isZero();
        }
    }

    @Test
    void withBothProtectionsTakenAwayAcknowledgedRowsAreLost() throws Exception {
        for (int run = 0; run < UNSAFE_RUNS; run++) {
            if (lost(run, true) > 0) {
                return;
            }
        }
        throw new AssertionError(UNSAFE_RUNS + " kills of a hub without protections lost nothing: the test is blind");
    }

    /** How many acknowledged rows a kill has cost. */
    private long lost(int run, boolean unsafe) throws Exception {
        Path home = folder.resolve("home" + run);
        SmallErp.home(home);
        SmallErp.write(folder.resolve("exports"), run);
        String orders = folder.resolve("exports/orders.csv").toString();
        long acknowledged = Acknowledged.killAfter(1 + run % 3, unsafe, Loading.class, home.toString(), orders);
        try (Store store = Store.open(HubConfig.load(new Home(home)).database())) {
            List<ImportFile> ledger = store.read(tx -> tx.ledger().newest(1));
            long durable = ledger.isEmpty() ? 0 : ledger.get(0).progress().rowsRead();
            System.out.printf(
                    "acknowledged %d rows%s, durable %d%n",
                    acknowledged, unsafe ? " without protections" : "", durable);
            return Math.max(0, acknowledged - durable);
        }
    }

    /** Loads a file and acknowledges its rows chunk by chunk. */
    static final class Loading {
        private Loading() {}

        public static void main(String[] args) throws Exception {
            HubConfig config = HubConfig.load(new Home(Path.of(args[0])));
            Hub hub = new Hub(config, new BusinessClock(Clock.systemUTC(), config.hub().zone(), null));
            hub.takeIn().file("erp", Path.of(args[1]), Acknowledged::say);
        }
    }
}
