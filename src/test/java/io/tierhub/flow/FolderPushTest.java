package io.tierhub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierhub.publish.FileTargetSettings;
import io.tierhub.publish.FileTargetSettings.Format;
import io.tierhub.publish.MaskSettings;
import io.tierhub.publish.PushSettings;
import io.tierhub.publish.template.PushTemplate;
import io.tierhub.store.Delivery;
import io.tierhub.store.Delivery.Status;
import io.tierhub.vocabulary.Tier;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Targets that read files. */
@Tag("h2") // the same on either database
class FolderPushTest {
    @TempDir
    private Path folder;

    private Target target(Format format, Duration every) {
        Map<String, PushTemplate> columns = new LinkedHashMap<>();
        columns.put("id", new PushTemplate("{external}"));
        columns.put("tier", new PushTemplate("{tier}"));
        columns.put("seq", new PushTemplate("{sequence}"));
        FileTargetSettings file = new FileTargetSettings("out", format, columns, every);
        return new Target(
                "crm",
                new PushSettings(
                        null,
                        null,
                        file,
                        null,
                        null,
                        Map.of(Tier.A, "Gold"),
                        null,
                        new MaskSettings(MaskSettings.How.KEEP, MaskSettings.How.KEEP, MaskSettings.How.KEEP)));
    }

    private DeliveryBench bench() {
        return new DeliveryBench(
                folder, target -> new FolderChannel(target, target.push().file(), folder.resolve("out")));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            return files.sorted().toList();
        }
    }

    @Test
    void whatIsDueIsOneWholeFileAndTheNextFollowsAfterItsTimeAlsoAfterARestart() throws IOException {
        Target target = target(Format.CSV, Duration.ofHours(1));
        try (DeliveryBench bench = bench()) {
            for (int customer = 1; customer <= 300; customer++) {
                bench.change("crm", customer, Tier.A, Map.of("crm", "K" + customer));
            }
            assertThat(bench.pass(target).delivered()).isEqualTo(300);
        }
        assertThat(files()).hasSize(1);
        assertThat(files().get(0).getFileName().toString()).matches("tiers-crm-\\d{12}\\.csv");
        List<String> lines = Files.readAllLines(files().get(0));
        assertThat(lines).hasSize(301);
        assertThat(lines.get(0)).isEqualTo("\uFEFFid,tier,seq");
        assertThat(lines.get(1)).isEqualTo("K1,Gold,1");

        try (DeliveryBench bench = bench()) {
            Delivery row = bench.change("crm", 1, Tier.B, Map.of("crm", "K1"));
            bench.advance(Duration.ofMinutes(59));
            bench.pass(target);
            assertThat(files()).hasSize(1);
            bench.advance(Duration.ofMinutes(1));
            bench.pass(target);
            assertThat(Files.readAllLines(files().get(1))).contains("K1,B,2");
            assertThat(bench.row(row).status()).isEqualTo(Status.DELIVERED);
            assertThat(bench.row(row).lastStatus()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "＝1", "a,\"b\"\nc"})
    void noKeyIsAFormula(String hostile) throws IOException {
        try (DeliveryBench bench = bench()) {
            bench.change("crm", 1, Tier.A, Map.of("crm", hostile));
            bench.pass(target(Format.CSV, Duration.ZERO));
            String quoted = hostile.replace("\"", "\"\"");
            boolean formula = !hostile.startsWith("a");
            assertThat(Files.readString(files().get(0)).replace("\r", "")).contains((formula ? "'" : "") + quoted);
        }
    }

    @Test
    void theCellsOfAWorkbookAreTexts() throws IOException {
        try (DeliveryBench bench = bench()) {
            bench.change("crm", 1, Tier.A, Map.of("crm", "=1+1"));
            bench.pass(target(Format.XLSX, Duration.ZERO));
        }
        try (InputStream in = Files.newInputStream(files().get(0));
                ReadableWorkbook workbook = new ReadableWorkbook(in)) {
            Cell cell = workbook.getFirstSheet().read().get(1).getCell(0);
            assertThat(cell.getType()).isEqualTo(CellType.STRING);
            assertThat(cell.getText()).isEqualTo("=1+1");
        }
    }

    @Test
    void ofLinesOfJsonEachIsAnObject() throws IOException {
        try (DeliveryBench bench = bench()) {
            bench.change("crm", 1, Tier.A, Map.of("crm", "\"}\n{\"x\":\"客户"));
            bench.change("crm", 2, Tier.B, Map.of());
            bench.pass(target(Format.NDJSON, Duration.ZERO));
        }
        List<String> lines = Files.readAllLines(files().get(0));
        assertThat(lines).hasSize(2);
        assertThat(new ObjectMapper().readTree(lines.get(0)).path("id").asText())
                .isEqualTo("\"}\n{\"x\":\"客户");
        assertThat(lines.get(1)).isEqualTo("{\"tier\":\"B\",\"seq\":\"1\"}");
    }

    @Test
    void aFolderThatCannotBeWrittenToLeavesNothingHalfAndTheEventsWait() throws IOException {
        Target target = target(Format.CSV, Duration.ofHours(1));
        Files.writeString(folder.resolve("out"), "a file where the folder should be");
        try (DeliveryBench bench = bench()) {
            Delivery row = bench.change("crm", 1, Tier.A, Map.of("crm", "K1"));
            assertThat(bench.pass(target).retrying()).isEqualTo(1);
            assertThat(bench.row(row).lastError()).contains("cannot be written");
            Files.delete(folder.resolve("out"));
            bench.advance(Duration.ofSeconds(10));
            assertThat(bench.pass(target).delivered()).isEqualTo(1);
            assertThat(files()).hasSize(1);
        }
    }
}
