package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierhub.flow.ExportRequest.What;
import io.tierhub.store.StoreException;
import io.tierhub.store.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After a stop that was not clean, the hub makes whole what is derived, and refuses a store that has lost something. */
class VerifiedStartTest {
    private static final String UNCLEAN = "DELETE FROM meta WHERE name = 'clean_stop'";

    @TempDir
    Path folder;

    private HubRig rig;
    private Map<What, List<Map<String, String>>> before;

    @BeforeEach
    void aGradedHubThatStopped() throws Exception {
        rig = new HubRig(folder, HubRig.ERP);
        rig.take(
                "erp",
                "customers.csv",
                GeneratedExport.CUSTOMERS,
                "C1,Ada Byron,ada@byron.example,13900000001,,,,",
                "C2,Ada Byron,ada@byron.example,13900000001,,,,",
                "C3,Grace Hopper,grace@hopper.example,13900000003,,,,",
                "C4,Mary Shelley,mary@shelley.example,13900000004,,,,");
        rig.take(
                "erp",
                "orders.csv",
                GeneratedExport.ORDERS,
                "O1,C1,2026-06-01,900,,",
                "O2,C3,2026-05-01,90,,",
                "O3,C4,2026-04-01,9,,");
        rig.grade();
        before = rig.everything();
        rig.close();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    /** Does something to the store behind the hub's back. */
    private void sql(String... statements) throws Exception {
        try (Connection database = TestDatabase.connect(TestDatabase.ofHome(folder))) {
            for (String each : statements) {
                assertThat(database.createStatement().executeUpdate(each))
                        .as(each)
                        .isPositive();
            }
        }
    }

    private VerifiedStart.Report report() {
        return rig.hub().started();
    }

    @Test
    void aCleanStopIsTrusted() {
        assertThat(report().clean()).isTrue();
        assertThat(rig.dumped("meta")).noneMatch(row -> row.contains("clean_stop"));
    }

    @Test
    void aStopThatWasNotCleanIsLookedAtAndAWholeStoreLeftAlone() throws Exception {
        sql(UNCLEAN);
        assertThat(report().clean()).isFalse();
        assertThat(report().repaired()).isEmpty();
        assertThat(rig.everything()).isEqualTo(before);
        rig.restart();
        assertThat(report().clean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM customer",
                "DELETE FROM customer WHERE id = (SELECT MAX(id) FROM customer)",
                "DELETE FROM tier",
                "UPDATE source_record SET customer_id = 999 WHERE skey = 'C4';"
                        + "INSERT INTO redirect VALUES (999, (SELECT id FROM customer WHERE name LIKE 'Mary%'))",
                "DELETE FROM tier; DELETE FROM grade; DELETE FROM tier_open",
                "INSERT INTO tier (customer_id, data) SELECT 768, data FROM tier",
            })
    void whatIsDerivedIsBuiltAgain(String damage) throws Exception {
        sql(UNCLEAN);
        sql(damage.split(";"));
        assertThat(report().repaired()).isNotEmpty();
        rig.grade();
        assertThat(rig.everything()).isEqualTo(before);
        rig.restart();
        assertThat(report().clean()).isTrue();
    }

    @Test
    void aLostSpanOfHistoryIsBegunAgainFromItsTier() throws Exception {
        sql(UNCLEAN, "DELETE FROM tier_open");
        assertThat(report().repaired()).hasSize(1).first().asString().contains("3 spans of history");
        assertThat(rig.canonical(What.HISTORY)).allMatch(row -> row.get("cause").equals("REPAIRED"));
        before.get(What.HISTORY).forEach(row -> row.put("cause", "REPAIRED"));
        assertThat(rig.everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM source_record WHERE skey = 'C4'",
                "DELETE FROM source_record",
                "UPDATE import_file SET rows_loaded = rows_loaded - 1",
                "DELETE FROM import_file",
                "INSERT INTO behaviour (slot, data) SELECT 4711 * CAST(65536 AS BIGINT), data FROM behaviour FETCH FIRST 1 ROWS ONLY",
                "INSERT INTO redirect VALUES (900, 901)",
            })
    void whatNothingElseTellsIsRefusedWithWhatToDo(String damage) throws Exception {
        sql(UNCLEAN, damage);
        assertThatThrownBy(() -> rig.hub())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("damaged")
                .hasMessageContaining("tierhub restore");
        // It stays refused, and nothing keeps the file open.
        assertThatThrownBy(() -> rig.hub()).hasMessageContaining("damaged");
    }

    @Test
    void aTierThatIsNotTheLastOfItsHistoryIsRefused() throws Exception {
        String other = HexFormat.of().formatHex("\u0001D\n19000\nPOLICY\nr@1".getBytes(StandardCharsets.UTF_8));
        sql(
                UNCLEAN,
                "INSERT INTO tier_open_changed (customer_id, data) SELECT MIN(id), "
                        + (TestDatabase.isPostgres() ? "'\\x" + other + "'" : "X'" + other + "'") + " FROM customer");
        assertThatThrownBy(() -> rig.hub())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("1 customers whose tier is another than the last of their history");
    }

    @Test
    void aNumberIsNotGivenTwiceAfterTheGreatestCustomerWasBuiltAgain() throws Exception {
        String last = rig.customer("erp", "C4");
        rig.close();
        sql(UNCLEAN, "DELETE FROM customer WHERE name LIKE 'Mary%'");
        rig.take("erp", "customers-more.csv", GeneratedExport.CUSTOMERS, "C9,New One,n@n9.example,,,,,");
        assertThat(rig.customer("erp", "C4")).isEqualTo(last);
        assertThat(rig.customer("erp", "C9")).isNotEqualTo(last);
    }
}
