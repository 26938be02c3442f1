package io.tierhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierhub.cli.CommandRig.Ran;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadCommandTest {
    private static final String LEDGER = """
            客户档案,,,
            单位：,示例公司,,
            客户编码,客户名称,手机,备注
            001,杭州砚池化工有限公司,13800138000,老客户
            002,Müller,+49 30 901820,
            合计,,,2
            """;

    @TempDir
    private Path folder;

    private CommandRig rig;

    @BeforeEach
    void rig() {
        rig = new CommandRig(folder);
    }

    @Test
    void aFileShowsItsCharsetItsHeaderWhatWasSkippedAndItsFirstRows() throws IOException {
        Files.write(folder.resolve("客户.csv"), LEDGER.replace("ü", "ue").getBytes(Charset.forName("GB18030")));
        Ran ran = rig.run("read", "客户.csv");
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains(
                        "客户.csv: csv, delimiter ,",
                        "charset   GB18030 (",
                        "header    4 columns, line 3",
                        "rows      2, 0 of them with a fault",
                        "skipped (3)",
                        "line 6: total row",
                        "13800138000");
        JsonNode read = rig.run("read", "客户.csv", "-o", "json").json().get(0);
        assertThat(read.get("charset").asText()).isEqualTo("GB18030");
        assertThat(read.get("header_line").asInt()).isEqualTo(3);
        assertThat(read.get("columns")).hasSize(4);
        assertThat(read.at("/first_rows/0/cells/1").asText()).isEqualTo("杭州砚池化工有限公司");
        assertThat(read.at("/skipped/2/line").asInt()).isEqualTo(6);
        assertThat(read.get("refused").isNull()).isTrue();
    }

    @Test
    void chineseAndWesternCellsStandInStraightColumns() throws IOException {
        rig.write("a.csv", LEDGER);
        List<String> table = rig.run("read", "a.csv")
                .out()
                .lines()
                .filter(line -> line.contains("客户编码") || line.contains("13800138000") || line.contains("+49"))
                .toList();
        assertThat(table).hasSize(3);
        assertThat(table.stream().map(line -> columnOf(line, "手机", "13800138000", "+49")))
                .as(String.join("\n", table))
                .containsOnly(columnOf(table.get(0), "手机"));
    }

    @Test
    void onlyTheFirstFiveRowsAreShownAndAllAreCounted() throws IOException {
        StringBuilder rows = new StringBuilder("id,name\n");
        for (int i = 1; i <= 7; i++) {
            rows.append(i).append(",name").append(i).append('\n');
        }
        rig.write("a.csv", rows.toString());
        assertThat(rig.run("read", "a.csv").out())
                .contains("rows      7", "name5")
                .doesNotContain("name6");
    }

    @Test
    void aFaultyRowIsMarkedAndExplained() throws IOException {
        rig.write("a.csv", "id,name\n1,Ann\n2,Bob,too,many\n3,Cid\n");
        Ran ran = rig.run("read", "a.csv");
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("1 of them with a fault", "faults (1)", "line 3: ", "  !3 ");
    }

    @Test
    void aRefusedFileFailsTheCommandAndTheOthersAreStillRead() throws IOException {
        rig.write("a.csv", "id,name\n1,Ann\n");
        rig.write("b.pdf", "%PDF-1.7 ...");
        Ran ran = rig.run("read", "b.pdf", "missing.csv", "a.csv");
        assertThat(ran.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.out())
                .contains(
                        "b.pdf: refused: b.pdf: UNSUPPORTED", "missing.csv: refused: there is no file ", "rows      1");
    }

    @Test
    void everyFileIsWrittenAsPlainCsvUnderItsOwnName() throws IOException {
        rig.write("one/orders.csv", "no;sum\n1;\"2,5\"\n");
        rig.write("two/orders.csv", "no,sum\n9,8\n");
        rig.write("users.json", "[{\"id\": 1, \"name\": \"Ann\"}]");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("Packed.TSV.gz")))) {
            out.write("a\tb\n1\t2\n".getBytes(Charset.forName("UTF-8")));
        }
        rig.write("bad.csv", "\0\0\0\0\0\0\0\0");
        Ran ran = rig.run(
                "read", "one/orders.csv", "two/orders.csv", "users.json", "Packed.TSV.gz", "bad.csv", "--out", "plain");
        assertThat(folder.resolve("plain/orders.csv")).hasContent("no,sum\n1,\"2,5\"\n");
        assertThat(folder.resolve("plain/orders-2.csv")).hasContent("no,sum\n9,8\n");
        assertThat(folder.resolve("plain/users.csv")).hasContent("id,name\n1,Ann\n");
        assertThat(folder.resolve("plain/Packed.csv")).hasContent("a,b\n1,2\n");
        if (ran.code() == ExitCode.BAD_INPUT) {
            assertThat(folder.resolve("plain/bad.csv")).doesNotExist();
        }
    }

    @Test
    void aRefusedFileLeavesNoPlainCsvOfAnEarlierRunBehind() throws IOException {
        rig.write("plain/a.csv", "of an earlier run");
        rig.write("a.csv", "%PDF-1.7");
        assertThat(rig.run("read", "a.csv", "--out", "plain").code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(folder.resolve("plain/a.csv")).doesNotExist();
    }

    @Test
    void anInputIsNeverOverwritten() throws IOException {
        rig.write("a.csv", "id;name\n1;Ann\n");
        Ran ran = rig.run("read", "a.csv", "--out", ".");
        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("would be overwritten", "choose another folder");
        assertThat(folder.resolve("a.csv")).hasContent("id;name\n1;Ann\n");
        assertThat(rig.run("read", "a.csv", "--out", "a.csv").err()).contains("--out takes a folder");
    }

    @Test
    void aSystemShowsWhichColumnFillsWhichField() throws IOException {
        erp();
        rig.write("customers.csv", LEDGER);
        Ran ran = rig.atHome("read", "--system", "erp", "customers.csv");
        assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
        assertThat(ran.out())
                .containsPattern("客户编码 +key")
                .containsPattern("手机 +phones")
                .containsPattern("备注 +\\(not mapped\\)")
                .containsPattern("\\(always organization\\) +type")
                .contains("MISSING_COLUMN: city is read from 城市");
        JsonNode read = rig.atHome("read", "--system", "erp", "customers.csv", "-o", "json")
                .json()
                .get(0);
        assertThat(read.get("entity").asText()).isEqualTo("customers");
        assertThat(read.at("/mapping/客户名称/0").asText()).isEqualTo("name");
    }

    @Test
    void aFileThatTheSystemWouldRefuseIsShownWithTheReason() throws IOException {
        erp();
        rig.write("customers-x.csv", "a,b\n1,2\n");
        Ran ran = rig.atHome("read", "--system", "erp", "customers-x.csv");
        assertThat(ran.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.out()).contains("would be refused", "MISSING_COLUMN: key is read from 客户编码", "rows      1");
        rig.write("other.csv", "a,b\n1,2\n");
        assertThat(rig.atHome("read", "--system", "erp", "other.csv").out())
                .contains("no entity of erp claims this name (customers customers*)");
    }

    @Test
    void nothingIsTakenInAndNoHomeIsNeededButForASystem() throws IOException {
        rig.write("a.csv", "id,name\n1,Ann\n");
        assertThat(rig.atHome("read", "a.csv").code()).isZero();
        assertThat(rig.atHome("read", "--system", "erp", "a.csv").err()).contains("there is no home at ");
        erp();
        Files.delete(rig.home.resolve("data/tierhub.mv.db"));
        Ran unknown = rig.atHome("read", "--system", "shop", "a.csv");
        assertThat(unknown.code()).isEqualTo(ExitCode.USAGE);
        assertThat(unknown.err()).contains("no system is called shop; known are [erp]");
        assertThat(rig.home.resolve("data")).isEmptyDirectory();
        assertThat(rig.home.resolve("inbox")).doesNotExist();
    }

    private void erp() throws IOException {
        rig.system("erp", """
                system: erp
                customers:
                  files: "customers*"
                  key: 客户编码
                  map: {type: {const: organization}, name: 客户名称, phones: [电话, 手机], city: 城市}
                """);
    }

    /** At which column of a terminal one of these texts begins. */
    private static int columnOf(String line, String... texts) {
        for (String text : texts) {
            int at = line.indexOf(text);
            if (at >= 0) {
                return TextWidth.of(line.substring(0, at));
            }
        }
        throw new AssertionError(line);
    }
}
