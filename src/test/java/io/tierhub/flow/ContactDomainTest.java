package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A contact of whom only the mail address tells the account, where the system's file says that it may. */
class ContactDomainTest {
    private static final String ERP = """
            system: erp
            kind: erp
            customers:
              files: "companies*"
              key: id
              map: {type: {const: organization}, name: name, website: website, emails: email}
            """;

    private static final String CRM = """
            system: crm
            customers:
              files: "people*"
              key: id
              map:
                type: {const: person}
                name: name
                emails: email
                account: {key: company, email_domain: email}
            orders:
              files: "orders*"
              key: no
              customer: customer
              map: {placed_at: day, amount: amount}
            """;

    @TempDir
    Path folder;

    private HubRig rig;

    @BeforeEach
    void open() throws IOException {
        rig = new HubRig(folder, ERP, CRM);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private void companies(String name, String... rows) throws IOException {
        rig.take("erp", "companies-" + name + ".csv", "id,name,website,email\n" + String.join("\n", rows));
    }

    private void people(String name, String... rows) throws IOException {
        rig.take("crm", "people-" + name + ".csv", "id,name,email,company\n" + String.join("\n", rows));
    }

    private void order(String number, String customer) throws IOException {
        String row = number + "," + customer + ",2026-06-01,100";
        rig.take("crm", "orders-" + number + ".csv", "no,customer,day,amount\n" + row);
    }

    @Test
    void ordersOfAPersonAtTheDomainOfOneCompanyCountForIt() throws IOException {
        companies("1", "K1,华东精工有限公司,https://www.huadong.cn/about,");
        people("1", "P1,欧阳建国,Jianguo.Ouyang@huadong.cn,");
        order("O1", "P1");
        rig.grade();
        assertThat(rig.orders("erp:K1")).isEqualTo("1");
        assertThat(rig.tiers()).containsOnlyKeys("erp:K1");
    }

    @Test
    void thePersonMayComeBeforeTheCompany() throws IOException {
        people("1", "P1,欧阳建国,jianguo.ouyang@huadong.cn,");
        order("O1", "P1");
        rig.grade();
        assertThat(rig.tiers()).containsOnlyKeys("crm:P1");
        assertThat(rig.dumped("account_wait")).hasSize(1);
        rig.restart();
        rig.calendar.nextDay();
        companies("1", "K1,华东精工有限公司,,sales@huadong.cn");
        rig.grade();
        assertThat(rig.orders("erp:K1")).isEqualTo("1");
        assertThat(rig.tiers()).containsOnlyKeys("erp:K1");
        assertThat(rig.dumped("account_wait")).isEmpty();
    }

    @Test
    void freeMailNamesNoCompanyAndNobodyWaitsForIt() throws IOException {
        companies("1", "K1,华东精工有限公司,,huadong@qq.com");
        people("1", "P1,欧阳建国,jianguo.ouyang@qq.com,");
        order("O1", "P1");
        rig.grade();
        assertThat(rig.orders("crm:P1")).isEqualTo("1");
        assertThat(rig.dumped("account_wait")).isEmpty();
    }

    @Test
    void aDomainOfTwoCompaniesNamesNeither() throws IOException {
        companies("1", "K1,华东精工有限公司,huadong.cn,", "K2,北辰贸易有限公司,,info@huadong.cn");
        assertThat(rig.customers()).hasSize(2);
        people("1", "P1,欧阳建国,jianguo.ouyang@huadong.cn,");
        order("O1", "P1");
        rig.grade();
        assertThat(rig.orders("crm:P1")).isEqualTo("1");
    }

    @Test
    void whatTheRecordSaysOutrightCountsAndNotItsAddress() throws IOException {
        companies("1", "K1,华东精工有限公司,huadong.cn,");
        people("1", "P1,欧阳建国,jianguo.ouyang@huadong.cn,P9");
        order("O1", "P1");
        rig.grade();
        assertThat(rig.orders("crm:P1")).isEqualTo("1");
    }

    @Test
    void withoutTheDeclarationTheAddressSaysNothing() throws IOException {
        rig.write("config/systems/crm.yaml", CRM.replace(", email_domain: email", ""));
        companies("1", "K1,华东精工有限公司,huadong.cn,");
        people("1", "P1,欧阳建国,jianguo.ouyang@huadong.cn,");
        order("O1", "P1");
        rig.grade();
        assertThat(rig.orders("crm:P1")).isEqualTo("1");
    }

    @Test
    void whoMovedOnWhileWaitingIsNotLinkedToTheCompanyThatItWaitedFor() throws IOException {
        companies("1", "K2,北辰贸易有限公司,beichen.cn,");
        people("1", "P1,欧阳建国,jianguo.ouyang@huadong.cn,");
        people("2", "P1,欧阳建国,jianguo.ouyang@beichen.cn,");
        companies("2", "K1,华东精工有限公司,huadong.cn,");
        order("O1", "P1");
        rig.grade();
        assertThat(rig.orders("erp:K2")).isEqualTo("1");
        assertThat(rig.dumped("account_wait")).isEmpty();
    }
}
