package io.tierhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierhub.cli.CommandRig.Ran;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewCommandTest {
    private static final String ERP = """
            system: erp
            customers:
              files: "customers*"
              key: no
              map: {type: {const: organization}, name: name, tax_id: tax_id, phones: phone}
            """;

    @TempDir
    private Path folder;

    private CommandRig rig;

    @BeforeEach
    void twoAlikeButForTheirTaxIds() throws IOException {
        rig = new CommandRig(folder);
        CommandRig.run(Path.of("").toAbsolutePath(), "init", rig.home.toString());
        rig.system("erp", ERP);
        Path file = rig.write("customers.csv", """
                no,name,tax_id,phone
                1,杭州砚池化工有限公司,91330100MA480LXU47,0571-55504640
                2,杭州砚池化工有限公司,91320500MA9NGUDKXK,0571-55504640
                3,成都临江仪表有限公司,,028-55501111
                """);
        assertThat(rig.atHome("load", "erp", file.toString()).code()).isZero();
    }

    @Test
    void whatWaitsIsShownInBothLanguagesAndAsJson() {
        assertThat(done("review", "list"))
                .contains(
                        "erp:1 (M000001 杭州砚池化工有限公司) and erp:2",
                        "two customers: a veto forbids the join · 是两个客户：被否决",
                        "phone: equal · 电话：完全一致",
                        "1 pairs shown");
        JsonNode pair = json("review", "list").get(0);
        assertThat(pair.at("/records/0").asText()).isEqualTo("erp:1");
        assertThat(pair.at("/vetoes/0/zh").asText()).isEqualTo("两个有效税号不同");
        assertThat(pair.get("total").asDouble()).isPositive();
        assertThat(done("review", "list", "--min-bits", "500")).contains("Nothing waits for a person");
    }

    @Test
    void aDecisionIsKeptWithWhoAndWhyAndCanBeTakenBack() {
        assertThat(done("review", "same", "erp:1", "M000002", "--by", "Li", "--note", "moved house"))
                .contains("Decision 1 (same): now M000001; 1 source records moved");
        assertThat(done("explain", "erp:2"))
                .contains(
                        "M000001  杭州砚池化工有限公司",
                        "How it came together · 归并经过",
                        "M000002 became part of M000001 · M000002 并入 M000001",
                        "decision 1 by Li: moved house");
        assertThat(json("explain", "M000002").at("/came_together/0/by").asText())
                .isEqualTo("Li");
        assertThat(done("explain", "erp:1", "erp:2")).contains("one customer: a person decided so", "由人工认定");
        JsonNode standing = json("review", "list", "--decided").get(0);
        assertThat(standing.get("decision").asInt()).isOne();
        assertThat(standing.get("note").asText()).isEqualTo("moved house");
        assertThat(done("review", "list", "--decided")).contains("erp:1 = erp:2, by Li: moved house");
        assertThat(done("match", "--rebuild")).contains("Moved 0 of 3");
        assertThat(done("review", "withdraw", "1", "--by", "Ada"))
                .contains("Decision 1 (withdrawn): now M000001, M000004");
        assertThat(done("review", "list")).contains("1 pairs shown");
        assertThat(done("export", "review")).contains("UNMERGED,WITHDRAWN,erp:1,erp:2");
    }

    @Test
    void aSplitTakesRecordsOutAndDifferentKeepsThemOut() {
        done("review", "same", "erp:1", "erp:3", "--by", "Li");
        done("review", "withdraw", "1", "--by", "Li");
        assertThat(done("review", "different", "erp:1", "erp:2", "--by", "Li")).contains("0 source records moved");
        assertThat(done("review", "different", "erp:1", "erp:2", "--by", "Li")).contains("says so already");
        assertThat(done("explain", "erp:1", "erp:2"))
                .contains("two customers: a person decided so", "a person decided that they are not one");
        assertThat(done("review", "list")).contains("Nothing waits");
        refused(ExitCode.BAD_INPUT, "review withdraw 2 --by NAME", "review", "same", "erp:1", "erp:2", "--by", "Li");
        refused(ExitCode.BAD_INPUT, "all source records", "review", "split", "M000001", "erp:1", "--by", "Li");
    }

    @Test
    void aPinnedValueIsShownWithWhoAndWhyAndCanBeTakenBack() {
        assertThat(done("review", "pin", "erp:3", "industry", "Meters", "--by", "Li", "--note", "on the phone"))
                .contains("Decision 1 (pinned): M000003 industry = Meters · 决定 1：已固定");
        assertThat(done("review", "pin", "M000003", "industry", "Meters", "--by", "Li"))
                .contains("Decision 1 says so already");
        assertThat(done("explain", "erp:3"))
                .containsPattern("industry +Meters  \\(erp:3, pinned by Li 20\\S+, decision 1: on the phone\\)")
                .contains("industry was pinned to Meters · industry 由人工固定为 Meters", "decision 1 by Li: on the phone");
        JsonNode found = json("explain", "erp:3");
        assertThat(found.at("/came_together/0/pin/value").asText()).isEqualTo("Meters");
        assertThat(found.get("golden").findValues("pinned"))
                .filteredOn(each -> !each.isNull())
                .singleElement()
                .satisfies(each -> assertThat(each.get("by").asText()).isEqualTo("Li"));
        assertThat(done("review", "list", "--decided")).contains("PIN  erp:3 industry = Meters, by Li: on the phone");
        assertThat(json("review", "list", "--decided").at("/0/pin/field").asText())
                .isEqualTo("industry");
        assertThat(done("export", "customers")).contains("Meters");
        assertThat(done("export", "review")).contains("MANUAL,PINNED");
        assertThat(json("review", "unpin", "erp:3", "industry", "--by", "Ada")
                        .get("value")
                        .isNull())
                .isTrue();
        assertThat(done("export", "customers")).doesNotContain("Meters");
        refused(ExitCode.BAD_INPUT, "nobody has pinned", "review", "unpin", "erp:3", "industry", "--by", "Ada");
        refused(
                ExitCode.BAD_INPUT,
                "check digit",
                "review",
                "pin",
                "erp:1",
                "tax_id",
                "91330100MA480LXU48",
                "--by",
                "Li");
        refused(ExitCode.USAGE, "--by", "review", "pin", "erp:1", "city", "Ulm");
    }

    @Test
    void whoDecidesMustBeNamedAndWhatIsMeantMustBeKnown() {
        refused(ExitCode.USAGE, "--by", "review", "same", "erp:1", "erp:2");
        refused(ExitCode.USAGE, "--by takes the name", "review", "same", "erp:1", "erp:2", "--by", " ");
        refused(ExitCode.USAGE, "not a customer id", "review", "same", "1", "erp:2", "--by", "Li");
        refused(
                ExitCode.BAD_INPUT,
                "no customer record with the key 9",
                "review",
                "same",
                "erp:9",
                "erp:2",
                "--by",
                "Li");
        refused(ExitCode.BAD_INPUT, "there is no decision 7", "review", "withdraw", "7", "--by", "Li");
        refused(ExitCode.USAGE, "", "review");
    }

    private String done(String... args) {
        Ran ran = rig.atHome(args);
        assertThat(ran.code()).as(ran.err()).isZero();
        return ran.out();
    }

    private JsonNode json(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("-o", "json"));
        Ran ran = rig.atHome(all.toArray(new String[0]));
        assertThat(ran.code()).as(ran.err()).isZero();
        return ran.json();
    }

    private void refused(int code, String message, String... args) {
        Ran ran = rig.atHome(args);
        assertThat(ran.err()).contains(message);
        assertThat(ran.code()).isEqualTo(code);
    }
}
