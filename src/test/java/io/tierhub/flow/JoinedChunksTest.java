package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.flow.ExportRequest.What;
import io.tierhub.store.ImportFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chunks of a re-export that say little new share a transaction. */
class JoinedChunksTest {
    private static final int CHUNK = ChunkReader.CHUNK_ROWS;
    private static final int ROWS = CHUNK * PreparedChunks.JOINED + 10;

    @TempDir
    Path folder;

    private HubRig rig;

    @BeforeEach
    void open() throws IOException {
        rig = new HubRig(folder, HubRig.ERP);
        commits("customers-1.csv", 0);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    /** Takes a file in whose first rows have changed; how many rows were done at each commit. */
    private List<Long> commits(String name, int changed) throws IOException {
        Random random = new Random(1);
        StringBuilder csv = new StringBuilder("id,name,emails,email,phone,tax_id,city,deleted,updated_at\n");
        for (int i = 1; i <= ROWS; i++) {
            csv.append("C").append(i).append(',').append(Long.toString(random.nextLong() >>> 1, 36));
            csv.append(",,,,,").append(i <= changed ? name : "").append(",,\n");
        }
        Path file = Files.writeString(folder.resolve(name), csv);
        List<Long> commits = new ArrayList<>();
        assertThat(rig.hub().takeIn().file("erp", file, commits::add).verdict()).isEqualTo(Taken.Verdict.DONE);
        return commits;
    }

    @Test
    void littleNewIsOneTransactionAndMoreIsOneAChunk() throws IOException {
        long most = (long) CHUNK * PreparedChunks.JOINED;
        assertThat(commits("customers-2.csv", PreparedChunks.FEW_CHANGES - 1)).containsExactly(most, (long) ROWS);
        assertThat(commits("customers-3.csv", PreparedChunks.FEW_CHANGES)).containsExactly((long) CHUNK, (long) ROWS);
        ImportFile done = rig.ledger().get(0);
        assertThat(done.progress().chunksDone()).isEqualTo(PreparedChunks.JOINED + 1);
        assertThat(done.progress().rowsUnchanged()).isEqualTo(ROWS - PreparedChunks.FEW_CHANGES);
        assertThat(rig.export(What.CUSTOMERS).stream()
                        .filter(row -> row.get("city").equals("customers-3.csv")))
                .hasSize(PreparedChunks.FEW_CHANGES);
    }
}
