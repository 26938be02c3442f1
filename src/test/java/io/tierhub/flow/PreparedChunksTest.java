package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.cleanse.CleanseRules;
import io.tierhub.cleanse.Cleanser;
import io.tierhub.flow.PrepareChunk.Prepared;
import io.tierhub.intake.EntityMapping;
import io.tierhub.vocabulary.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How large the pieces of a file are, and how far they are read ahead. */
@Tag("h2") // the same on either database
class PreparedChunksTest {
    @TempDir
    Path folder;

    private final ThreadPoolExecutor worker = (ThreadPoolExecutor) Executors.newFixedThreadPool(1);
    private HubRig rig;

    @BeforeEach
    void aHub() throws IOException {
        rig = new HubRig(folder.resolve("home"), HubRig.ERP);
    }

    @AfterEach
    void close() {
        worker.shutdownNow();
        rig.close();
    }

    private ChunkReader file(int rows) throws IOException {
        StringBuilder text = new StringBuilder("id,name\n");
        for (int i = 0; i < rows; i++) {
            text.append('C').append(i).append(",n\n");
        }
        Path file = Files.writeString(folder.resolve("customers-" + rows + ".csv"), text);
        EntityMapping mapping =
                Objects.requireNonNull(rig.hub().config().systems().get("erp").customers());
        return new ChunkReader("erp", Entity.CUSTOMERS, mapping, file);
    }

    private List<Integer> rowsOfChunks(int rows) throws IOException {
        List<Integer> chunks = new ArrayList<>();
        try (ChunkReader reader = file(rows)) {
            for (var chunk = reader.next(); chunk != null; chunk = reader.next()) {
                chunks.add(chunk.rows());
            }
        }
        return chunks;
    }

    @Test
    void fiveThousandRowsAreOneChunkAndOneRowMoreBeginsTheNext() throws IOException {
        assertThat(rowsOfChunks(ChunkReader.CHUNK_ROWS)).containsExactly(ChunkReader.CHUNK_ROWS);
        assertThat(rowsOfChunks(ChunkReader.CHUNK_ROWS + 1)).containsExactly(ChunkReader.CHUNK_ROWS, 1);
    }

    @Test
    void fourChunksAreReadAheadAndTheFifthWhenOneWasTaken() throws IOException {
        PrepareChunk prepare = new PrepareChunk(
                new Cleanser(CleanseRules.defaults()), rig.hub().mastering());
        try (ChunkReader reader = file(PreparedChunks.AHEAD * ChunkReader.CHUNK_ROWS + 1)) {
            PreparedChunks chunks = new PreparedChunks(reader, Entity.CUSTOMERS, prepare, worker, 0);
            List<Integer> numbers = new ArrayList<>();
            for (Prepared chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
                numbers.add(chunk.number());
                assertThat(worker.getTaskCount())
                        .as("begun when chunk " + chunk.number() + " is there")
                        .isEqualTo(Math.min(chunk.number() + PreparedChunks.AHEAD - 1, PreparedChunks.AHEAD + 1));
            }
            assertThat(numbers).containsExactly(1, 2, 3, 4, 5);
        }
    }
}
