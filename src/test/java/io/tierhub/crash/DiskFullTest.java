package io.tierhub.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tierhub.flow.ExportRequest;
import io.tierhub.flow.ExportRequest.What;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disk of the data folder runs full while the daemon takes files in: none of them is put away as done, the daemon says
 * so and asks to be started again, and once there is room it comes to the same exports as ever.
 */
@Tag("full")
class DiskFullTest {
    private static final long DATA_SEED = 20260630;
    private static final int RUNS = Integer.getInteger("tierhub.diskfull", 3);
    private static final int TRY_AGAIN = 75;
    private static final int STOPPED = 143;
    private static final List<ExportRequest> EXPORTS = List.of(
            new ExportRequest(What.CUSTOMERS, null, true),
            new ExportRequest(What.XREF, null, true),
            new ExportRequest(What.QUARANTINE, null, true));

    @TempDir
    Path folder;

    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectories(folder.resolve("disk"));
        int mounted = run("mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", disk.toString());
        assumeTrue(mounted == 0, "a file system cannot be mounted here: a full disk is not tested");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", disk.toString());
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    }

    @Test
    void nothingIsPutAwayWhileTheDiskIsFullAndNothingIsLostThen() throws Exception {
        long seed = Long.getLong("tierhub.seed", System.nanoTime());
        System.out.println("disk full: seed " + seed);
        Random random = new Random(seed);
        SmallErp.write(folder, DATA_SEED, 2);
        Path calm = home("calm");
        drop(calm);
        takeAll(calm);
        Exports undisturbed = Exports.of(calm, EXPORTS);
        for (int run = 0; run < RUNS; run++) {
            Path home = home("full" + run);
            Path data = Files.createDirectories(disk.resolve("data" + run));
            Files.createSymbolicLink(home.resolve("data"), data);
            int left = 150 + random.nextInt(1_200);
            fill(left);
            drop(home);
            int exit = untilItGivesUp(home);
            assertThat(home.resolve("inbox/erp/done/customers-later.csv"))
                    .as("a file done on a full disk, %d KB left, seed %d", left, seed)
                    .doesNotExist();
            Files.delete(disk.resolve("filler"));
            takeAll(home);
            assertThat(Exports.of(home, EXPORTS).differences(undisturbed))
                    .as("%d KB left, seed %d", left, seed)
                    .isEmpty();
            System.out.printf(
                    "disk full: %d KB left, %s, then equal%n", left, exit == 0 ? "waited" : "ended with " + exit);
            run("rm", "-r", data.toString());
        }
    }

    private Path home(String name) throws IOException {
        Path home = folder.resolve(name);
        SmallErp.home(home);
        StoreKind.H2.give(home);
        return home;
    }

    private void drop(Path home) throws IOException {
        Path inbox = Files.createDirectories(home.resolve("inbox/erp"));
        long time = 1_780_000_000_000L;
        for (String name : List.of("customers.csv", "orders.csv", "customers-later.csv")) {
            Path file = Files.copy(folder.resolve(name), inbox.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
            assertThat(file.toFile().setLastModified(time += 1_000)).isTrue();
        }
    }

    /** Leaves so many KB of the disk. */
    private void fill(int leftKb) throws IOException {
        long bytes = disk.toFile().getUsableSpace() - leftKb * 1024L;
        try (OutputStream filler = Files.newOutputStream(disk.resolve("filler"))) {
            byte[] block = new byte[4096];
            for (long written = 0; written < bytes; written += block.length) {
                filler.write(block);
            }
        }
    }

    /** Runs the daemon for ten seconds; 0, or the code with which it ended by itself. */
    private static int untilItGivesUp(Path home) throws Exception {
        try (HubProcess daemon = HubProcess.with(List.of(), home, "run")) {
            if (daemon.killAt(10_000)) {
                return 0;
            }
            return daemon.awaitEnd(TRY_AGAIN);
        }
    }

    /** Runs the daemon, as often as it asks for it, until all files are done. */
    private static void takeAll(Path home) throws Exception {
        Path last = home.resolve("inbox/erp/done/customers-later.csv");
        while (!Files.exists(last)) {
            try (HubProcess daemon = HubProcess.with(List.of(), home, "run")) {
                daemon.awaitFile(last);
                daemon.terminate();
                daemon.awaitEnd(STOPPED, TRY_AGAIN);
            }
        }
    }
}
