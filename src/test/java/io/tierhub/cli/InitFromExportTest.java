package io.tierhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierhub.cli.CommandRig.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code init --from} writes passes {@code check} and takes in the export that it was guessed from. */
class InitFromExportTest {
    private static final Path INSTALL = Path.of("").toAbsolutePath();

    @TempDir
    private Path folder;

    private Path home;

    @BeforeEach
    void home() {
        home = folder.resolve("hub");
        assertThat(CommandRig.run(INSTALL, "init", home.toString()).code()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "erp/客户档案.csv, customers 60+1",
        "erp/orders-2025.csv, orders 536+0",
        "erp/orders-2026H1.csv, orders 279+3",
        "helpdesk/users.json, customers 40+0",
        "helpdesk/tickets.json, tickets 79+1",
        "marketing/members.csv, customers 79+1",
        "marketing/clicks.csv, interactions 140+1",
    })
    void theBundledExportsAreUnderstood(String file, String verdict) {
        assertThat(loaded(Path.of("examples").resolve(file).toAbsolutePath())).isEqualTo(verdict);
    }

    @Test
    void realShapesOfManySystemsAreUnderstood() throws IOException {
        Path formats = Path.of(System.getProperty("tierhub.shared", ""), "data", "formats");
        Assumptions.assumeTrue(Files.isDirectory(formats), "-Dtierhub.shared names a folder with data/formats");
        Map<String, String> seen = new TreeMap<>();
        try (Stream<Path> files = Files.list(formats)) {
            for (Path file : files.sorted().toList()) {
                seen.put(file.getFileName().toString(), loaded(file));
                Files.delete(system());
            }
        }
        assertThat(seen)
                .containsEntry("customers.xlsx", "customers 1+0")
                .containsEntry("erpnext_customers.csv", "customers 1+0")
                .containsEntry("hubspot_contacts.csv", "customers 2+0")
                .containsEntry("jira_issues.csv", "tickets 1+0")
                .containsEntry("k3_customers_gbk_tab.txt", "customers 1+0")
                .containsEntry("k3cloud_executebillquery_BD_Customer.json", "customers 2+0")
                .containsEntry("latin1_semicolon.csv", "customers 1+0")
                .containsEntry("mailchimp_members.csv", "customers 1+0")
                .containsEntry("mautic_contacts_map.json", "customers 2+0")
                .containsEntry("odoo_res_partner.csv", "customers 1+1") // a continuation row
                .containsEntry("u8_customers_gb18030.csv", "customers 2+0")
                .containsEntry("utf16le_bom.csv", "customers 1+0")
                .containsEntry("zendesk_users_p1.json", "customers 2+0");
    }

    private Path system() {
        return home.resolve("config/systems/new.yaml");
    }

    /** Guesses, checks and loads; the entity, and the rows taken and refused. */
    private String loaded(Path export) {
        Ran made = at("init", "--from", export.toString(), "--system", "new");
        assertThat(made.code()).as(made.err()).isZero();
        Ran checked = at("check");
        assertThat(checked.code()).as(checked.out() + checked.err()).isZero();
        JsonNode taken =
                at("load", "new", export.toString(), "-o", "json").json().at("/0");
        long good =
                taken.at("/rows_loaded").asLong() + taken.at("/rows_unchanged").asLong();
        return taken.at("/entity").asText() + " " + good + "+"
                + taken.at("/rows_quarantined").asLong();
    }

    private Ran at(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--home", home.toString()));
        return CommandRig.run(INSTALL, all.toArray(String[]::new));
    }
}
