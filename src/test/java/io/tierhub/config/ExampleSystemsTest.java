package io.tierhub.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierhub.flow.ReadySystem;
import io.tierhub.intake.EntityMapping;
import io.tierhub.vocabulary.Entity;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExampleSystemsTest {
    private static final Pattern TIERS = Pattern.compile(
            "(?i)tier|tags|(客户|等|^)级别|等级|account_level|^level$|category_id|cCusDefine|tag_id|meta_data");
    private static final SystemTemplates TEMPLATES = new SystemTemplates(Path.of(""));

    static List<String> names() {
        return TEMPLATES.names();
    }

    @Test
    void theSystemsThatUsersAskForFirstAreReady() {
        assertThat(names())
                .containsExactlyInAnyOrder(
                        "dolibarr",
                        "erp-u8",
                        "erpnext",
                        "freshdesk",
                        "fxiaoke",
                        "generic-csv",
                        "generic-http",
                        "generic-jdbc",
                        "hubspot",
                        "hubspot-companies",
                        "jdy",
                        "jiandaoyun",
                        "jira",
                        "k3",
                        "k3cloud",
                        "mailchimp",
                        "mautic",
                        "odoo",
                        "salesforce",
                        "sapb1",
                        "shopify",
                        "suitecrm",
                        "wecom",
                        "woocommerce",
                        "xiaoshouyi",
                        "yonbip",
                        "zendesk",
                        "zoho");
    }

    @ParameterizedTest
    @MethodSource("names")
    void eachIsValidAsItIs(String name, @TempDir Path root) throws IOException {
        HubConfig config = copied(name, root);
        assertThat(config.systems()).containsOnlyKeys(name);
    }

    /** The commented stanzas are part of the offer: they must bind too, once their secret is there. */
    @ParameterizedTest
    @MethodSource("names")
    void eachIsValidWithItsPushUncommented(String name, @TempDir Path root) throws IOException {
        Path file = TEMPLATES.copy(name, new Home(root));
        String yaml = Files.readString(file);
        int push = yaml.indexOf("#push:");
        String tail = Pattern.compile("^#", Pattern.MULTILINE)
                .matcher(yaml.substring(push))
                .replaceAll("");
        Files.writeString(file, yaml.substring(0, push) + tail);
        Map<String, String> secrets = ReadySystem.secrets(yaml.substring(0, push) + tail);
        ReadySystem.secrets(tail).keySet().forEach(webhook -> secrets.put(webhook, "0123456789012345678901234"));
        Layers layers = Layers.of(secrets);
        SystemConfig system =
                new ConfigLoader(new Home(root), layers).load().systems().get(name);
        assertThat(system.push()).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("names")
    void eachStandsInTheListOfSystemsInBothLanguages(String name) throws IOException {
        for (String document : List.of("systems.md", "systems.zh-CN.md")) {
            assertThat(Files.readString(Path.of("docs", document))).contains("| `" + name + "` |");
        }
    }

    /** Whoever has not set a secret yet is told which one. */
    @Test
    void aSecretThatIsNotSetIsNamed(@TempDir Path root) throws IOException {
        TEMPLATES.copy("freshdesk", new Home(root));
        assertThatThrownBy(() -> new ConfigLoader(new Home(root), Layers.of(Map.of())).load())
                .hasMessageContaining("the environment variable FRESHDESK_API_KEY is not set");
    }

    /** Where tiers and tags may be written back to must never come in as news. */
    @ParameterizedTest
    @MethodSource("names")
    void noneReadsWhatTiersMayBeWrittenTo(String name, @TempDir Path root) throws IOException {
        SystemConfig system = copied(name, root).systems().get(name);
        for (EntityMapping mapping : system.mappings().values()) {
            assertThat(mapping.map().entries())
                    .flatExtracting(entry -> entry.from().columns())
                    .noneMatch(column -> TIERS.matcher(column).find());
        }
    }

    /** Column names as the systems write them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "erp-u8; u8_客户档案.csv; 客户编码,客户名称,客户简称,客户分类编码,客户级别,联系人,手机,所属地区,信用额度,最后交易日期,累计交易金额",
                "k3; k3_customers_gbk_tab.txt; 客户代码,客户名称,客户分组,助记码,联系电话,禁用状态,修改日期",
                "hubspot; hubspot_contacts.csv; Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Lead Status,Create"
                        + " Date,Last Modified Date,Lifecycle Stage,Associated Company,Associated Company IDs",
                "mailchimp; mailchimp_members.csv; Email Address,First Name,Last Name,MEMBER_RATING,CONFIRM_TIME,CC,REGION,"
                        + "LAST_CHANGED,LEID,EUID,NOTES,TAGS",
                "zendesk; zendesk_users_p1.json; id,name,email,phone,organization_id,external_id,tags,role,active,created_at,"
                        + "updated_at",
                "odoo; odoo_res_partner.csv; id,name,is_company,parent_id/id,email,phone,category_id,customer_rank,write_date",
                "erpnext; erpnext_customers.csv; ID,Customer Name,Customer Group,Territory,Customer Type"
            })
    void theCustomersOfRealExportsAreMapped(String name, String file, String header, @TempDir Path root)
            throws IOException {
        EntityMapping customers =
                copied(name, root).systems().get(name).mappings().get(Entity.CUSTOMERS);
        assertThat(FileSystems.getDefault()
                        .getPathMatcher("glob:" + customers.files())
                        .matches(Path.of(file)))
                .as("the glob takes the file as the system names it")
                .isTrue();
        List<String> columns = List.of(header.split(","));
        assertThat(columns).containsAnyElementsOf(customers.key().names());
        assertThat(customers.map().entries())
                .filteredOn(entry -> entry.from().columns().stream().anyMatch(columns::contains))
                .hasSizeGreaterThanOrEqualTo(Math.min(5, columns.size() - 1));
    }

    @Test
    void anUnknownSystemIsRefusedWithTheNearest(@TempDir Path root) {
        assertThatThrownBy(() -> TEMPLATES.copy("zendsk", new Home(root)))
                .hasMessageContaining("no system file is ready for zendsk; did you mean zendesk?");
    }

    @Test
    void aSystemFileIsNeverOverwritten(@TempDir Path root) throws IOException {
        TEMPLATES.copy("jira", new Home(root));
        assertThatThrownBy(() -> TEMPLATES.copy("jira", new Home(root)))
                .hasMessageStartingWith("config/systems/jira.yaml is there already");
    }

    private static HubConfig copied(String name, Path root) throws IOException {
        String yaml = Files.readString(TEMPLATES.copy(name, new Home(root)));
        return new ConfigLoader(new Home(root), Layers.of(ReadySystem.secrets(yaml))).load();
    }
}
