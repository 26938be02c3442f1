package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.flow.ExportRequest.What;
import io.tierhub.vocabulary.CustomerId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What follows when records turn out to be one customer, or to belong to one. */
class JoinedCustomersTest {
    private static final String PEOPLE = "id,type,name,email,phone,company,deleted";

    @TempDir
    Path folder;

    private HubRig rig;

    @BeforeEach
    void open() throws IOException {
        rig = new HubRig(folder, HubRig.CRM);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private void people(String name, String... rows) throws IOException {
        take("people-" + name, PEOPLE, rows);
    }

    private void orders(String name, String... rows) throws IOException {
        take("orders-" + name, "no,customer,day,amount", rows);
    }

    private void take(String name, String header, String... rows) throws IOException {
        Taken taken = rig.take("crm", name + ".csv", header + "\n" + String.join("\n", rows));
        assertThat(taken.verdict()).isEqualTo(Taken.Verdict.DONE);
        assertThat(taken.rows().rowsQuarantined()).isZero();
    }

    private void twoStrangers() throws IOException {
        people(
                "1",
                "P1,person,欧阳建国,,13812345678,,",
                "P2,person,欧阳建,jianguo.ouyang@mail.example,,,",
                "P3,person,司马晓燕,sima@mail.example,13987654321,,");
        orders("1", "O1,P1,2026-06-01,100", "O2,P2,2026-06-02,50", "O3,P3,2026-06-03,1");
        rig.grade();
        assertThat(rig.customers()).hasSize(3);
    }

    private static final String BRIDGE = "P4,person,欧阳建国,jianguo.ouyang@mail.example,13812345678,,";

    @Test
    void aRecordThatBridgesTwoCustomersMakesThemOneWithTheOrdersOfBoth() throws IOException {
        twoStrangers();
        people("2", BRIDGE);
        rig.grade();
        assertThat(rig.customers()).containsExactlyInAnyOrder(List.of("crm:P1", "crm:P2", "crm:P4"), List.of("crm:P3"));
        assertThat(rig.rfm().get("crm:P1")).contains("\"orders\":2", "\"money\":150");
        assertThat(rig.tiers()).containsOnlyKeys("crm:P1", "crm:P3");
    }

    @Test
    void theAbsorbedNumberIsRedirectedAndItsTierEnds() throws IOException {
        twoStrangers();
        List<String> before = List.of(rig.customer("crm", "P1"), rig.customer("crm", "P2"));
        rig.calendar.nextDay();
        people("2", BRIDGE);
        rig.grade();
        String survivor = rig.customer("crm", "P4");
        assertThat(before).contains(survivor);
        String absorbed = before.get(before.get(0).equals(survivor) ? 1 : 0);
        long old = CustomerId.parse(absorbed).number();
        long now = rig.hub().store().read(tx -> tx.redirects().resolve(old));
        assertThat(new CustomerId(now)).hasToString(survivor);
        assertThat(rig.export(What.TIERS))
                .extracting(row -> row.get("customer_id"))
                .doesNotContain(absorbed);
        assertThat(rig.export(What.CUSTOMERS))
                .extracting(row -> row.get("customer_id"))
                .doesNotContain(absorbed);
        List<Map<String, String>> history = rig.export(What.HISTORY).stream()
                .filter(row -> row.get("customer_id").equals(absorbed))
                .toList();
        assertThat(history).hasSize(1);
        assertThat(history.get(0)).containsEntry("to", "2026-07-01").containsEntry("cause", "MERGED");
    }

    @Test
    void aMergeIsTheSameAfterARestart() throws IOException {
        twoStrangers();
        people("2", BRIDGE);
        rig.grade();
        List<List<String>> customers = rig.customers();
        rig.restart();
        orders("2", "O4,P2,2026-06-04,25");
        rig.grade();
        assertThat(rig.customers()).isEqualTo(customers);
        assertThat(rig.rfm().get("crm:P1")).contains("\"orders\":3", "\"money\":175");
    }

    @Test
    void aJoinedCustomerIsDeletedOnlyWhenAllItsRecordsAre() throws IOException {
        twoStrangers();
        people("2", BRIDGE);
        people("3", "P1,person,欧阳建国,,13812345678,,true");
        rig.grade();
        assertThat(rig.tiers().get("crm:P1")).isNotEqualTo("UNGRADED");
        people(
                "4",
                "P2,person,欧阳建,jianguo.ouyang@mail.example,,,true",
                "P4,person,欧阳建国,jianguo.ouyang@mail.example,13812345678,,true");
        rig.grade();
        assertThat(rig.tiers()).containsEntry("crm:P1", "UNGRADED");
    }

    @Test
    void factsOfAContactCountForItsAccountAndTheContactHasNoTier() throws IOException {
        people("1", "K1,organization,华东精工有限公司,,,,", "P1,person,欧阳建国,a@huadong.cn,,K1,");
        orders("1", "O1,P1,2026-06-01,100", "O2,K1,2026-06-02,50");
        rig.grade();
        assertThat(rig.customers()).hasSize(2);
        assertThat(rig.rfm().get("crm:K1")).contains("\"orders\":2", "\"money\":150");
        assertThat(rig.tiers()).containsOnlyKeys("crm:K1");
    }

    @Test
    void aContactBeforeItsAccountIsACustomerOfItsOwnUntilTheAccountComes() throws IOException {
        people("1", "P1,person,欧阳建国,a@huadong.cn,,K1,");
        orders("1", "O1,P1,2026-06-01,100");
        rig.grade();
        assertThat(rig.tiers()).containsOnlyKeys("crm:P1");
        rig.calendar.nextDay();
        people("2", "K1,organization,华东精工有限公司,,,,");
        rig.grade();
        assertThat(rig.tiers()).containsOnlyKeys("crm:K1");
        assertThat(rig.rfm()).containsOnlyKeys("crm:K1");
        assertThat(rig.orders("crm:K1")).isEqualTo("1");
        assertThat(rig.dumped("account_wait")).isEmpty();
    }

    @Test
    void aContactThatChangesItsAccountTakesItsOrdersAlong() throws IOException {
        people("1", "K1,organization,华东精工有限公司,,,,", "K2,organization,北辰贸易有限公司,,,,", "P1,person,欧阳建国,a@huadong.cn,,K1,");
        orders("1", "O1,P1,2026-06-01,100");
        rig.grade();
        assertThat(rig.orders("crm:K1")).isEqualTo("1");
        people("2", "P1,person,欧阳建国,a@huadong.cn,,K2,");
        rig.grade();
        assertThat(rig.orders("crm:K1")).isEqualTo("none");
        assertThat(rig.orders("crm:K2")).isEqualTo("1");
        people("3", "P1,person,欧阳建国,a@huadong.cn,,,");
        rig.grade();
        assertThat(rig.orders("crm:K2")).isEqualTo("none");
        assertThat(rig.orders("crm:P1")).isEqualTo("1");
    }

    @Test
    void ordersThatWaitForAContactCountForItsAccount() throws IOException {
        people("1", "K1,organization,华东精工有限公司,,,,");
        orders("1", "O1,P1,2026-06-01,100");
        rig.grade();
        people("2", "P1,person,欧阳建国,a@huadong.cn,,K1,");
        rig.grade();
        assertThat(rig.orders("crm:K1")).isEqualTo("1");
    }

    @Test
    void aContactOfWhomOneRecordNamesTheAccountBringsTheOrdersOfAllItsRecords() throws IOException {
        people(
                "1",
                "K1,organization,华东精工有限公司,,,,",
                "P1,person,欧阳建国,jianguo.ouyang@mail.example,13812345678,K1,",
                "P2,person,欧阳建国,jianguo.ouyang@mail.example,13812345678,,");
        orders("1", "O1,P1,2026-06-01,100", "O2,P2,2026-06-02,50");
        rig.grade();
        assertThat(rig.customers()).contains(List.of("crm:P1", "crm:P2"));
        assertThat(rig.rfm().get("crm:K1")).contains("\"orders\":2", "\"money\":150");
        rig.calendar.nextDay();
        rig.grade();
        assertThat(rig.rfm().get("crm:K1")).contains("\"orders\":2", "\"money\":150");
        orders("2", "O3,P2,2026-06-03,25");
        rig.grade();
        assertThat(rig.rfm().get("crm:K1")).contains("\"orders\":3", "\"money\":175");
    }

    @Test
    void aRecordThatJoinsAContactLaterBringsItsOrdersToTheAccount() throws IOException {
        people(
                "1",
                "K1,organization,华东精工有限公司,,,,",
                "P1,person,欧阳建国,jianguo.ouyang@mail.example,13812345678,K1,",
                "P2,person,司马晓燕,sima@mail.example,13987654321,,");
        orders("1", "O1,P1,2026-06-01,100", "O2,P2,2026-06-02,50");
        rig.grade();
        rig.calendar.nextDay();
        rig.grade();
        assertThat(rig.orders("crm:P2")).isEqualTo("1");
        people("2", "P2,person,欧阳建国,jianguo.ouyang@mail.example,13812345678,,");
        rig.grade();
        assertThat(rig.tiers()).containsOnlyKeys("crm:K1");
        assertThat(rig.orders("crm:K1")).isEqualTo("2");
    }
}
