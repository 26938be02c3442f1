package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierhub.flow.ExportRequest.What;
import io.tierhub.store.Backup;
import io.tierhub.store.BackupReader;
import io.tierhub.store.BackupRefused;
import io.tierhub.store.Restore;
import io.tierhub.store.TestDatabase;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup holds one moment of the store, and comes back to the byte. */
class BackupTest {
    @TempDir
    Path folder;

    private HubRig rig;
    private HubRig other;

    @BeforeEach
    void aHub() throws Exception {
        rig = new HubRig(folder.resolve("here"), HubRig.ERP);
        rig.take("erp", "customers.csv", GeneratedExport.CUSTOMERS, "C1,李雷,li@lei.example,,,,,", "C2,Han Mei,,,,,,");
        rig.take("erp", "orders.csv", GeneratedExport.ORDERS, "O1,C1,2026-06-01,900,,", "O2,C9,2026-06-01,9,,");
        rig.grade();
        other = new HubRig(folder.resolve("there"), HubRig.ERP);
    }

    @AfterEach
    void close() {
        rig.close();
        other.close();
    }

    private Path backup() throws Exception {
        Path file = folder.resolve("hub.backup");
        new Backup(rig.hub().store(), "2026-06-30T00:00:00Z", "test").write(file, Map.of());
        return file;
    }

    private void restore(Path file) throws Exception {
        restore(file, folder.resolve("there"));
    }

    private static void restore(Path file, Path home) throws Exception {
        try (BackupReader reader = BackupReader.open(file)) {
            Restore.into(TestDatabase.ofHome(home), reader);
        }
    }

    @Test
    void whatIsRestoredExportsTheSameAndGoesOn() throws Exception {
        var before = rig.everything();
        restore(backup());
        assertThat(other.everything()).isEqualTo(before);
        assertThat(other.hub().started().repaired()).isEmpty();
        for (HubRig each : List.of(rig, other)) {
            each.take("erp", "orders-2.csv", GeneratedExport.ORDERS, "O3,C2,2026-06-02,90,,", "bad,,,,,");
            each.take("erp", "customers-2.csv", GeneratedExport.CUSTOMERS, "C9,New,,,,,,");
            each.grade();
        }
        assertThat(other.everything()).isEqualTo(rig.everything());
        assertThat(other.canonical(What.QUARANTINE)).isNotEmpty();
    }

    @Test
    void aBackupUnderLoadIsOfOneMoment() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Void> load = CompletableFuture.runAsync(() -> {
            for (int i = 0; !done.get() && i < 500; i++) {
                try {
                    rig.take(
                            "erp",
                            "customers-" + i + ".csv",
                            GeneratedExport.CUSTOMERS,
                            "D" + i + ",Name " + i + ",,,,,,");
                    rig.take(
                            "erp",
                            "orders-" + i + ".csv",
                            GeneratedExport.ORDERS,
                            "P" + i + ",D" + i + ",2026-06-01,9,,");
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
        });
        for (int i = 0; i < 10; i++) {
            Path file = backup();
            Path there = folder.resolve("there" + i);
            restore(file, there);
            // An order, its customer and the ledger row that brought them are of one moment, or the start refuses.
            try (HubRig restored = new HubRig(there, HubRig.ERP)) {
                assertThat(restored.hub().started().clean()).isFalse();
                assertThat(restored.hub().started().repaired()).isEmpty();
            }
        }
        done.set(true);
        load.join();
    }

    @Test
    void aDamagedBackupIsRefusedWhereverItIsDamaged() throws Exception {
        Path file = backup();
        byte[] good = Files.readAllBytes(file);
        long seed = System.nanoTime();
        System.out.println("damaged backups: seed " + seed);
        Random random = new Random(seed);
        int refused = 0;
        for (int i = 0; i < 200; i++) {
            Files.write(file, good);
            try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
                int at = random.nextInt(good.length);
                bytes.seek(at);
                bytes.write(good[at] ^ (1 << random.nextInt(8)));
            }
            try (BackupReader reader = BackupReader.open(file)) {
                reader.verify();
            } catch (BackupRefused expected) {
                refused++;
            }
        }

        // The rest hit what nobody reads: half of such a small zip file is headers that stand twice, and times.
        System.out.println("refused " + refused + " of 200");
        assertThat(refused).isGreaterThan(50);
        Files.write(file, java.util.Arrays.copyOf(good, good.length / 2));
        assertThatThrownBy(() -> BackupReader.open(file)).isInstanceOf(BackupRefused.class);
    }

    @Test
    void aBackupOfANewerReleaseIsRefused() throws Exception {
        Path file = backup();
        try (var zip = java.nio.file.FileSystems.newFileSystem(file)) {
            Path manifest = zip.getPath("MANIFEST");
            String text = Files.readString(manifest);
            String body = text.substring(0, text.lastIndexOf("end ")).replaceFirst("schema .*", "schema 999");
            Files.writeString(manifest, body + "end " + sha256(body) + "\n");
        }
        assertThatThrownBy(() -> restore(file))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("newer release");
    }

    @Test
    void aStoreThatIsNotEmptyIsNotRestoredInto() throws Exception {
        Path file = backup();
        other.take("erp", "customers.csv", GeneratedExport.CUSTOMERS, "X,Some One,,,,,,");
        var before = other.everything();
        other.close();
        assertThatThrownBy(() -> restore(file))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("not empty");
        assertThat(other.everything()).isEqualTo(before);
    }

    private static String sha256(String text) throws Exception {
        return java.util.HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                        .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
}
