package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.flow.ExportRequest.What;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exports of the systems to connect come in through one hub, under the system files that are shipped for them. */
class FormatsTest {
    private static final String K3CLOUD = """
            system: k3cloud
            customers:
              files: "*BD_Customer*"
              key: "1"
              map: {name: "2", updated_at: "3", identifiers: {fcustid: "4"}}
            """;

    private static final String MAUTIC = """
            system: mautic
            customers:
              files: "*contacts*"
              key: [id]
              map:
                type: {const: person}
                given_name: fields.all.firstname
                emails: fields.all.email
            """;

    private static final String FIRM = """
            system: firm
            customers:
              files: "*"
              key: [Kundennummer, 客户编码, 编码]
              map:
                name: [Firma, 客户名称, 名称]
                annual_revenue: Umsatz
                city: 城市
            """;

    @TempDir
    static Path folder;

    private static HubRig rig;

    @BeforeAll
    static void open() throws IOException {
        rig = new HubRig(folder, K3CLOUD, MAUTIC, FIRM);
        for (String system : List.of("erp-u8", "erpnext", "hubspot", "jira", "k3", "mailchimp", "odoo", "zendesk")) {
            rig.shipped(system);
        }
    }

    @AfterAll
    static void close() {
        rig.close();
    }

    /** Rows that two of these files have in common are loaded from the first and unchanged in the second. */
    @ParameterizedTest
    @CsvSource({
        "erp-u8, u8_customers_gb18030.csv, 2, 0",
        "erp-u8, u8_customers_utf8bom.csv, 2, 0",
        "odoo, odoo_res_partner.csv, 1, 1",
        "hubspot, hubspot_contacts.csv, 2, 0",
        "jira, jira_issues.csv, 1, 0",
        "mailchimp, mailchimp_members.csv, 1, 0",
        "mautic, mautic_contacts_map.json, 2, 0",
        "zendesk, zendesk_users_p1.json, 2, 0",
        "zendesk, zendesk_users_p2.json, 2, 0",
        "k3, k3_customers_gbk_tab.txt, 1, 0",
        "k3cloud, k3cloud_executebillquery_BD_Customer.json, 2, 0",
        "firm, latin1_semicolon.csv, 1, 0",
        "firm, utf16le_bom.csv, 1, 0",
        "firm, customers.xlsx, 1, 0",
        "erpnext, erpnext_customers.csv, 1, 0",
    })
    void everySharedExportComesInWithAllItsRows(String system, String file, int good, int bad) throws IOException {
        Taken taken = rig.take(system, SharedData.path("formats/" + file));
        assertThat(taken.reason()).isNull();
        assertThat(taken.verdict()).isEqualTo(Taken.Verdict.DONE);
        assertThat(taken.rows().rowsLoaded() + taken.rows().rowsUnchanged()).isEqualTo(good);
        assertThat(taken.rows().rowsQuarantined()).isEqualTo(bad);
    }

    @Test
    void everyFileOfTheSharedFolderIsInTheTable() throws IOException {
        assertThat(SharedData.files("formats")).hasSize(15);
    }

    @Test
    void whatTheExportsOfARealErpLookLikeComesOutCleanAtTheOtherEnd() throws IOException {
        String list = "客户档案,,\n单位：某某公司,,\n客户编码,客户名称,城市\n000771,深圳市𠮷祥贸易有限公司,深圳\n,合计：,12\n";
        Taken taken = rig.take("firm", bytes("客户档案.csv", list, Charset.forName("GB18030")));
        assertThat(taken.rows().rowsRead()).isEqualTo(1);
        Map<String, String> golden = golden("000771");
        assertThat(golden).containsEntry("name", "深圳市𠮷祥贸易有限公司").containsEntry("city", "深圳");
    }

    @Test
    void aWorkbookComesInWithTheZerosOfItsKeys() throws IOException {
        Path file = folder.resolve("firm-1.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = book.newWorksheet("客户");
            sheet.value(0, 0, "编码");
            sheet.value(0, 1, "名称");
            sheet.value(1, 0, "000772");
            sheet.value(1, 1, "Müller & Söhne");
        }
        assertThat(rig.take("firm", file).rows().rowsLoaded()).isEqualTo(1);
        assertThat(golden("000772")).containsEntry("name", "Müller & Söhne");
    }

    @Test
    void wideAndPackedTextComesIn() throws IOException {
        Path wide = bytes("wide.csv", "\uFEFF编码,名称\n000773,甲宽公司\n", StandardCharsets.UTF_16LE);
        assertThat(rig.take("firm", wide).rows().rowsLoaded()).isEqualTo(1);
        Path packed = folder.resolve("packed.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write("编码,名称\n000774,乙包公司\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(rig.take("firm", packed).rows().rowsLoaded()).isEqualTo(1);
        assertThat(golden("000773")).containsEntry("name", "甲宽公司");
        assertThat(golden("000774")).containsEntry("name", "乙包公司");
    }

    private static Path bytes(String name, String text, Charset charset) throws IOException {
        return Files.write(folder.resolve(name), text.getBytes(charset));
    }

    private static Map<String, String> golden(String key) {
        String customer = rig.customer("firm", key);
        return rig.export(What.CUSTOMERS).stream()
                .filter(row -> row.get("customer_id").equals(customer))
                .findFirst()
                .orElseThrow();
    }
}
