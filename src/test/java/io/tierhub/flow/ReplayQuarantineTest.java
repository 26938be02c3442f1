package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.flow.ExportRequest.What;
import io.tierhub.flow.ReplayQuarantine.Replayed;
import io.tierhub.store.Quarantine;
import io.tierhub.store.Quarantine.Filter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that were refused are taken in after all, once the mapping is mended; what came since is not undone. */
class ReplayQuarantineTest {
    private static final String HEADER = "id,name,since";

    /** Reads days in one order or the other. */
    private static final String ERP = """
            system: erp
            customers:
              files: "customers*"
              key: id
              map:
                name: name
                created_at: {column: since, date: DATES}
            orders:
              files: "orders*"
              key: no
              customer: id
              map: {placed_at: {column: day, date: DATES}, amount: amount}
            interactions:
              files: "clicks*"
              customer: id
              map: {at: {column: day, date: DATES}, type: kind}
            """;

    private static final String WRONG = ERP.replace("DATES", "MM/dd/yyyy");
    private static final String RIGHT = ERP.replace("DATES", "dd/MM/yyyy");

    @TempDir
    Path folder;

    private HubRig rig;

    @BeforeEach
    void open() throws IOException {
        rig = new HubRig(folder, WRONG);
    }

    @AfterEach
    void close() {
        List<String> damage =
                rig.hub().store().read(tx -> tx.verification().look()).damage();
        rig.close();
        assertThat(damage).as("what the tables say of each other").isEmpty();
    }

    private void mend() throws IOException {
        rig.write("config/systems/erp.yaml", RIGHT).restart();
    }

    private List<Replayed> replay() {
        return rig.hub().quarantine().replay(Filter.ALL);
    }

    private long held() {
        return rig.hub().store().read(tx -> tx.quarantine().count(Filter.ALL));
    }

    private String name(String key) {
        return rig.canonical(What.CUSTOMERS).stream()
                .filter(row -> row.get("customer_id").equals("erp:" + key))
                .map(row -> row.get("name"))
                .findFirst()
                .orElse("nobody");
    }

    @Test
    void rowsPassByTheMendedMappingAndLeaveTheQuarantine() throws IOException {
        rig.take("erp", "customers.csv", HEADER, "C1,Ada,31/01/2026", "C2,Bo,01/02/2026", "C3,Cy,30/01/2026");
        assertThat(held()).isEqualTo(2);
        assertThat(replay()).containsExactly(new Replayed("erp", "customers.csv", 0, 2, null));
        mend();
        assertThat(replay()).containsExactly(new Replayed("erp", "customers.csv", 2, 0, null));
        assertThat(List.of(name("C1"), name("C3"))).containsExactly("Ada", "Cy");
        assertThat(rig.ledger().get(0).progress().rowsQuarantined()).isZero();
        assertThat(rig.ledger().get(0).progress().rowsLoaded()).isEqualTo(3);
        assertThat(replay()).isEmpty();
    }

    @Test
    void whatReplayTakesInIsWhatTheMendedMappingWouldHaveTaken(@TempDir Path other) throws IOException {
        String[] customers = {HEADER, "C1,Ada,31/01/2026", "C2,Bo,02/02/2026", "C3,Ada,30/01/2026", "C4,,11/11/2026"};
        String[] orders = {"no,id,day,amount", "O1,C1,15/03/2026,20", "O2,C9,16/03/2026,5", "O3,C2,03/03/2026,7"};
        rig.take("erp", "customers.csv", customers);
        rig.take("erp", "orders.csv", orders);
        mend();
        replay();
        rig.grade();
        try (HubRig right = new HubRig(other, RIGHT)) {
            right.take("erp", "customers.csv", customers);
            right.take("erp", "orders.csv", orders);
            right.grade();
            assertThat(rig.everything()).isEqualTo(right.everything());
        }
    }

    @Test
    void aRowThatIsStillBadStaysForTheReasonThatItHasNow() throws IOException {
        rig.take("erp", "customers.csv", HEADER, "C1,Ada,31/01/2026", "C2,Bo,soon 1");
        mend();
        assertThat(replay()).containsExactly(new Replayed("erp", "customers.csv", 1, 1, null));
        Quarantine.Held left = rig.hub()
                .store()
                .read(tx -> tx.quarantine().newest(Filter.ALL, 9))
                .get(0);
        assertThat(left.rejection().reason()).contains("dd/MM/yyyy");
        assertThat(left.rejection().at().line()).isEqualTo(3);
    }

    @Test
    void aCorrectedFileEndsTheWaitingOfItsRowsAndIsNotUndone() throws IOException {
        rig.take("erp", "customers-1.csv", HEADER, "C1,Wrong,31/01/2026", "C2,Bo,31/01/2026");
        rig.take("erp", "customers-2.csv", HEADER, "C1,Right,01/02/2026");
        assertThat(held()).as("only C2 still waits").isEqualTo(1);
        mend();
        replay();
        assertThat(List.of(name("C1"), name("C2"))).containsExactly("Right", "Bo");
    }

    @Test
    void anUnchangedRowOfALaterFileEndsTheWaitingToo() throws IOException {
        rig.take("erp", "customers-1.csv", HEADER, "C1,Right,01/02/2026");
        rig.take("erp", "customers-2.csv", HEADER, "C1,Wrong,31/01/2026");
        rig.take("erp", "customers-3.csv", HEADER, "C1,Right,01/02/2026", "C2,Bo,01/02/2026");
        mend();
        replay();
        assertThat(name("C1")).isEqualTo("Right");
        assertThat(held()).isZero();
    }

    @Test
    void withinAFileTheLastRowOfAKeyStands() throws IOException {
        rig.take(
                "erp",
                "customers.csv",
                HEADER,
                "C1,First,31/01/2026",
                "C1,Last,01/02/2026",
                "C2,First,01/02/2026",
                "C2,Last,31/01/2026");
        assertThat(held()).isEqualTo(1);
        mend();
        replay();
        assertThat(List.of(name("C1"), name("C2"))).containsExactly("Last", "Last");
    }

    @Test
    void theNewestOfSeveralHeldRowsStandsWhateverIsReplayedFirst() throws IOException {
        rig.take("erp", "customers-1.csv", HEADER, "C1,Old,31/01/2026");
        rig.take("erp", "customers-2.csv", HEADER, "C1,New,30/01/2026");
        mend();
        rig.hub().quarantine().replay(new Filter("erp", "customers-2.csv", null));
        assertThat(held()).as("the older one has nothing to say").isZero();
        replay();
        assertThat(name("C1")).isEqualTo("New");
    }

    @Test
    void customersAndFactsOfOneKeyAreNotTakenForEachOther() throws IOException {
        rig.take("erp", "customers.csv", HEADER, "1,Ada,31/01/2026");
        rig.take("erp", "orders.csv", "no,id,day,amount", "1,1,01/02/2026,5");
        assertThat(held()).isEqualTo(1);
    }

    @Test
    void equalFactsWithoutKeysAllCount() throws IOException {
        rig.take("erp", "customers.csv", HEADER, "C1,Ada,01/01/2026");
        rig.take("erp", "clicks.csv", "id,day,kind", "C1,31/05/2026,open", "C1,31/05/2026,open", "C1,30/05/2026,open");
        mend();
        assertThat(replay().get(0).passed()).isEqualTo(3);
        assertThat(rig.hub().store().read(tx -> tx.facts().counts()).values()).containsExactly(3L);
    }

    @Test
    void aReplayReadsColumnsAsAllOfTheFileProvedSoThatTheFileSentAgainDoublesNothing() throws IOException {
        String clicks = """
                system: erp
                customers: {files: "customers*", key: id, map: {name: name}}
                interactions: {files: "clicks*", customer: id, map: {at: day, type: %s}}
                """;
        rig.write("config/systems/erp.yaml", clicks.formatted("{column: since, date: dd/MM/yyyy}"))
                .restart();
        String[] rows = {"id,day,kind,since", "C1,03/04/2026,open,31.12.26", "C1,31/05/2026,open,01/01/2026"};
        rig.take("erp", "customers.csv", "id,name", "C1,Ada");
        rig.take("erp", "clicks.csv", rows);
        assertThat(held()).isEqualTo(1);

        rig.write("config/systems/erp.yaml", clicks.formatted("kind")).restart();
        assertThat(replay().get(0).passed()).isEqualTo(1);
        assertThat(facts()).isEqualTo(2);
        rig.take("erp", "clicks-again.csv", rows[0], rows[1], "C1,31/05/2026,click,01/01/2026");
        assertThat(facts())
                .as("3 April is known, another click of 31 May is not")
                .isEqualTo(3);
    }

    private long facts() {
        return rig.hub().store().read(tx -> tx.facts().counts()).values().stream()
                .mapToLong(count -> count)
                .sum();
    }

    @Test
    void onlyTheFilesThatAreAskedForAreTried() throws IOException {
        rig.take("erp", "customers-1.csv", HEADER, "C1,Ada,31/01/2026");
        rig.take("erp", "customers-2.csv", HEADER, "C2,Bo,31/01/2026");
        mend();
        assertThat(rig.hub().quarantine().replay(new Filter("crm", null, null))).isEmpty();
        assertThat(rig.hub().quarantine().replay(new Filter(null, "customers-2.csv", null)))
                .extracting(Replayed::file)
                .containsExactly("customers-2.csv");
        assertThat(held()).isEqualTo(1);
    }

    @Test
    void rowsThatCouldNotBeReadOrAreTooLargeNeedANewFile() throws IOException {
        String large = "x".repeat(Quarantine.MAX_CELLS_BYTES - 17); // with the lengths of the cells a byte too many
        rig.take(
                "erp",
                "customers.csv",
                HEADER,
                "C1,Ada,31/01/2026,ragged",
                "C2," + large + ",31/01/2026",
                "C3," + large.substring(1) + ",31/01/2026");
        mend();
        assertThat(replay()).containsExactly(new Replayed("erp", "customers.csv", 1, 2, null));
    }

    @Test
    void aMappingThatDoesNotFitTheFileLeavesItsRowsAndSaysWhy() throws IOException {
        rig.take("erp", "orders.csv", "no,id,day,amount", "O1,C1,31/01/2026,5");
        rig.write("config/systems/erp.yaml", RIGHT.replace("amount: amount", "amount: total"))
                .restart();
        Replayed left = replay().get(0);
        assertThat(left.remain()).isEqualTo(1);
        assertThat(left.why()).contains("MISSING_COLUMN: amount is read from total", "no, id, day, amount");
    }

    @Test
    void aSystemThatIsConfiguredNoMoreLeavesItsRowsAndSaysWhy() throws IOException {
        rig.take("erp", "orders.csv", "no,id,day,amount", "O1,C1,31/01/2026,5");
        rig.write("config/systems/erp.yaml", RIGHT.substring(0, RIGHT.indexOf("orders:")))
                .restart();
        assertThat(replay().get(0).why()).contains("no mapping of orders of erp");
    }

    @Test
    void moreRowsThanOneChunkAreReplayed() throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (int i = 0; i < ChunkReader.CHUNK_ROWS + 3; i++) {
            lines.add("K" + i + ",Name" + i + ",31/01/2026");
        }
        rig.take("erp", "customers.csv", lines.toArray(String[]::new));
        mend();
        assertThat(replay().get(0).passed()).isEqualTo(ChunkReader.CHUNK_ROWS + 3);
        assertThat(held()).isZero();
    }

    @Test
    void aRowIsHeldForTheConfiguredDaysAfterItsFile() throws IOException {
        rig.take("erp", "customers-1.csv", HEADER, "C1,Ada,31/01/2026");
        rig.calendar.later(Duration.ofDays(90));
        rig.take("erp", "customers-2.csv", HEADER, "C2,Bo,01/02/2026");
        assertThat(held()).isEqualTo(1);
        rig.calendar.later(Duration.ofDays(1));
        rig.take("erp", "customers-3.csv", HEADER, "C3,Cy,01/02/2026");
        assertThat(held()).isZero();
        assertThat(rig.dumped("file_columns")).isEmpty();
    }
}
