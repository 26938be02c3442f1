package io.tierhub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierhub.behaviour.Segments;
import io.tierhub.store.MatchChangeLog.Position;
import io.tierhub.store.TierHistory.Change;
import io.tierhub.vocabulary.Tier;
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
        Position before =
                store.transaction(Effect.SNAPSHOT_BEGUN, tx -> tx.matchChanges().snapshot(7));
        write(tx -> tx.matchChanges().append(List.of(most)));
        List<byte[]> read = new ArrayList<>();
        write(tx -> tx.matchChanges().after(before, read::add));
        assertThat(read).hasSize(1);
        assertThat(read.get(0)).isEqualTo(most);
    }

    @Test
    void theLastAndLongestSegmentIsReadAsItWasWrittenAndOneNumberMoreIsRefused() {
        byte[] most = content(Segments.MAX_BYTES);
        write(tx -> tx.behaviour().put(List.of(new Behaviour.Segment(1, Behaviour.SEGMENTS - 1, most))));
        write(tx -> tx.behaviour().put(List.of(new Behaviour.Segment(2, 0, new byte[1]))));
        Behaviour.Segment last =
                list(tx -> tx.behaviour().lastSegments(new int[] {1})).get(0);
        assertThat(last.number()).isEqualTo(Behaviour.SEGMENTS - 1);
        assertThat(last.data()).isEqualTo(most);
        assertThatThrownBy(() -> write(
                        tx -> tx.behaviour().put(List.of(new Behaviour.Segment(1, Behaviour.SEGMENTS, new byte[1])))))
                .hasMessageContaining("at most 65536 segments");
    }

    @Test
    void aTierMayBeginOnTheLastDayThatFitsAndNotOnTheNext() {
        Change last = new Change(1, TierHistory.DAYS - 1, Tier.B, "policy", "r");
        write(tx -> tx.tierHistory().change(List.of(last)));
        write(tx -> tx.tierHistory().change(List.of(new Change(2, 0, Tier.A, "policy", "r"))));
        List<Integer> days = new ArrayList<>();
        write(tx -> tx.tierHistory().scan(span -> days.add(span.from())));
        assertThat(days).containsExactly(TierHistory.DAYS - 1, 0);
        Change beyond = new Change(3, TierHistory.DAYS, Tier.B, "policy", "r");
        assertThatThrownBy(() -> write(tx -> tx.tierHistory().change(List.of(beyond))))
                .hasMessageContaining("not between 1970 and 2149");
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
