package io.tierhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierhub.cli.CommandRig.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of a ruleset, typed as a person would. */
class RulesetCommandTest {
    private static final String SYSTEM = """
            system: erp
            customers: {files: "customers*", key: id, map: {name: name, emails: email}}
            orders: {files: "orders*", key: no, customer: customer, map: {placed_at: day, amount: amount}}
            """;

    @TempDir
    private Path folder;

    private CommandRig rig;

    @BeforeEach
    void gradeSome() throws IOException {
        rig = new CommandRig(folder);
        CommandRig.run(Path.of("").toAbsolutePath(), "init", rig.home.toString());
        rig.system("erp", SYSTEM);
        StringBuilder customers = new StringBuilder("id,name,email\n");
        StringBuilder orders = new StringBuilder("no,customer,day,amount\n");
        for (int i = 0; i < 20; i++) {
            customers.append("C" + i + ",,c" + i + "@c" + i + ".example\n");
            orders.append("A" + i + ",C" + i + ",2026-05-" + (10 + i) + "," + (100 + 50 * i) + "\n");
            orders.append("B" + i + ",C" + i + ",2025-12-" + (10 + i) + "," + (100 + 50 * i) + "\n");
        }
        rig.atHome(
                "load", "erp", rig.write("customers.csv", customers.toString()).toString());
        rig.atHome("load", "erp", rig.write("orders.csv", orders.toString()).toString());
        assertThat(rig.atHome("grade").code()).isZero();
    }

    private void rules(String name, String policy) throws IOException {
        rig.write("home/config/grading/" + name + ".yaml", "name: " + name + "\npolicy: " + policy + "\n");
    }

    private static String today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
    }

    private String state(String name) {
        String states = "";
        for (JsonNode row : rig.atHome("ruleset", "list", "-o", "json").json()) {
            if (row.get("ruleset").asText().startsWith(name + "@")) {
                states += row.get("state").asText() + " ";
            }
        }
        return states.strip();
    }

    private String tiers() {
        return rig.atHome("export", "tiers", "--canonical").out();
    }

    @Test
    void theConfiguredRulesetGradesWithoutCeremony() {
        assertThat(state("standard")).isEqualTo("effective");
        assertThat(rig.atHome("check").out()).doesNotContain("not the version that grades");
    }

    @Test
    void aFileThatChangesGradesNothingUntilItIsSimulatedApprovedByTwoAndActivated() throws IOException {
        String before = tiers();
        rules("standard", "{cuts: {A: 30, B: 20, C: 10}}");
        assertThat(rig.atHome("grade", "--all").code()).isZero();
        assertThat(tiers()).isEqualTo(before);
        assertThat(state("standard")).isEqualTo("effective draft");
        Ran check = rig.atHome("check");
        assertThat(check.code()).isZero();
        assertThat(check.out()).contains("config/grading/standard.yaml: the file is not the version that grades");

        Ran early = rig.atHome("ruleset", "approve", "standard", "--by", "Li");
        assertThat(early.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(early.err()).contains("standard was not simulated as it is now: run tierhub simulate");
        assertThat(rig.atHome("simulate", "standard").out()).contains("two persons have to approve");
        assertThat(state("standard")).isEqualTo("effective simulated");
        assertThat(rig.atHome("ruleset", "approve", "standard", "--by", "Li").out())
                .contains("another person");
        assertThat(rig.atHome("ruleset", "approve", "standard", "--by", "Li").err())
                .contains("by Li already");
        Ran activated = rig.atHome("ruleset", "activate", "standard", "--by", "Li");
        assertThat(activated.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(activated.err()).contains("needs one approval more");
        assertThat(rig.atHome("ruleset", "approve", "standard", "--by", "Wu").code())
                .isZero();
        assertThat(state("standard")).isEqualTo("effective approved");
        assertThat(rig.atHome("ruleset", "activate", "standard", "--by", "Li").out())
                .contains("standard grades every day from " + today() + " on");
        assertThat(state("standard")).isEqualTo("retired effective");
        assertThat(rig.atHome("grade").code()).isZero();
        assertThat(tiers()).isNotEqualTo(before);
    }

    @Test
    void aChangeAfterTheSimulationIsANewDraft() throws IOException {
        rules("next", "{min_orders: 1}");
        rig.atHome("simulate", "next");
        rig.atHome("ruleset", "approve", "next", "--by", "Li");
        rules("next", "{min_orders: 3}");
        assertThat(rig.atHome("ruleset", "activate", "next", "--by", "Li").err())
                .contains("was not simulated as it is");
    }

    @Test
    void whatIsPlannedCanBeRetiredAndWhatGradesCannot() throws IOException {
        rules("next", "{min_orders: 1}");
        rig.atHome("simulate", "next");
        rig.atHome("ruleset", "approve", "next", "--by", "Li");
        rig.atHome("ruleset", "approve", "next", "--by", "Wu");
        String tomorrow = LocalDate.parse(today()).plusDays(1).toString();
        assertThat(rig.atHome("ruleset", "activate", "next", "--from", tomorrow, "--by", "Li")
                        .code())
                .isZero();
        assertThat(state("next")).isEqualTo("planned");
        assertThat(rig.atHome("ruleset", "retire", "next", "--by", "Wu").code()).isZero();
        assertThat(state("next")).isEqualTo("retired");
        assertThat(rig.atHome("ruleset", "retire", "standard", "--by", "Wu").err())
                .contains("is what grades");
    }

    @Test
    void aDayThatIsGradedAlreadyKeepsItsRules() throws IOException {
        rules("next", "{min_orders: 1}");
        rig.atHome("simulate", "next");
        rig.atHome("ruleset", "approve", "next", "--by", "Li");
        rig.atHome("ruleset", "approve", "next", "--by", "Wu");
        Ran ran = rig.atHome("ruleset", "activate", "next", "--from", "2026-01-01", "--by", "Li");
        assertThat(ran.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.err()).contains("is graded already");
    }

    @Test
    void aSimulationAnswersInTextJsonAndAsAPageInBothLanguages() throws IOException {
        rules("next", "{cuts: {A: 30, B: 20, C: 10}}");
        Ran text = rig.atHome("simulate", "next", "--html", "page.html");
        assertThat(text.out())
                .contains("Those that move with the most revenue", "erp=C", "tierhub ruleset approve next");
        assertThat(Files.readString(folder.resolve("page.html")))
                .contains("Moves: rows from, columns to · 等级迁移", "<td>M")
                .doesNotContain("<script", "http://", "https://");
        JsonNode json = rig.atHome("simulate", "next", "-o", "json").json();
        assertThat(json.get("customers").asInt()).isEqualTo(20);
        assertThat(json.get("approvers").asInt()).isEqualTo(2);
        assertThat(json.get("quarters")).hasSize(4);
    }

    @Test
    void anUnknownRulesetIsNamedWithTheNearest() {
        Ran ran = rig.atHome("simulate", "standrad");
        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("there is no ruleset standrad in config/grading; did you mean standard?");
    }
}
