package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.flow.ExportRequest.What;
import io.tierhub.store.Effect;
import io.tierhub.store.LayeredTable;
import io.tierhub.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes out is the same whether changed rows are put aside, half folded or folded. */
class FoldChangesTest {
    private static final List<String> COMPANIES = List.of(
            "华东精工",
            "北辰贸易",
            "Meridian Optics",
            "Quarry Lane Foods",
            "Zephyr Freight",
            "Brandt Instruments",
            "Oakhurst Textiles",
            "Vulcan Castings",
            "Juniper Paper",
            "Halcyon Marine",
            "Ferox Tools",
            "Silverbirch Toys");
    private static final List<String> PERSONS = List.of(
            "Tomasz Zielinski",
            "Saoirse Brennan",
            "Ingrid Solberg",
            "Matteo Ricci",
            "Yusuf Demir",
            "Clara Hoffmann",
            "Dmitri Volkov",
            "Beatriz Figueira",
            "Padraig O'Malley",
            "Agnieszka Wrona",
            "Hugo Lindqvist",
            "Zoe Papadakis");

    @TempDir
    Path folder;

    private HubRig rig;

    @BeforeEach
    void open() throws IOException {
        rig = new HubRig(folder.resolve("first"), HubRig.CRM);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    /** Companies with two contacts each, of whom one names no company; the second time one in three has changed. */
    private static String[] people(boolean later) {
        List<String> lines = new ArrayList<>(List.of("id,type,name,email,phone,company,deleted"));
        for (int i = 1; i <= COMPANIES.size(); i++) {
            boolean changed = later && i % 3 == 0;
            String person = PERSONS.get(i - 1);
            String phone = "138%08d".formatted(i * 8_123_457L % 100_000_000);
            lines.add("K%d,organization,%s%s,office@k%d.example,,,"
                    .formatted(i, COMPANIES.get(i - 1), changed ? " Holding" : "", i));
            lines.add("P%d,person,%s,p%d@post.example,%s,K%d,".formatted(i, person, i, phone, changed ? i - 1 : i));
            // the same person, as soon as both tell the same telephone number
            lines.add("Q%d,person,%s,q%d@mail.example,%s,,%s"
                    .formatted(i, person, i, changed ? phone : "", later && i % 10 == 7 ? "true" : ""));
        }
        return lines.toArray(new String[0]);
    }

    private static String[] orders() {
        List<String> lines = new ArrayList<>(List.of("no,customer,day,amount"));
        for (int i = 1; i <= COMPANIES.size(); i++) {
            lines.add("O%d,P%d,2026-06-%02d,%d".formatted(i, i, 1 + i % 28, 100 * i));
            lines.add("R%d,Q%d,2026-05-%02d,%d".formatted(i, i, 1 + i % 28, 7 * i));
        }
        return lines.toArray(new String[0]);
    }

    private void twice() throws IOException {
        rig.take("crm", "people-1.csv", people(false));
        rig.take("crm", "orders.csv", orders());
        Taken again = rig.take("crm", "people-2.csv", people(true));
        assertThat(again.rows().rowsUnchanged()).isPositive();
        rig.grade();
        assertThat(rig.dumped("source_record_changed")).isNotEmpty();
        assertThat(rig.dumped("customer_changed")).isNotEmpty();
    }

    @Test
    void aReExportComesToTheSameBeforeAndAfterFoldingAndAsItsRowsAlone() throws IOException {
        twice();
        Map<What, List<Map<String, String>>> before = rig.everything();
        rig.hub().folding().foldIfMany();
        assertThat(rig.dumped("source_record_changed")).isEmpty();
        assertThat(rig.dumped("customer_changed")).isEmpty();
        assertThat(rig.everything()).isEqualTo(before);
        try (HubRig second = new HubRig(folder.resolve("second"), HubRig.CRM)) {
            second.take("crm", "people-2.csv", people(true));
            second.take("crm", "orders.csv", orders());
            second.grade();
            assertThat(second.everything()).isEqualTo(before);
        }
    }

    @Test
    void ordersCountForTheSameCustomersWhetherReadForTheDueOrForAll() throws IOException {
        twice();
        rig.take("crm", "orders-2.csv", "no,customer,day,amount", "S3,Q3,2026-06-29,5000", "S4,P4,2026-06-29,60");
        rig.grade();
        List<String> due = counted();
        assertThat(due).anyMatch(orders -> orders.startsWith("crm:K2 \"orders\":5"));
        rig.hub().folding().foldIfMany();
        rig.hub().grading().grade(rig.calendar.today(), true);
        assertThat(counted()).isEqualTo(due);
    }

    private List<String> counted() {
        return rig.rfm().entrySet().stream()
                .filter(each -> each.getValue().contains("orders"))
                .map(each -> each.getKey() + " "
                        + each.getValue()
                                .substring(
                                        each.getValue().indexOf("\"orders"),
                                        each.getValue().indexOf(",\"R\"")))
                .toList();
    }

    @Test
    void aFoldThatIsCutOffLeavesTheRestForLater() throws IOException, SQLException {
        twice();
        Map<What, List<Map<String, String>>> before = rig.everything();
        rig.hub()
                .store()
                .transaction(
                        Effect.ROWS_FOLDED,
                        tx -> tx.folding(LayeredTable.SOURCE_RECORD).fold(0));
        var database = rig.hub().config().database();
        rig.restart();
        try (var connection = TestDatabase.connect(database)) {
            connection.createStatement().executeUpdate("DELETE FROM meta WHERE name = 'clean_stop'");
        }
        assertThat(rig.hub().started().clean()).isFalse();
        assertThat(rig.hub().started().repaired()).isEmpty();
        assertThat(rig.dumped("source_record_changed")).isEmpty();
        assertThat(rig.dumped("customer_changed")).isNotEmpty();
        assertThat(rig.everything()).isEqualTo(before);
        rig.hub().folding().foldIfMany();
        assertThat(rig.dumped("customer_changed")).isEmpty();
        assertThat(rig.everything()).isEqualTo(before);
    }

    @Test
    void fewChangedRowsStayAside() throws IOException {
        rig.take("crm", "people-1.csv", people(false));
        String[] few = people(false);
        few[1] = few[1].replace("office@", "desk@");
        rig.take("crm", "people-2.csv", few);
        rig.hub().folding().foldIfMany();
        assertThat(rig.dumped("source_record_changed")).hasSize(1);
        assertThat(rig.dumped("customer_changed")).hasSize(1);
    }
}
