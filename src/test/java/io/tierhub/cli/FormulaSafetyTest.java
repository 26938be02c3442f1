package io.tierhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierhub.intake.Columns;
import io.tierhub.intake.EntityMapping;
import io.tierhub.intake.FieldMap;
import io.tierhub.intake.Limits;
import io.tierhub.intake.Mapped;
import io.tierhub.intake.RowMapper;
import io.tierhub.intake.Table;
import io.tierhub.intake.Tables;
import io.tierhub.intake.Tolerance;
import io.tierhub.vocabulary.Entity;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No spreadsheet runs what an export holds, and the export read in again says what it said. */
class FormulaSafetyTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "=cmd|' /C calc'!A0",
                "=HYPERLINK(\"http://x.example\")",
                "==",
                "=",
                "+1+1",
                "+cmd",
                "+86 138 0013 8000",
                "-1+1",
                "-cmd",
                "--",
                "-",
                "+",
                "@SUM(A1)",
                "@",
                "＝1+1",
                "＋1",
                "－1",
                "＠SUM",
                "-5-5",
                "+49 (0)30",
                "-5,5",
                "=1,2",
                "=\"a\"",
                "@x\ny",
                "'=1",
                "''=1",
                "'@x"
            })
    void whatASpreadsheetWouldRunIsEscapedAndReadBackAsItWas(String text) throws IOException {
        String cell = exported(text);
        assertThat(cell).startsWith("'");
        assertThat(cell.substring(1)).isEqualTo(text);
        assertThat(imported(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t=1", "\r=1", "\n=1"})
    void blanksBeforeAFormulaDoNotHideIt(String text) throws IOException {
        assertThat(exported(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-5",
                "-5.25",
                "+8613800138000",
                "+8613800138000;+862112345678",
                "A-1",
                "a=b",
                "5",
                "'quoted'",
                "O'Neil",
                "甲公司",
                "2026-03-01",
                "x@y.example",
                "'"
            })
    void numbersPhonesAndAllElseStayAsTheyAre(String text) throws IOException {
        assertThat(exported(text)).isEqualTo(text);
        assertThat(imported(text)).isEqualTo(text);
    }

    private static String csv(String text) {
        StringWriter out = new StringWriter();
        try (CsvRows rows = new CsvRows(out)) {
            rows.header(List.of("id", "name", "city"));
            rows.row(List.of("1", text, "x"));
        }
        return out.toString();
    }

    private static String exported(String text) {
        String line = csv(text).substring("id,name,city\n1,".length());
        String cell = line.substring(0, line.length() - ",x\n".length());
        return cell.startsWith("\"") ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"") : cell;
    }

    private String imported(String text) throws IOException {
        EntityMapping mapping = new EntityMapping(
                "x*",
                Columns.of("id"),
                null,
                EntityMapping.UnknownCustomer.WAIT,
                EntityMapping.Mode.UPSERT,
                Tolerance.ANY,
                FieldMap.of(Map.of("name", "name", "city", "city")),
                null);
        Path file = Files.writeString(folder.resolve("x.csv"), csv(text));
        try (Table table = Tables.open(file, mapping.hints(), Limits.DEFAULT, mapping.expected())) {
            Mapped row = new RowMapper("erp", Entity.CUSTOMERS, mapping, table).map(table.next());
            return ((Mapped.Taken) row).source().first("name");
        }
    }
}
