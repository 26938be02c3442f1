package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.flow.ExportRequest.What;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A first load matches a chunk while the one before is written: nothing that a chunk needs of that one is missed, and nobody
 * sees a state that is ahead of the store. What a chunk that fails leaves behind, {@link ChunksTest} tells.
 */
class LoadAheadTest {
    private static final int ROWS = 3 * ChunkReader.CHUNK_ROWS;

    private static final String CRM = """
            system: crm
            customers:
              files: "people*"
              key: id
              map:
                type: type
                name: name
                account: {key: company}
                city: city
            """;

    @TempDir
    private Path folder;

    private static Path people(HubRig rig, List<String> rows) throws IOException {
        List<String> lines = new ArrayList<>(List.of("id,type,name,company,city"));
        lines.addAll(rows);
        return Files.write(Files.createDirectories(rig.inbox("crm")).resolve("people.csv"), lines);
    }

    private static List<String> strangers() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            rows.add("S" + i + ",company,Company " + Integer.toString(i * 7919, 36) + ",,");
        }
        return rows;
    }

    @Test
    void aContactWaitsForAnAccountOfALaterChunk() throws IOException {
        try (HubRig rig = new HubRig(folder, CRM)) {
            List<String> rows = strangers();
            rows.set(10, "P1,person,欧阳建国,A2,");
            rows.set(20, "P2,person,司马晓燕,A3,");
            rows.set(ChunkReader.CHUNK_ROWS + 10, "A2,company,Beacon Freight,,");
            rows.set(2 * ChunkReader.CHUNK_ROWS + 10, "A3,company,Harbour Coffee,,");
            rig.take("crm", people(rig, rows));
            assertThat(rig.dumped("account_wait")).isEmpty();
            assertThat(rig.hub().store().<Integer>read(tx -> {
                        int[] linked = new int[1];
                        tx.sources().scanOwners((record, customer, account) -> linked[0] += account == 0 ? 0 : 1);
                        return linked[0];
                    }))
                    .as("contacts linked")
                    .isEqualTo(2);
        }
    }

    @Test
    void aRowThatComesAgainInTheNextChunkReplacesTheFirst() throws IOException {
        try (HubRig rig = new HubRig(folder, CRM)) {
            List<String> rows = strangers();
            rows.set(10, "R1,company,Beacon Freight,,Dalian");
            rows.set(ChunkReader.CHUNK_ROWS + 10, "R1,company,Beacon Freight,,Tianjin");
            Taken taken = rig.take("crm", people(rig, rows));
            assertThat(taken.rows().rowsLoaded()).isEqualTo(ROWS);
            assertThat(rig.export(What.XREF)).hasSize(ROWS - 1);
            assertThat(rig.export(What.CUSTOMERS).toString())
                    .contains("Tianjin")
                    .doesNotContain("Dalian");
        }
    }

    @Test
    void whoeverTakesTheLockInBetweenFindsAStateThatTheStoreHas() throws IOException {
        try (HubRig rig = new HubRig(folder, CRM)) {
            Path file = people(rig, strangers());
            AtomicReference<CompletableFuture<List<Long>>> asked = new AtomicReference<>();
            rig.hub().takeIn().file("crm", file, rows -> {
                if (asked.get() == null) {
                    asked.set(CompletableFuture.supplyAsync(() -> records(rig)));
                }
            });
            List<Long> seen = asked.get().join();
            assertThat(seen.get(0))
                    .as("records in memory")
                    .isEqualTo(seen.get(1))
                    .isPositive();
            assertThat(seen.get(2)).as("seen during the load").isOne();
        }
    }

    /** Records in memory and in the store, and 1 while a first load is under way. */
    private static List<Long> records(HubRig rig) {
        return rig.hub()
                .mastering()
                .master(state -> List.of(
                        (long) state.size(),
                        rig.hub().store().read(tx -> tx.sources().count()),
                        rig.hub().store().loading() ? 1L : 0L));
    }
}
