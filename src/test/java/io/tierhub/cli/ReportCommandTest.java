package io.tierhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierhub.cli.CommandRig.Ran;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The bundled exports of the demonstration, and their report. */
class ReportCommandTest {
    private static final Path GOLDEN = Path.of("src/test/resources/io/tierhub/cli/quality-demo.txt");
    private static final Path EXAMPLES = Path.of("examples").toAbsolutePath();

    @TempDir
    private static Path folder;

    private static CommandRig rig;

    @BeforeAll
    static void takeTheBundledExportsIn() throws IOException {
        rig = new CommandRig(folder);
        CommandRig.run(Path.of("").toAbsolutePath(), "init", rig.home.toString());
        for (String system : DemoHome.SYSTEMS) {
            Files.copy(
                    EXAMPLES.resolve("systems-demo").resolve(system + ".yaml"),
                    rig.home.resolve("config/systems").resolve(system + ".yaml"));
        }
        for (String system : DemoHome.SYSTEMS) {
            try (Stream<Path> files = Files.list(EXAMPLES.resolve(system)).sorted()) {
                for (Path file : files.toList()) {
                    assertThat(rig.atHome("load", system, file.toString()).code())
                            .isIn(ExitCode.DONE, ExitCode.ROWS_QUARANTINED);
                }
            }
        }
    }

    @Test
    void theTextNamesEveryFieldOfEverySystem() throws IOException {
        Ran ran = rig.atHome("report", "quality");
        assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.DONE);
        String text = withoutWhatMatchingDecides(ran.out());
        if ("write".equals(System.getProperty("tierhub.golden"))) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, text);
        }
        assertThat(text)
                .as("rewrite it with -Dtest=ReportCommandTest -Dtierhub.golden=write")
                .isEqualTo(Files.readString(GOLDEN));
    }

    /** How many customers there are is no matter of this report. */
    private static String withoutWhatMatchingDecides(String text) {
        return text.replaceAll("(?m)^\\d.* (customer|systems)( \\(.*)?$", "#")
                .replaceAll("of [\\d,]+ customers, [\\d,]+ duplicates", "of # customers, # duplicates");
    }

    @Test
    void aBacktestTellsWhatTheBestOfADayBroughtAndWhyNothingWasForetold() {
        String[] backtest = {"report", "backtest", "--as-of", "2026-03-31", "--days", "180"};
        Ran text = rig.atHome(backtest);
        assertThat(text.code()).as(text.err()).isEqualTo(ExitCode.DONE);
        assertThat(text.out())
                .contains("customers with orders on 2025-10-02 brought")
                .contains("after it, by 2026-03-31")
                .contains("前 10 %")
                .contains("money so far")
                .contains("No forecast was possible on that day · 当日无法预测: FEW_CUSTOMERS");
        JsonNode json = rig.atHome("report", "backtest", "--as-of", "2026-03-31", "--days", "180", "-o", "json")
                .json();
        assertThat(json.get("customers").asInt()).isPositive();
        assertThat(json.get("no_forecast").asText()).isEqualTo("FEW_CUSTOMERS");
        assertThat(json.get("rankings")).hasSize(4);
        for (JsonNode ranking : json.get("rankings")) {
            assertThat(ranking.get("top_10").asDouble())
                    .isBetween(0.0, ranking.get("top_30").asDouble());
        }
        Ran tomorrow = rig.atHome("report", "backtest", "--as-of", "2999-01-01");
        assertThat(tomorrow.code()).isNotEqualTo(ExitCode.DONE);
        assertThat(tomorrow.err()).contains("2999-01-01 has not come yet");
        assertThat(rig.atHome("report", "backtest", "--days", "3650").code()).isEqualTo(ExitCode.DONE);
        assertThat(rig.atHome("report", "backtest", "--days", "3651").err()).contains("--days is from 1 to 3650");
        assertThat(rig.atHome("report", "backtest", "--days", "0").err()).contains("--days is from 1 to 3650");
    }

    @Test
    void theFiguresAreThoseOfTheExports() {
        JsonNode report = rig.atHome("report", "quality", "-o", "json").json();
        JsonNode xref = rig.atHome("export", "xref", "--format", "json").json();
        JsonNode all = report.get("consolidation");
        assertThat(all.get("records").asInt()).isEqualTo(xref.size() - 1); // one is deleted, a customer of its own
        assertThat(all.get("customers").asInt())
                .isEqualTo((int) xref.findValuesAsText("customer_id").stream()
                                .distinct()
                                .count()
                        - 1);
        JsonNode refused =
                rig.atHome("export", "quarantine", "--format", "json").json();
        int rows = 0;
        for (JsonNode reason : report.get("quarantine")) {
            rows += reason.get("rows").asInt();
        }
        assertThat(rows).isEqualTo(refused.size());
        for (JsonNode system : report.get("systems")) {
            assertThat(system.get("duplicates").asInt())
                    .isEqualTo(system.get("records").asInt()
                            - system.get("customers").asInt());
        }
    }

    @Test
    void thePageIsWellFormedAndAsksForNothing() throws Exception {
        Ran ran = rig.atHome("report", "quality", "--html", "quality.html");
        assertThat(ran.out()).contains("Wrote " + folder.resolve("quality.html"));
        String page = Files.readString(folder.resolve("quality.html"));
        assertThat(page).doesNotContain("://", "url(", "@import", "<script", "<link", "src=", "href=");
        NodeList all = parsed(page).getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            assertThat(List.of("src", "href", "action", "data", "onload", "xlink:href"))
                    .noneMatch(element::hasAttribute);
        }
        assertThat(page).contains("Consolidation · 归并", "attributes.credit_limit");
        assertThat(page).contains("prefers-color-scheme: dark");
    }

    @Test
    void withoutASubcommandItSaysWhatThereIs() {
        Ran ran = rig.atHome("report");
        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("quality");
    }

    static Document parsed(String page) throws Exception {
        DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
        parsers.setExpandEntityReferences(false);
        return parsers.newDocumentBuilder().parse(new InputSource(new StringReader(page)));
    }
}
