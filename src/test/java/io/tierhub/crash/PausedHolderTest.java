package io.tierhub.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.flow.ExportRequest;
import io.tierhub.flow.ExportRequest.What;
import io.tierhub.store.StoreSettings;
import io.tierhub.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two daemons on one PostgreSQL database. The active one is stopped in the middle of its work for five times its lease
 * ({@value #LEASE_MS} ms here), the other takes over and gets the same file; then the first one goes on, must change nothing
 * and end. So in turns, {@code -Dtierhub.pauses} times.
 */
@Tag("full")
class PausedHolderTest {
    private static final int PAUSES = Integer.getInteger("tierhub.pauses", 3);
    private static final long LEASE_MS = 3_000;
    private static final int ORDERS = 400;
    private static final int TRY_AGAIN = 75;
    private static final int STOPPED = 143;

    /** How often a tier changes on its way depends on when it is graded; deliveries are compared by what the target holds. */
    private static final List<ExportRequest> EXPORTS = Stream.of(
                    What.CUSTOMERS, What.XREF, What.GRADES, What.TIERS, What.QUARANTINE)
            .map(what -> new ExportRequest(what, null, true))
            .toList();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final long seed = Long.getLong("tierhub.seed", System.nanoTime());

    @Test
    void whoStoodStillForLongerThanItsLeaseChangesNothing() throws Exception {
        System.out.println("paused holders: seed " + seed);
        List<Path> files = files();
        try (KeepingTarget target = new KeepingTarget()) {
            Path alone = home("alone", target.url("alone"), TestDatabase.postgres(folder.resolve("alone")));
            for (Path file : files) {
                drop(file, alone);
            }
            Step.command("once").finish(alone);
            Path last = inTurns(files, target);
            for (Path each : List.of(alone, last)) {
                Step.command("grade").finish(each);
                Step.command("push", "--confirm").finish(each); // so many moves wait for a person
            }
            assertThat(Exports.of(last, EXPORTS).differences(Exports.of(alone, EXPORTS)))
                    .as("seed %d", seed)
                    .isEmpty();
            Map<String, String> held = target.held("pair");
            assertThat(held).isNotEmpty().isEqualTo(target.held("alone"));
        }
    }

    /** The home of the node that was active last. */
    private Path inTurns(List<Path> files, KeepingTarget target) throws Exception {
        StoreSettings database = TestDatabase.postgres(folder.resolve("pair"));
        Path active = home("one", target.url("pair"), database);
        Path waiting = home("two", target.url("pair"), database);
        Random random = new Random(seed);
        HubProcess holder = daemon(active);
        HubProcess standby = null;
        try {
            holder.awaitFile(drop(files.get(0), active));
            for (Path file : files.subList(1, files.size())) {
                standby = daemon(waiting);
                drop(file, active);
                Path done = drop(file, waiting);
                Thread.sleep(random.nextInt(600));
                holder.signal("STOP");
                long stopped = System.nanoTime();
                standby.awaitFile(done);
                Thread.sleep(Math.max(0, 5 * LEASE_MS - (System.nanoTime() - stopped) / 1_000_000));
                holder.signal("CONT");
                holder.awaitEnd(TRY_AGAIN);
                holder = standby;
                Path before = active;
                active = waiting;
                waiting = before;
            }
            holder.terminate();
            holder.awaitEnd(STOPPED);
        } finally {
            holder.close();
            if (standby != null) {
                standby.close();
            }
        }
        return active;
    }

    private static HubProcess daemon(Path home) throws IOException, InterruptedException {
        return HubProcess.with(List.of("-Dtierhub.lease.ms=" + LEASE_MS), home, "run");
    }

    /** The customers, and orders for each pause. */
    private List<Path> files() throws IOException {
        Path exports = folder.resolve("exports");
        SmallErp.write(exports, seed, 4);
        List<Path> files = new ArrayList<>();
        files.add(exports.resolve("customers.csv"));
        Random random = new Random(seed + 1);
        for (int i = 1; i <= PAUSES; i++) {
            StringBuilder csv = new StringBuilder("no,customer,day,amount,status\n");
            for (int n = 0; n < ORDERS; n++) {
                csv.append("P%d-%d,C%d,2026-06-%d,%d,done%n"
                        .formatted(i, n, random.nextInt(1_500), 1 + random.nextInt(28), 1 + random.nextInt(90_000)));
            }
            files.add(Files.writeString(exports.resolve("orders-%03d.csv".formatted(i)), csv));
        }
        return files;
    }

    private Path home(String name, String target, StoreSettings database) throws IOException {
        Path home = folder.resolve(name);
        SmallErp.home(home);
        Path system = home.resolve("config/systems/erp.yaml");
        Files.writeString(system, Files.readString(system).replace("http://127.0.0.1:9/tiers", target + "/erp"));
        Files.write(
                home.resolve("config/application.properties"),
                TestDatabase.properties(database),
                StandardOpenOption.APPEND);
        return home;
    }

    /** Puts a file into the inbox whole; where it will be when it is done. */
    private static Path drop(Path file, Path home) throws IOException {
        Path inbox = Files.createDirectories(home.resolve("inbox/erp"));
        Path written = Files.copy(file, home.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        Files.move(written, inbox.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        return inbox.resolve("done").resolve(file.getFileName());
    }
}
