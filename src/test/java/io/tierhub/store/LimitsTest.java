package io.tierhub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierhub.behaviour.Segments;
import io.tierhub.store.MatchChangeLog.Position;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The largest contents that other rooms may hand over come back from the database as they were. */
class LimitsTest extends StoreFixture {
    private static byte[] content(int bytes) {
        byte[] content = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            content[i] = (byte) (i * 31 + i / 251);
        }
        return content;
    }

    @Test
    void theLongestRowOfNotedChangesIsReadAsItWasWritten() {
        byte[] most = content(MatchChangeLog.MAX_BYTES);
        Position before = store.transaction(Effect.SNAPSHOT_BEGUN, tx -> tx.matchChanges().snapshot(7));
        write(tx -> tx.matchChanges().append(List.of(most)));
        List<byte[]> read = new ArrayList<>();
        write(tx -> tx.matchChanges().after(before, read::add));
        assertThat(read).hasSize(1);
        assertThat(read.get(0)).isEqualTo(most);
    }

    @Test
    void theLongestSegmentIsReadAsItWasWrittenAndOneOfAByteMoreIsRefused() {
        byte[] most = content(Segments.MAX_BYTES);
        write(tx -> tx.behaviour().put(List.of(new Behaviour.Segment(1, 0, most))));
        assertThat(list(tx -> tx.behaviour().lastSegments(new int[] {1})).get(0).data())
                .isEqualTo(most);
        assertThatThrownBy(() -> write(tx -> tx.behaviour()
                        .put(List.of(new Behaviour.Segment(1, 1, content(Segments.MAX_BYTES + 1))))))
                .hasMessageContaining("at most 65536");
    }

    @Test
    void aFileOfABackupMayHaveSoManyBytesAndOneMoreIsRefusedBeforeAnythingIsWritten() throws Exception {
        Path settings = folder.resolve("rates.csv");
        Path backup = folder.resolve("hub.backup");
        Files.write(settings, new byte[BackupReader.MAX_FILE_BYTES]);
        new Backup(store, "2026-06-30T00:00:00Z", "test").write(backup, Map.of("config/rates.csv", settings));
        try (BackupReader reader = BackupReader.open(backup)) {
            assertThat(reader.home().get("config/rates.csv")).hasSize(BackupReader.MAX_FILE_BYTES);
        }
        Files.delete(backup);
        Files.write(settings, new byte[BackupReader.MAX_FILE_BYTES + 1]);
        assertThatThrownBy(() -> new Backup(store, "2026-06-30T00:00:00Z", "test")
                        .write(backup, Map.of("config/rates.csv", settings)))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("config/rates.csv is longer than 67108864 bytes");
        assertThat(folder).isDirectoryNotContaining("glob:**/hub.backup*");
    }
}
