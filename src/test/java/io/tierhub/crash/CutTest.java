package io.tierhub.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.Hub;
import io.tierhub.config.Home;
import io.tierhub.config.HubConfig;
import io.tierhub.flow.BusinessClock;
import io.tierhub.flow.ExportRequest;
import io.tierhub.flow.ExportRequest.What;
import io.tierhub.store.StoreException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A power cut may take the end of the database's file: it is cut off, or full of zeros. Either the hub refuses the file in
 * words, or the same exports bring it to the same state. It is never silently another.
 */
class CutTest {
    private static final long DATA_SEED = 20260630;
    private static final int CUTS_PER_KILL = 10;
    private static final int MAX_ZEROS_KB = 256;
    /** Nobody has anything to review here. */
    private static final List<ExportRequest> EXPORTS = Arrays.stream(What.values())
            .filter(what -> what != What.REVIEW)
            .map(what -> new ExportRequest(what, null, true))
            .toList();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final long seed = Long.getLong("tierhub.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private int opened;
    private int refused;

    @Test
    void aCutFileIsRefusedInWordsOrComesToTheSameExports() throws Exception {
        cut(Integer.getInteger("tierhub.cuts", 3));
    }

    @Test
    @Tag("full")
    void manyCutFilesAreRefusedInWordsOrComeToTheSameExports() throws Exception {
        cut(Integer.getInteger("tierhub.cuts", 100));
    }

    private void cut(int cuts) throws Exception {
        System.out.println("cuts: seed " + seed);
        SmallErp.write(folder, DATA_SEED, 4);
        Path whole = home("whole");
        finish(whole);
        Exports undisturbed = Exports.of(whole, EXPORTS);
        undisturbed.assertNoneEmpty(Set.of(What.TAGS, What.PUSHES));
        Path killed = whole;
        for (int cut = 0; cut < cuts; cut++) {
            if (cut % CUTS_PER_KILL == 0) {
                killed = killed("killed" + cut);
            }
            Path home = home("cut" + cut);
            Files.createDirectories(file(home).getParent());
            Files.copy(file(killed), file(home), StandardCopyOption.REPLACE_EXISTING);
            String damage = damage(file(home));
            try {
                finish(home);
                assertThat(Exports.of(home, EXPORTS).differences(undisturbed))
                        .as("cut %d, %s, seed %d", cut, damage, seed)
                        .isEmpty();
                opened++;
            } catch (StoreException fault) {
                assertThat(fault)
                        .as("cut %d, %s, seed %d", cut, damage, seed)
                        .hasMessageContaining("estore the last backup");
                refused++;
            }
        }
        System.out.printf(
                "cuts: %d, of which %d came to the same exports and %d were refused%n", cuts, opened, refused);
    }

    /** A home whose first load was killed at some moment, or right after it. */
    private Path killed(String name) throws Exception {
        Path home = home(name);
        try (HubProcess load =
                new HubProcess(home, List.of("load", "erp", export("customers.csv"), export("orders.csv")))) {
            load.killAt(700 + random.nextInt(3_000));
        }
        return home;
    }

    private Path home(String name) throws IOException {
        Path home = folder.resolve(name);
        SmallErp.home(home);
        StoreKind.H2.give(home);
        return home;
    }

    private static Path file(Path home) {
        return home.resolve("data/tierhub.mv.db");
    }

    private String export(String name) {
        return folder.resolve(name).toString();
    }

    private String damage(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            long length = bytes.length();
            long last = Math.min(length, 1 + random.nextInt(MAX_ZEROS_KB << 10));
            boolean zeros = random.nextBoolean();
            if (zeros) {
                bytes.seek(length - last);
                bytes.write(new byte[(int) last]);
            } else {
                bytes.setLength(length - last);
            }
            return "the last " + last + " of " + length + " bytes " + (zeros ? "zeroed" : "cut off");
        }
    }

    /** Loads everything, again or for the first time, and grades. */
    private void finish(Path home) throws IOException {
        HubConfig config = HubConfig.load(new Home(home));
        try (Hub hub = new Hub(
                config, new BusinessClock(Clock.systemUTC(), config.hub().zone(), SmallErp.LAST_DAY))) {
            for (String name : List.of("customers.csv", "orders.csv", "customers-later.csv")) {
                hub.takeIn().file("erp", folder.resolve(name), rows -> {});
            }
            hub.grading().grade(SmallErp.LAST_DAY, true);
        }
    }
}
