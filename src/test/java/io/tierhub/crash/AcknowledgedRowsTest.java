package io.tierhub.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.Hub;
import io.tierhub.config.Home;
import io.tierhub.config.HubConfig;
import io.tierhub.flow.BusinessClock;
import io.tierhub.store.ImportFile;
import io.tierhub.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hub acknowledges rows, by saying so or by moving their file to done/, and is killed right after it. Without the two
 * protections of the store rows are lost: proof that these tests would notice.
 */
class AcknowledgedRowsTest {
    private static final int RUNS = Integer.getInteger("tierhub.kills", 1);
    private static final int UNSAFE_RUNS = 8;

    @TempDir
    Path folder;

    /** Has orders taken in and kills the hub after an acknowledgement; how many rows were acknowledged. */
    private interface Kill {
        long acknowledged(Path home, Path orders, boolean unsafe) throws Exception;
    }

    @Test
    void rowsSaidToBeDurableSurviveAKill() throws Exception {
        survive(AcknowledgedRowsTest::killWhileLoading);
    }

    @Test
    void withoutProtectionsRowsSaidToBeDurableAreLost() throws Exception {
        areLost(AcknowledgedRowsTest::killWhileLoading);
    }

    @Test
    void rowsOfAFileInDoneSurviveAKill() throws Exception {
        survive(AcknowledgedRowsTest::killAfterTheMove);
    }

    @Test
    void withoutProtectionsRowsOfAFileInDoneAreLost() throws Exception {
        areLost(AcknowledgedRowsTest::killAfterTheMove);
    }

    private void survive(Kill kill) throws Exception {
        for (int run = 0; run < RUNS; run++) {
            assertThat(lost(kill, run, false)).as("rows lost in run %d", run).isZero();
        }
    }

    private void areLost(Kill kill) throws Exception {
        for (int run = 0; run < UNSAFE_RUNS; run++) {
            if (lost(kill, run, true) > 0) {
                return;
            }
        }
        throw new AssertionError(UNSAFE_RUNS + " kills of a hub without protections lost nothing: the test is blind");
    }

    /** How many acknowledged rows a kill has cost. */
    private long lost(Kill kill, int run, boolean unsafe) throws Exception {
        Path home = folder.resolve("home" + run);
        SmallErp.home(home);
        SmallErp.write(folder.resolve("exports"), run);
        long acknowledged = kill.acknowledged(home, folder.resolve("exports/orders.csv"), unsafe);
        try (Store store = Store.open(HubConfig.load(new Home(home)).database(), "test")) {
            List<ImportFile> ledger = store.read(tx -> tx.ledger().newest(1));
            long durable = ledger.isEmpty() ? 0 : ledger.get(0).progress().rowsRead();
            System.out.printf(
                    "acknowledged %d rows%s, durable %d%n",
                    acknowledged, unsafe ? " without protections" : "", durable);
            return Math.max(0, acknowledged - durable);
        }
    }

    private static long killWhileLoading(Path home, Path orders, boolean unsafe) throws Exception {
        return Acknowledged.killAfter(1, unsafe, Loading.class, home.toString(), orders.toString());
    }

    private static long killAfterTheMove(Path home, Path orders, boolean unsafe) throws Exception {
        Path inbox = Files.createDirectories(home.resolve("inbox/erp"));
        Files.copy(orders, inbox.resolve("orders.csv"));
        try (HubProcess once = new HubProcess(home, List.of("once"), unsafe)) {
            once.awaitFile(inbox.resolve("done/orders.csv"));
        }
        return SmallErp.ORDERS;
    }

    /** Loads a file and acknowledges its rows chunk by chunk. */
    static final class Loading {
        private Loading() {}

        public static void main(String[] args) throws Exception {
            HubConfig config = HubConfig.load(new Home(Path.of(args[0])));
            Hub hub = new Hub(
                    config, new BusinessClock(Clock.systemUTC(), config.hub().zone(), null));
            hub.takeIn().file("erp", Path.of(args[1]), Acknowledged::say);
        }
    }
}
