package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.flow.ExportRequest.What;
import io.tierhub.store.ImportFile.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file with more bad rows than its mapping tolerates leaves nothing behind. */
class CheckToleranceTest {
    private static final String ERP = HubRig.ERP.replace("  key: no\n", "  key: no\n  tolerance: LIMIT\n");

    @TempDir
    Path folder;

    private HubRig rig;

    private void tolerate(String limit) throws IOException {
        if (rig == null) {
            rig = new HubRig(folder, ERP.replace("LIMIT", limit));
        } else {
            rig.write("config/systems/erp.yaml", ERP.replace("LIMIT", limit)).restart();
        }
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void asManyAsToleratedGoToQuarantineAndOneMoreRefusesTheFile() throws IOException {
        tolerate("10 %");
        Taken taken = orders("1", 9, 1);
        assertThat(taken.verdict()).isEqualTo(Taken.Verdict.DONE);
        assertThat(taken.rows().rowsQuarantined()).isEqualTo(1);
        Taken refused = orders("2", 8, 2);
        assertThat(refused.verdict()).isEqualTo(Taken.Verdict.REFUSED);
        assertThat(refused.reason())
                .contains(
                        "TOO_MANY_BAD_ROWS: 2 of 10 rows read",
                        "tolerates 10 %",
                        "the first on line 10 in amount",
                        "BAD_AMOUNT");
    }

    @Test
    void nothingOfARefusedFileStays() throws IOException {
        tolerate("none");
        orders("1", 3, 0);
        List<String> before = rig.dumped("fact");
        assertThat(orders("2", ChunkReader.CHUNK_ROWS + 10, 1).verdict()).isEqualTo(Taken.Verdict.REFUSED);
        assertThat(rig.dumped("fact")).isEqualTo(before);
        assertThat(rig.export(What.QUARANTINE)).isEmpty();
        assertThat(rig.ledger().get(0).progress()).isEqualTo(Progress.NONE);
    }

    @Test
    void aFileThatWasRefusedIsTakenInUnderAWiderTolerance() throws IOException {
        tolerate("none");
        assertThat(orders("1", 8, 2).verdict()).isEqualTo(Taken.Verdict.REFUSED);
        tolerate("2 rows");
        assertThat(orders("1", 8, 2).verdict()).isEqualTo(Taken.Verdict.DONE);
        assertThat(rig.export(What.QUARANTINE)).hasSize(2);
    }

    @Test
    void withoutALimitEveryBadRowIsHeldAndTheOthersAreTaken() throws IOException {
        rig = new HubRig(folder, HubRig.ERP);
        assertThat(orders("1", 1, 9).rows()).isEqualTo(new Progress(1, 10, 1, 0, 9));
    }

    private Taken orders(String name, int good, int bad) throws IOException {
        List<String> lines = new ArrayList<>(List.of("no,customer,day,amount,status,updated_at"));
        for (int i = 0; i < good + bad; i++) {
            lines.add("O" + name + i + ",C1,2026-06-01," + (i < good ? "5" : "much") + ",COMPLETED,");
        }
        return rig.take("erp", "orders-" + name + ".csv", lines.toArray(String[]::new));
    }
}
