package io.tierhub.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.vocabulary.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingGuessTest {
    @Test
    void chineseColumnsAreUnderstood() {
        MappingGuess guess = guess("客户编码,客户名称,统一社会信用代码,手机,电话,所属地区,信用额度");
        assertThat(guess.entity()).isEqualTo(Entity.CUSTOMERS);
        assertThat(guess.columns())
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
        assertThat(guess("Kundennummer,Firma,Straße,PLZ,Ort,E-Mail").columns().keySet())
                .containsExactly("key", "name", "emails", "street", "city", "postcode");
        assertThat(guess("RECORD_ID,First Name,lastName,e-mail address,Zip-Code")
                        .columns()
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
        write(root, "shop", GuessedSystem.yaml("shop", "kunden_2026-06-30.csv", MappingGuess.of(header)));
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

    private static MappingGuess guess(String header) {
        return MappingGuess.of(List.of(header.split(",")));
    }

    private static void write(Path root, String system, String yaml) throws IOException {
        Path systems = Files.createDirectories(root.resolve("config/systems"));
        Files.writeString(systems.resolve(system + ".yaml"), yaml);
    }
}
