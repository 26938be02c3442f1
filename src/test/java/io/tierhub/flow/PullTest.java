package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.flow.ExportRequest.What;
import io.tierhub.store.Cursors.Cursor;
import io.tierhub.vocabulary.Entity;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that are asked for go the way of rows that are sent. */
class PullTest {
    @TempDir
    Path folder;

    private SourceRig shop;
    private HubRig rig;

    @BeforeEach
    void aShopWithTwoCustomers() throws SQLException, IOException {
        shop = SourceRig.inMemory();
        shop.customer("C1", "Ada Byron", "2026-06-01 10:00:00").customer("C2", "Grace Hopper", "2026-06-01 10:00:00");
        shop.order(1, "C1", "120.50", "2026-06-02 10:00:00").order(2, "C1", "80", "2026-06-02 10:00:00");
        rig = new HubRig(folder, shop.yaml().replace("password: none-of-note, ", ""));
    }

    @AfterEach
    void close() throws SQLException {
        rig.close();
        shop.close();
    }

    private List<Pulled> pull() {
        return rig.hub().pulls().pull("shop", false, null);
    }

    private List<Pulled> full() {
        return rig.hub().pulls().pull("shop", true, null);
    }

    private Cursor cursor() {
        return rig.hub().store().read(tx -> tx.cursors().of("shop", Entity.CUSTOMERS));
    }

    private Map<String, String> customer(String key) {
        return rig.canonical(What.CUSTOMERS).stream()
                .filter(row -> row.get("customer_id").equals("shop:" + key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void customersAreGradedFromOrdersThatWerePulled() {
        assertThat(pull()).extracting(Pulled::entity).containsExactly(Entity.CUSTOMERS, Entity.ORDERS);
        rig.grade();
        assertThat(rig.customers()).containsExactly(List.of("shop:C1"), List.of("shop:C2"));
        assertThat(rig.orders("shop:C1")).isEqualTo("2");
        assertThat(rig.rfm().get("shop:C1")).contains("200.5");
    }

    @Test
    void onlyWhatChangedIsRead() throws SQLException {
        pull();
        assertThat(pull()).extracting(each -> each.rows().rowsRead()).containsExactly(0L, 0L);
        shop.customer("C2", "Grace Murray Hopper", "2026-06-03 10:00:00");
        rig.hub().pulls().pull("shop", false, "2026-06-02");
        assertThat(customer("C2").get("name")).isEqualTo("Grace Murray Hopper");
    }

    @Test
    void aCursorThatWasStoredOutlivesTheProcess() throws SQLException {
        pull();
        String read = cursor().position();
        rig.restart();
        assertThat(cursor().position()).isEqualTo(read);
        assertThat(pull()).extracting(each -> each.rows().rowsRead()).containsExactly(0L, 0L);
    }

    @Test
    void aRowThatIsNoGoodIsHeldUnderItsKeyUntilItIsGood() throws SQLException {
        shop.run("UPDATE orders SET placed = NULL WHERE no = 2");
        pull();
        full();
        assertThat(rig.export(What.QUARANTINE)).hasSize(1);
        assertThat(rig.export(What.QUARANTINE).get(0))
                .containsEntry("system", "shop")
                .containsEntry("file", "pull of orders: 2")
                .containsEntry("line", "");
        shop.run("UPDATE orders SET placed = DATE '2026-06-01' WHERE no = 2");
        full();
        assertThat(rig.export(What.QUARANTINE)).isEmpty();
    }

    @Test
    void aColumnThatIsGoneIsAFaultAndChangesNothing() throws SQLException {
        pull();
        shop.run("ALTER TABLE customers ALTER COLUMN city RENAME TO town");
        shop.customer("C1", "Nobody", "2026-06-05 10:00:00");
        Pulled customers = full().get(0);
        assertThat(customers.fault()).isNotNull();
        assertThat(customers.fault().passing()).isFalse();
        assertThat(cursor().fault()).containsIgnoringCase("city");
        assertThat(cursor().faultSince()).isNotNull();
        assertThat(customer("C1").get("name")).isEqualTo("Ada Byron");

        shop.run("ALTER TABLE customers ALTER COLUMN town RENAME TO city");
        full();
        assertThat(cursor().fault()).isNull();
        assertThat(customer("C1").get("name")).isEqualTo("Nobody");
    }

    @Test
    void aMappedColumnThatTheQueryLostIsAFault() throws SQLException, IOException {
        pull();
        rig.close();
        rig.write(
                "config/systems/shop.yaml",
                shop.yaml().replace("password: none-of-note, ", "").replace("name, email, city", "name, email"));
        rig.restart();
        assertThat(full().get(0).fault()).hasMessageContaining("no column city");
        assertThat(customer("C1").get("name")).isEqualTo("Ada Byron");
    }

    @Test
    void aFullPullOfASnapshotDeletesWhatIsGoneButNeverMuchOfIt() throws Exception {
        rig.close();
        rig = new HubRig(
                folder.resolve("snapshot"),
                SourceRig.yaml(shop.url(), "sa", "snapshot").replace("password: none-of-note, ", ""));
        for (int i = 3; i <= 12; i++) {
            shop.customer("C" + i, "Customer " + i, "2026-06-01 10:00:00");
        }
        full();
        shop.run("DELETE FROM customers WHERE id = 'C2'");
        assertThat(pull().get(0).warnings()).isEmpty();
        assertThat(rig.export(What.CUSTOMERS)).hasSize(12);
        full();
        assertThat(customer("C2").get("deleted")).isEqualTo("true");
        shop.run("DELETE FROM customers");
        assertThat(full().get(0).warnings()).anyMatch(warning -> warning.startsWith("SNAPSHOT_GUARD"));
        assertThat(customer("C3").get("deleted")).isNotEqualTo("true");
    }

    @Test
    void aRowOfWhichOnlyOurTierAndItsStampChangedIsNoChange() throws SQLException {
        pull();
        rig.grade();
        List<String> before = rig.dumped("source_record");
        shop.run("UPDATE customers SET tier = 'A', changed = TIMESTAMP '2026-06-20 10:00:00'");
        Pulled customers = rig.hub().pulls().pull("shop", false, "2026-06-10").get(0);
        assertThat(customers.rows().rowsRead()).isEqualTo(2);
        assertThat(customers.rows().rowsUnchanged()).isEqualTo(2);
        assertThat(rig.dumped("source_record")).isEqualTo(before);
        assertThat(rig.hub().grading().due()).isFalse();
    }

    @Test
    void aPausedSystemIsPulledByHandAlone() {
        rig.hub().pulls().pause("shop", true);
        assertThat(rig.hub().pullAll()).isEmpty();
        assertThat(pull()).isNotEmpty();
        rig.hub().pulls().pause("shop", false);
        assertThat(rig.hub().pullAll()).hasSize(2);
    }

    @Test
    void afterAResetAllIsReadAgainAndNothingIsNew() {
        pull();
        rig.hub().pulls().reset("shop");
        assertThat(pull()).extracting(each -> each.rows().rowsUnchanged()).containsExactly(2L, 2L);
    }
}
