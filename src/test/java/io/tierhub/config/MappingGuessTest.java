package io.tierhub.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.vocabulary.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingGuessTest {
    @Test
    void chineseColumnsAreUnderstood() {
        MappingGuess guess = guess("客户编码,客户名称,统一社会信用代码,手机,电话,所属地区,信用额度");
        assertThat(guess.entity()).isEqualTo(Entity.CUSTOMERS);
        assertThat(columns(guess))
                .isEqualTo(Map.of(
                        "key", List.of("客户编码"),
                        "name", List.of("客户名称"),
                        "tax_id", List.of("统一社会信用代码"),
                        "phones", List.of("手机", "电话"),
                        "region", List.of("所属地区")));
        assertThat(guess.unmapped()).containsExactly("信用额度");
    }

    @Test
    void germanAndEnglishColumnsAreUnderstoodWhateverTheirCaseAndPunctuation() {
        assertThat(columns(guess("Kundennummer,Firma,Straße,PLZ,Ort,E-Mail")).keySet())
                .containsExactly("key", "name", "emails", "street", "city", "postcode");
        assertThat(columns(guess("RECORD_ID,First Name,lastName,e-mail address,Zip-Code"))
                        .keySet())
                .containsExactly("key", "given_name", "family_name", "emails", "postcode");
    }

    @Test
    void ordersTicketsAndInteractionsAreToldFromCustomers() {
        assertThat(guess("order_no,customer_id,order_date,total,currency,status")
                        .entity())
                .isEqualTo(Entity.ORDERS);
        assertThat(guess("订单号,客户编码,客户名称,订单日期,金额,币种,状态").entity()).isEqualTo(Entity.ORDERS);
        assertThat(guess("Ticket ID,Requester ID,Subject,Status,Created At").entity())
                .isEqualTo(Entity.TICKETS);
        assertThat(guess("Member ID,Action,Timestamp,Campaign").entity()).isEqualTo(Entity.INTERACTIONS);
        assertThat(guess("ID,Name,Created At,Status").entity()).isEqualTo(Entity.CUSTOMERS);
    }

    @Test
    void whatIsWrittenIsAValidSystemFile(@TempDir Path root) throws IOException {
        String odd = "notes: \"x\" # [y]";
        List<String> header = List.of("Customer \"No\"", "id", "Full Name", "Mobile", "Phone", odd);
        write(
                root,
                "shop",
                GuessedSystem.yaml("shop", "kunden_2026-06-30.csv", MappingGuess.of(new ExportSample(header))));
        write(root, "pos", GuessedSystem.yaml("pos", "1.csv", guess("订单号,客户编码,订单日期,金额")));
        HubConfig config = new ConfigLoader(new Home(root), Layers.of(Map.of())).load();
        assertThat(config.systems().get("shop").customers().key().names()).containsExactly("Customer \"No\"");
        assertThat(config.systems().get("shop").customers().files()).isEqualTo("kunden*");
        assertThat(config.systems().get("pos").orders().files()).isEqualTo("1.csv*");
    }

    @Test
    void anExportIsReadAndItsColumnsGuessed(@TempDir Path root) throws IOException {
        Path export = Files.writeString(root.resolve("客户_0630.csv"), "客户编码;客户名称;手机\n1;甲公司;13800138000\n2;乙公司;\n");
        Path file = SystemTemplates.fromExport(export, "crm", new Home(root));
        assertThat(file).isEqualTo(root.resolve("config/systems/crm.yaml"));
        HubConfig config = new ConfigLoader(new Home(root), Layers.of(Map.of())).load();
        assertThat(config.systems().get("crm").customers().key().names()).containsExactly("客户编码");
        assertThat(config.systems().get("crm").customers().files()).isEqualTo("客户*");
    }

    @Test
    void aKeyThatIsNotFoundIsLeftToThePersonInWords(@TempDir Path root) throws IOException {
        write(root, "shop", GuessedSystem.yaml("shop", "a.csv", guess("Name,Email")));
        assertThat(new ConfigLoader(new Home(root), Layers.of(Map.of())).check())
                .extracting(Problem::toString)
                .containsExactly("config/systems/shop.yaml:5: customers: customers need a key: name the column of the"
                        + " primary key");
    }

    @Test
    void valuesSayWhatNamesDoNot(@TempDir Path root) throws IOException {
        String yaml = yaml(
                root,
                "a.csv",
                "ref id,wer,post,draht,ip",
                "K1,Ada King,a@x.example,021 5555 1234,192.0.2.1",
                "K2,Bo Diaz,b@x.example,+44 20 7946 0001,192.0.2.7");
        assertThat(yaml)
                .contains("  # ? 请核对: each row has another value here, so it may be the key\n  key: \"ref id\"\n")
                .contains("    # ? 请核对: by its values\n    name: \"wer\"\n")
                .contains("emails: \"post\"", "phones: \"draht\"", "#   ip");
    }

    @Test
    void withoutANumberTheMailAddressIsTheKey(@TempDir Path root) throws IOException {
        assertThat(yaml(root, "a.csv", "Name,Email", "Ada,a@x.example", "Bo,b@x.example"))
                .contains("a key should never change\n  key: \"Email\"");
    }

    @Test
    void aNumberThatRepeatsIsNoKeyOfOrdersAndADoubtfulOneOfCustomers(@TempDir Path root) throws IOException {
        assertThat(yaml(root, "a.csv", "order no,customer id,date,amount", "1,C1,2026-01-01,5", "1,C1,2026-01-01,7"))
                .contains("  # order no: the same in several rows, so each row counts by itself")
                .doesNotContain("  key:");
        assertThat(yaml(root, "b.csv", "customer id,name", "1,Ada", "1,Bo"))
                .contains("the last one stands\n  key: \"customer id\"");
    }

    @Test
    void ordersNameTheirCustomerByMailPhoneOrAtWorstByName(@TempDir Path root) throws IOException {
        assertThat(yaml(root, "a.csv", "order no,buyer,date,amount", "1,a@x.example,2026-01-01,5"))
                .contains("customer: {email: \"buyer\"}");
        assertThat(yaml(root, "b.csv", "order no,buyer,date,amount", "1,13800138000,2026-01-01,5"))
                .contains("customer: {phone: \"buyer\"}");
        assertThat(yaml(root, "c.csv", "单据编号,购货单位,单据日期,金额,价税合计", "1,甲公司,2026-01-01,5,6"))
                .contains("a name rather than a key", "customer: \"购货单位\"", "amount: \"价税合计\"", "#   金额");
        assertThat(yaml(
                        root,
                        "d.csv",
                        "order no,customer id,bought,paid",
                        "1,C1,2026-01-01,5.50",
                        "2,C1,2026-01-02,6.50"))
                .contains("the only column of dates\n    placed_at: \"bought\"", "amount: \"paid\"");
    }

    @Test
    void aThousandRowsAreLookedAtAndNoMore(@TempDir Path root) throws IOException {
        List<String> lines = new ArrayList<>(List.of("customer id,name"));
        for (int i = 1; i <= ExportSample.ROWS; i++) {
            lines.add(i + ",Ada");
        }
        lines.set(ExportSample.ROWS, "1,Ada");
        assertThat(yaml(root, "a.csv", lines.toArray(String[]::new))).contains("the last one stands");
        lines.set(ExportSample.ROWS, ExportSample.ROWS + ",Ada");
        lines.add("1,Ada");
        assertThat(yaml(root, "b.csv", lines.toArray(String[]::new))).doesNotContain("the last one stands");
    }

    @Test
    void aUnitInTheNameAndADayOfTwoReadingsAreWritten(@TempDir Path root) throws IOException {
        assertThat(yaml(root, "a.csv", "订单号,客户编码,订单日期,订单金额（万元）", "1,C1,03/04/2026,1.2"))
                .contains("amount: {column: \"订单金额（万元）\", unit: 万}")
                .contains("can be read two ways", "placed_at: \"订单日期\"");
        assertThat(yaml(root, "b.csv", "订单号,客户编码,订单日期,金额(元)", "1,C1,2026-04-03,1.2"))
                .contains("amount: \"金额(元)\"");
    }

    /** What is written about an export; it must pass the checks. */
    private static String yaml(Path root, String file, String... lines) throws IOException {
        Path export = Files.writeString(root.resolve(file), String.join("\n", lines) + "\n");
        String name = file.substring(0, file.indexOf('.'));
        Path written = SystemTemplates.fromExport(export, name, new Home(root));
        assertThat(new ConfigLoader(new Home(root), Layers.of(Map.of())).check())
                .isEmpty();
        return Files.readString(written);
    }

    private static MappingGuess guess(String header) {
        return MappingGuess.of(new ExportSample(List.of(header.split(","))));
    }

    private static Map<String, List<String>> columns(MappingGuess guess) {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        guess.fields().forEach((field, found) -> columns.put(field, found.columns()));
        return columns;
    }

    private static void write(Path root, String system, String yaml) throws IOException {
        Path systems = Files.createDirectories(root.resolve("config/systems"));
        Files.writeString(systems.resolve(system + ".yaml"), yaml);
    }
}
