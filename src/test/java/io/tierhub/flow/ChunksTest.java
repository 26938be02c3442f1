package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierhub.flow.ExportRequest.What;
import io.tierhub.store.Effect;
import io.tierhub.store.ImportFile;
import io.tierhub.vocabulary.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a file is cut into transactions, and where one of them fails, is not to be seen in the result. */
class ChunksTest {
    private static final int ROWS = 12_000;
    private static final int FIRST_CHUNK = ChunkReader.CHUNK_ROWS;

    private static List<String> customers;
    private static List<String> orders;
    private static Map<What, List<Map<String, String>>> whole;

    @TempDir
    Path folder;

    @BeforeAll
    static void loadWhole(@TempDir Path home) throws IOException {
        GeneratedExport export = new GeneratedExport(20260630);
        customers = export.customers(ROWS);
        orders = export.orders(ROWS);
        try (HubRig rig = new HubRig(home, HubRig.ERP)) {
            take(rig, "customers", GeneratedExport.CUSTOMERS, customers);
            take(rig, "orders", GeneratedExport.ORDERS, orders);
            rig.grade();
            whole = rig.everything();
        }
        assertThat(whole.get(What.XREF)).hasSizeGreaterThan(ROWS / 2);
        assertThat(whole.get(What.CUSTOMERS).size())
                .isLessThan(whole.get(What.XREF).size());
        assertThat(whole.get(What.QUARANTINE)).hasSizeGreaterThan(100);
    }

    private static void take(HubRig rig, String name, String header, List<String> rows) throws IOException {
        assertThat(rig.take("erp", file(rig, name, header, rows)).rows().rowsRead())
                .isEqualTo(rows.size());
    }

    private static Path file(HubRig rig, String name, String header, List<String> rows) throws IOException {
        List<String> lines = new ArrayList<>(rows.size() + 1);
        lines.add(header);
        lines.addAll(rows);
        Path file = Files.createDirectories(rig.inbox("erp")).resolve(name + ".csv");
        return Files.write(file, lines);
    }

    private static void assertSame(HubRig rig) {
        rig.everything()
                .forEach((what, rows) -> assertThat(rows).as(what.name()).isEqualTo(whole.get(what)));
    }

    @Test
    void oneFileOrThreeIsTheSame() throws IOException {
        try (HubRig rig = new HubRig(folder, HubRig.ERP)) {
            for (int from = 0; from < ROWS; from += 4_000) {
                take(rig, "customers-" + from, GeneratedExport.CUSTOMERS, customers.subList(from, from + 4_000));
            }
            for (int from = 0; from < ROWS; from += 4_000) {
                take(rig, "orders-" + from, GeneratedExport.ORDERS, orders.subList(from, from + 4_000));
            }
            rig.grade();
            assertSame(rig);
        }
    }

    @Test
    void ordersBeforeAllTheirCustomersComeToTheSame() throws IOException {
        try (HubRig rig = new HubRig(folder, HubRig.ERP)) {
            take(rig, "orders", GeneratedExport.ORDERS, orders);
            take(rig, "customers", GeneratedExport.CUSTOMERS, customers);
            rig.grade();
            assertSame(rig);
        }
    }

    /** Stops after the first chunk, as a stop of the process does; what was committed stands. */
    private static void stopAfterFirstChunk(HubRig rig, Path file) {
        LongConsumer stop = rows -> {
            throw new IllegalStateException("stopped after " + rows);
        };
        assertThatThrownBy(() -> rig.hub().takeIn().file("erp", file, stop)).hasMessage("stopped after " + FIRST_CHUNK);
    }

    @Test
    void afterAStopTheNextStartGoesOnAtTheNextChunk() throws IOException {
        try (HubRig rig = new HubRig(folder, HubRig.ERP)) {
            for (Path file : List.of(
                    file(rig, "customers", GeneratedExport.CUSTOMERS, customers),
                    file(rig, "orders", GeneratedExport.ORDERS, orders))) {
                stopAfterFirstChunk(rig, file);
                rig.restart();
                List<Long> heard = new ArrayList<>();
                Taken taken = rig.hub().takeIn().file("erp", file, heard::add);
                assertThat(heard).containsExactly(2L * FIRST_CHUNK, (long) ROWS);
                assertThat(taken.rows().chunksDone()).isEqualTo(3);
            }
            rig.grade();
            assertSame(rig);
        }
    }

    /** The ledger is made to disagree in the middle of a file: the second chunk's transaction fails at its very end. */
    @Test
    void aChunkThatFailsLeavesNoTraceAndTheHubGoesOn() throws IOException {
        try (HubRig rig = new HubRig(folder, HubRig.ERP)) {
            Path file = file(rig, "customers", GeneratedExport.CUSTOMERS, customers);
            ImportFile[] first = new ImportFile[1];
            assertThatThrownBy(() -> rig.hub().takeIn().file("erp", file, rows -> first[0] = forget(rig)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("chunk 2 is not the next one");
            assertIndexIsTheStores(rig);
            assertThat(rig.ledger()).hasSize(1);
            rig.hub().store().transaction(Effect.CHUNK_TAKEN, tx -> {
                tx.ledger().progress(first[0].id(), 1, first[0].progress());
                return first[0];
            });
            rig.take("erp", file);
            assertIndexIsTheStores(rig);
            take(rig, "orders", GeneratedExport.ORDERS, orders);
            rig.grade();
            assertSame(rig);
        }
    }

    private static ImportFile forget(HubRig rig) {
        ImportFile known = rig.ledger().get(0);
        return rig.hub().store().transaction(Effect.CHUNK_TAKEN, tx -> {
            tx.ledger().restart(known.id(), Entity.CUSTOMERS, known.name(), 0);
            return known;
        });
    }

    private static void assertIndexIsTheStores(HubRig rig) {
        MasterState state = rig.hub().mastering().state();
        long records = rig.hub().store().read(tx -> tx.sources().count());
        long customersStored = rig.hub().store().read(tx -> tx.customers().count());
        assertThat(state.size()).isEqualTo((int) records);
        assertThat(state.matches().customers()).isEqualTo((int) customersStored);
        rig.hub().store().read(tx -> {
            tx.sources()
                    .scanOwners((record, customer, account) ->
                            assertThat(state.matches().customerOf(record)).isEqualTo(customer));
            return records;
        });
        assertThat(state.nextRecord())
                .isEqualTo(rig.hub().store().read(tx -> tx.sources().nextId()).intValue());
    }
}
