package io.tierhub.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.flow.ExportRequest.What;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten times the files of a busy morning at once, in 512 MB: all of them are done, and none of them costs the hub. */
@Tag("full")
class OverloadTest {
    /** A busy morning's files, and how many times as many come. */
    private static final int FILES = Integer.getInteger("tierhub.burst", 12);

    private static final int TIMES = 10;
    private static final long SEED = 20260630;

    @TempDir
    Path folder;

    @Test
    void tenTimesTheUsualFilesAtOnceAreDoneInSmallMemory() throws Exception {
        SmallErp.home(folder);
        StoreKind.H2.give(folder);
        Path inbox = Files.createDirectories(folder.resolve("inbox/erp"));
        for (int burst = 0; burst < FILES * TIMES / 3; burst++) {
            Path exports = folder.resolve("exports" + burst);
            SmallErp.write(exports, SEED + burst, 6);
            for (String name : List.of("customers", "orders", "customers-later")) {
                Files.move(
                        exports.resolve(name + ".csv"),
                        inbox.resolve(name + "-" + burst + ".csv"),
                        StandardCopyOption.ATOMIC_MOVE);
            }
        }
        long files = count(inbox);
        long start = System.nanoTime();
        try (HubProcess daemon = HubProcess.with(List.of("-XX:+ExitOnOutOfMemoryError"), folder, "run")) {
            while (count(inbox) > 0) {
                assertThat(daemon.heldMs()).as("still %d files", count(inbox)).isLessThan(600_000);
                assertThat(daemon.alive()).as("the daemon lives: see said.txt").isTrue();
                Thread.sleep(100);
            }
            daemon.terminate();
            daemon.awaitEnd(143);
        }
        assertThat(count(inbox.resolve("done"))).isEqualTo(files);
        assertThat(folder.resolve("said.txt")).content().doesNotContain("OutOfMemory");
        System.out.printf(
                "overload: %d files at once, -Xmx512m, all done in %d s, %d source records%n",
                files,
                (System.nanoTime() - start) / 1_000_000_000,
                Exports.table(folder, What.XREF).size());
    }

    private static long count(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
