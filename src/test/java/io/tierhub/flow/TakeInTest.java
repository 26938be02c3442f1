package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.flow.ExportRequest.What;
import io.tierhub.store.ImportFile.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What taking files in does to customers and to whose facts are whose. */
class TakeInTest {
    private static final String CUSTOMERS = "id,name,email,phone,tax_id,city,deleted,updated_at";
    private static final String ORDERS = "no,customer,day,amount,status,updated_at";

    /** Orders that name their customer by address. */
    private static final String SHOP = """
            system: shop
            orders:
              files: "orders*"
              key: no
              customer: {email: customer}
              map: {placed_at: day, amount: amount}
            """;

    @TempDir
    Path folder;

    private HubRig rig;

    private HubRig rig(String... systems) throws IOException {
        rig = new HubRig(folder, systems);
        return rig;
    }

    @AfterEach
    void close() {
        if (rig != null) {
            rig.close();
        }
    }

    private Progress customers(String name, String... rows) throws IOException {
        return take("customers-" + name, CUSTOMERS, rows);
    }

    private Progress orders(String name, String... rows) throws IOException {
        return take("orders-" + name, ORDERS, rows);
    }

    private Progress take(String name, String header, String... rows) throws IOException {
        Taken taken = rig.take("erp", name + ".csv", lines(header, rows));
        assertThat(taken.reason()).isNull();
        return taken.rows();
    }

    private static String[] lines(String header, String... rows) {
        String[] lines = new String[rows.length + 1];
        lines[0] = header;
        System.arraycopy(rows, 0, lines, 1, rows.length);
        return lines;
    }

    private String golden(String customer, String field) {
        return rig.canonical(What.CUSTOMERS).stream()
                .filter(row -> row.get("customer_id").equals(customer))
                .map(row -> row.get(field))
                .findFirst()
                .orElse("no such customer");
    }

    @Test
    void aPageOfNoRowsIsDoneAndATextThatBreaksOffIsNot() throws IOException {
        rig(HubRig.ERP);
        assertThat(rig.take("erp", "customers-1.json", "[]").verdict()).isEqualTo(Taken.Verdict.DONE);
        assertThat(rig.take("erp", "customers-2.json", "{\"users\": [], \"count\": 0}")
                        .verdict())
                .isEqualTo(Taken.Verdict.DONE);
        assertThat(rig.take("erp", "customers-3.json", "[").verdict()).isEqualTo(Taken.Verdict.REFUSED);
        assertThat(rig.take("erp", "customers-4.json", "").reason()).contains("EMPTY_FILE");
        assertThat(rig.export(ExportRequest.What.CUSTOMERS)).isEmpty();
    }

    @Test
    void rowsAreUpsertedByKeyAndTheSameContentAgainIsNothing() throws IOException {
        rig(HubRig.ERP);
        assertThat(customers("1", "C1,华东精工有限公司,a@huadong.cn,,,上海,,", "C2,北辰贸易有限公司,b@beichen.cn,,,北京,,"))
                .isEqualTo(new Progress(1, 2, 2, 0, 0));
        String customer = rig.customer("erp", "C1");
        assertThat(customers("2", "C1,华东精工有限公司,a@huadong.cn,,,苏州,,", "C2,北辰贸易有限公司,b@beichen.cn,,,北京,,"))
                .isEqualTo(new Progress(1, 2, 1, 1, 0));
        assertThat(golden("erp:C1", "city")).isEqualTo("苏州");
        assertThat(golden("erp:C2", "city")).isEqualTo("北京");
        assertThat(rig.customer("erp", "C1")).isEqualTo(customer);
        assertThat(rig.customers()).hasSize(2);
    }

    @Test
    void theSameFileUnderAnyNameIsKnownAndUntouched() throws IOException {
        rig(HubRig.ERP);
        String[] file = lines(CUSTOMERS, "C1,华东精工有限公司,,,,上海,,");
        rig.take("erp", "customers.csv", file);
        Taken again = rig.take("erp", "customers-copy.csv", file);
        assertThat(again.verdict()).isEqualTo(Taken.Verdict.KNOWN);
        assertThat(rig.ledger()).hasSize(1);
    }

    @Test
    void aRowOfAnOlderDateNeverReplacesANewerOne() throws IOException {
        rig(HubRig.ERP);
        customers("1", "C1,华东精工有限公司,,,,上海,,2026-05-02 10:00:00");
        assertThat(customers("2", "C1,华东精工有限公司,,,,苏州,,2026-05-02 09:59:59")).isEqualTo(new Progress(1, 1, 0, 1, 0));
        assertThat(golden("erp:C1", "city")).isEqualTo("上海");
        orders("1", "O1,C1,2026-06-01,100,COMPLETED,2026-06-02");
        orders("2", "O1,C1,2026-06-01,900,COMPLETED,2026-06-01");
        rig.grade();
        assertThat(rig.rfm().get("erp:C1")).contains("\"money\":100");
    }

    @Test
    void ofSeveralRowsWithOneKeyInAFileTheLastOneStands() throws IOException {
        rig(HubRig.ERP);
        customers("1", "C1,华东精工有限公司,,,,上海,,", "C1,华东精工有限公司,,,,苏州,,", "C1,华东精工有限公司,,,,无锡,,");
        orders("1", "O1,C1,2026-06-01,100,COMPLETED,", "O1,C1,2026-06-01,250,COMPLETED,");
        rig.grade();
        assertThat(golden("erp:C1", "city")).isEqualTo("无锡");
        assertThat(rig.rfm().get("erp:C1")).contains("\"orders\":1", "\"money\":250");
    }

    @Test
    void anOrderBeforeItsCustomerWaitsAndCountsFromThenOn() throws IOException {
        rig(HubRig.ERP);
        assertThat(orders("1", "O1,C1,2026-06-01,100,COMPLETED,", "O2,C1,2026-06-02,50,COMPLETED,"))
                .isEqualTo(new Progress(1, 2, 2, 0, 0));
        rig.grade();
        assertThat(rig.customers()).isEmpty();
        customers("1", "C1,华东精工有限公司,,,,上海,,");
        rig.grade();
        assertThat(rig.rfm().get("erp:C1")).contains("\"orders\":2", "\"money\":150");
        assertThat(rig.dumped("fact_wait")).isEmpty();
    }

    @Test
    void anOrderNamedByAddressWaitsForWhoeverComesWithThatAddress() throws IOException {
        rig(HubRig.ERP, SHOP);
        rig.take("shop", "orders.csv", "no,customer,day,amount", "S1,Buyer@Huadong.CN,2026-06-03,70");
        customers("1", "C1,华东精工有限公司,buyer@huadong.cn,,,上海,,", "C2,北辰贸易有限公司,b@beichen.cn,,,北京,,");
        rig.take("shop", "orders-2.csv", "no,customer,day,amount", "S2,buyer@huadong.cn,2026-06-04,30");
        rig.grade();
        assertThat(rig.rfm().get("erp:C1")).contains("\"orders\":2", "\"money\":100");
        assertThat(rig.orders("erp:C2")).isEqualTo("none");
    }

    @Test
    void waitingOrdersAndHandlesOutliveARestart() throws IOException {
        rig(HubRig.ERP, SHOP);
        rig.take("shop", "orders.csv", "no,customer,day,amount", "S1,buyer@huadong.cn,2026-06-03,70");
        rig.restart();
        customers("1", "C1,华东精工有限公司,buyer@huadong.cn,,,上海,,");
        rig.restart();
        rig.take("shop", "orders-2.csv", "no,customer,day,amount", "S2,buyer@huadong.cn,2026-06-04,30");
        rig.grade();
        assertThat(rig.orders("erp:C1")).isEqualTo("2");
    }

    @Test
    void whereTheMappingSaysSoAnUnknownCustomerBecomesABareOneAndIsFilledLater() throws IOException {
        rig(HubRig.ERP.replace("customer: customer", "customer: customer\n  customer_unknown: create"));
        orders("1", "O1,C1,2026-06-01,100,COMPLETED,", "O2,C1,2026-06-02,50,COMPLETED,");
        String bare = rig.customer("erp", "C1");
        rig.grade();
        assertThat(rig.orders("erp:C1")).isEqualTo("2");
        customers("1", "C1,华东精工有限公司,,,,上海,,");
        rig.grade();
        assertThat(rig.customer("erp", "C1")).isEqualTo(bare).isNotNull();
        assertThat(golden("erp:C1", "name")).isEqualTo("华东精工有限公司");
        assertThat(rig.orders("erp:C1")).isEqualTo("2");
    }

    @Test
    void anOrderThatMovesToAnotherCustomerLeavesTheFirst() throws IOException {
        rig(HubRig.ERP);
        customers("1", "C1,华东精工有限公司,,,,上海,,", "C2,北辰贸易有限公司,,,,北京,,");
        orders("1", "O1,C1,2026-06-01,100,COMPLETED,", "O2,C1,2026-06-02,50,COMPLETED,");
        rig.grade();
        orders("2", "O1,C2,2026-06-01,100,COMPLETED,");
        rig.grade();
        assertThat(rig.rfm().get("erp:C1")).contains("\"orders\":1", "\"money\":50");
        assertThat(rig.rfm().get("erp:C2")).contains("\"orders\":1", "\"money\":100");
    }

    @Test
    void anOrderThatMovesToAnUnknownCustomerWaitsAgain() throws IOException {
        rig(HubRig.ERP);
        customers("1", "C1,华东精工有限公司,,,,上海,,");
        orders("1", "O1,C1,2026-06-01,100,COMPLETED,", "O2,C1,2026-06-02,50,COMPLETED,");
        orders("2", "O1,C9,2026-06-01,100,COMPLETED,");
        rig.grade();
        assertThat(rig.orders("erp:C1")).isEqualTo("1");
        customers("2", "C9,北辰贸易有限公司,,,,北京,,");
        rig.grade();
        assertThat(rig.orders("erp:C1")).isEqualTo("1");
        assertThat(rig.orders("erp:C9")).isEqualTo("1");
    }

    @Test
    void aCancelledOrderNoLongerCounts() throws IOException {
        rig(HubRig.ERP);
        customers("1", "C1,华东精工有限公司,,,,上海,,");
        orders("1", "O1,C1,2026-06-01,100,COMPLETED,", "O2,C1,2026-06-02,50,COMPLETED,");
        rig.grade();
        orders("2", "O2,C1,2026-06-02,50,CANCELLED,");
        rig.grade();
        assertThat(rig.rfm().get("erp:C1")).contains("\"orders\":1", "\"money\":100");
    }

    @Test
    void factsWithoutAKeyCountAsOftenAsTheyStandInOneFile() throws IOException {
        rig(HubRig.ERP.replace("  key: no\n", ""));
        customers("1", "C1,华东精工有限公司,,,,上海,,");
        orders("1", "x,C1,2026-06-01,10,COMPLETED,", "x,C1,2026-06-01,10,COMPLETED,", "x,C1,2026-06-02,10,COMPLETED,");
        rig.grade();
        assertThat(rig.orders("erp:C1")).isEqualTo("3");
        orders("2", "x,C1,2026-06-01,10,COMPLETED,", "x,C1,2026-06-01,10,COMPLETED,", "x,C1,2026-06-03,10,COMPLETED,");
        rig.grade();
        assertThat(rig.orders("erp:C1")).isEqualTo("4");
    }

    @Test
    void aCustomerDeletedInItsOnlySystemIsNoLongerGradedAndComesBack() throws IOException {
        rig(HubRig.ERP);
        customers("1", "C1,华东精工有限公司,,,,上海,,", "C2,北辰贸易有限公司,,,,北京,,");
        orders("1", "O1,C1,2026-06-01,100,COMPLETED,", "O2,C2,2026-06-02,50,COMPLETED,");
        rig.grade();
        customers("2", "C1,华东精工有限公司,,,,上海,true,");
        rig.grade();
        assertThat(rig.tiers()).containsEntry("erp:C1", "UNGRADED");
        assertThat(golden("erp:C1", "deleted")).isEqualTo("true");
        customers("3", "C1,华东精工有限公司,,,,上海,false,");
        rig.grade();
        assertThat(rig.tiers().get("erp:C1")).isNotEqualTo("UNGRADED");
        assertThat(rig.orders("erp:C1")).isEqualTo("1");
    }

    @Test
    void aSnapshotMayLackAFifthOfTheKnownCustomersAndOneMoreDeletesNothing() throws IOException {
        rig(HubRig.ERP.replace("  key: id\n", "  key: id\n  mode: snapshot\n"));
        assertThat(snapshot("1", 50).warnings()).isEmpty();
        int left = (int) (50 * (1 - DeleteAbsent.MAX_SHARE));
        assertThat(snapshot("2", left).warnings()).isEmpty();
        assertThat(deleted()).isEqualTo(50 - left);
        // Of the 40 that are left 8 may be absent.
        assertThat(snapshot("3", left - 9).warnings())
                .singleElement()
                .asString()
                .startsWith("SNAPSHOT_GUARD: 9 of 40 known customers are absent; nothing was deleted");
        assertThat(deleted()).isEqualTo(50 - left);
        assertThat(snapshot("4", left - 8).warnings()).isEmpty();
        assertThat(deleted()).isEqualTo(50 - left + 8);
    }

    @Test
    void aSnapshotWithARowInQuarantineDeletesNothing() throws IOException {
        rig(HubRig.ERP.replace("  key: id\n", "  key: id\n  mode: snapshot\n"));
        snapshot("1", 50);
        String[] rows = Stream.concat(Stream.of("bad\u0000,,,,,,,"), people(49)).toArray(String[]::new);
        assertThat(rig.take("erp", "customers-2.csv", lines(CUSTOMERS, rows)).warnings())
                .anyMatch(
                        warning -> warning.contains("SNAPSHOT_GUARD") && warning.contains("1 rows are in quarantine"));
        assertThat(deleted()).isZero();
    }

    private Taken snapshot(String name, int customers) throws IOException {
        return rig.take(
                "erp",
                "customers-" + name + ".csv",
                lines(CUSTOMERS, people(customers).toArray(String[]::new)));
    }

    private static Stream<String> people(int count) {
        return IntStream.range(0, count).mapToObj(i -> "C" + i + ",,c" + i + "@c" + i + ".example,,,,,");
    }

    private int deleted() {
        return (int) rig.canonical(What.CUSTOMERS).stream()
                .filter(row -> row.get("deleted").equals("true"))
                .count();
    }

    @Test
    void badRowsAreKeptWithTheirReasonAndGoodOnesAroundThemLoad() throws IOException {
        rig(HubRig.ERP);
        customers("1", "C1,华东精工有限公司,,,,上海,,");
        assertThat(orders(
                        "1",
                        "O1,C1,2026-02-30,100,COMPLETED,",
                        "O2,C1,2026-06-02,5x0,COMPLETED,",
                        "O3,C1,2026-06-03,7,,"))
                .isEqualTo(new Progress(1, 3, 1, 0, 2));
        List<Map<String, String>> held = rig.export(What.QUARANTINE);
        assertThat(held).extracting(row -> row.get("line")).containsExactly("2", "3");
        assertThat(held.get(0).get("reason")).startsWith("BAD_DATE: ");
        assertThat(held.get(1).get("reason")).startsWith("BAD_AMOUNT: ");
    }
}
