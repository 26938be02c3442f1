package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pull that comes while a large file makes the first load of an empty store. */
class PullBesideFilesTest {
    private static final int ROWS = 20_001;

    @TempDir
    Path folder;

    @Test
    void aPullWaitsForTheEndOfTheFirstLoad() throws Exception {
        try (SourceRig shop = SourceRig.inMemory();
                HubRig rig = new HubRig(folder, HubRig.ERP, shop.yaml().replace("password: none-of-note, ", ""))) {
            shop.customer("S1", "Ada Byron", "2026-06-01 10:00:00").order(1, "S1", "10", "2026-06-01 10:00:00");
            Path file = export();
            rig.hub();
            CompletableFuture<Taken> load = CompletableFuture.supplyAsync(() -> taken(rig, file));
            await().atMost(60, TimeUnit.SECONDS).until(() -> rig.hub().store().loading() || load.isDone());
            List<Pulled> pulled = rig.hub().pulls().pull("shop", false, null);
            assertThat(rig.hub().store().loading()).as("the first load is over").isFalse();
            assertThat(pulled).extracting(each -> each.rows().rowsLoaded()).containsExactly(1L, 1L);
            assertThat(load.get().verdict()).isEqualTo(Taken.Verdict.DONE);
            assertThat(rig.export(ExportRequest.What.XREF)).hasSize(ROWS + 1);
            assertThat(rig.export(ExportRequest.What.CUSTOMERS))
                    .hasSize(rig.customers().size());
        }
    }

    private static Taken taken(HubRig rig, Path file) {
        try {
            return rig.take("erp", file);
        } catch (java.io.IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    private Path export() throws Exception {
        List<String> lines = new ArrayList<>(List.of(GeneratedExport.CUSTOMERS));
        for (int i = 0; i < ROWS; i++) {
            lines.add("C" + i + ",,c" + i + "@example.com,,,,,");
        }
        return Files.write(folder.resolve("customers.csv"), lines);
    }
}
