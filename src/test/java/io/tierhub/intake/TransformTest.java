package io.tierhub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierhub.vocabulary.Entity;
import io.tierhub.vocabulary.FieldValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the steps of a mapping make of a cell. */
class TransformTest {
    @TempDir
    Path folder;

    private final UnknownValues unknown = new UnknownValues();
    private List<String> warnings = List.of();
    private Rejection refused;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "after           | -          | C-001-x              | 001-x",
                "after           | -          | C001                 | C001",
                "before          | @          | anna@x.example       | anna",
                "strip_prefix    | CUST       | CUST0042             | 0042",
                "strip_prefix    | CUST       | 42CUST               | 42CUST",
                "strip_suffix    | 先生         | 王五 先生              | 王五",
                "case            | upper      | gold-a               | GOLD-A",
                "case            | lower      | GOLD-A               | gold-a",
                "date            | dd.MM.yyyy | 03.04.2026           | 2026-04-03",
                "date            | MM/dd/yy   | 03/04/26             | 2026-03-04",
                "date            | d/MMM/yy h:mm a | 14/Jul/25 3:42 PM | 2025-07-14T15:42",
                "date            | yyyyMMddHHmmss | 20260301080910   | 2026-03-01T08:09:10",
                "date            | yyyy'年'M'月'd'日' | 2026年3月1日      | 2026-03-01",
                "date            | yyyy-MM-dd HH:mmXXX | 2026-03-01 08:00+02:00 | 2026-03-01T08:00+02:00",
                "date            | dd.MM.yyyy | 00.00.0000           | 00.00.0000",
                "date            | dd.MM.yyyy | N/A                  | N/A",
                "epoch           | s          | 1772352000           | 2026-03-01T08:00:00Z",
                "epoch           | s          | 1772352000.5         | 2026-03-01T08:00:00.500Z",
                "epoch           | ms         | 1772352000123        | 2026-03-01T08:00:00.123Z",
                "epoch           | ms         | -86400000            | 1969-12-31T00:00:00Z",
                "unit            | 万         | 1.25                 | 1.25万",
                "unit            | 万         | ￥1,200.5 元          | ￥1,200.5万 元",
                "unit            | 万         | 3亿                  | 3亿",
                "unit            | million    | 2                    | 2百万",
                "unit            | 万         | -                    | -",
                "negate          | true       | 12.50                | -12.50",
                "negate          | true       | -12.50               | 12.50",
                "negate          | true       | ¥-5                  | ¥5",
                "negate          | true       | (5.00)               | 5.00",
                "negate          | true       | 5-                   | 5",
                "negate          | true       | +5                   | -5",
                "negate          | true       | 0.00                 | 0.00",
            })
    void aStepMakesOneValueOfATextOrLeavesIt(String step, String argument, String cell, String value) {
        assertThat(read(Map.of("column", "c", step, argument), cell)).containsExactly(value);
    }

    @Test
    void aZeroSinceTheEpochIsNoMoment() {
        assertThat(read(Map.of("column", "c", "epoch", "s"), "0")).isEmpty();
    }

    @Test
    void aSplitGivesThePartThatIsAskedForOrNothing() {
        String cell = " 华东 / 上海 /浦东 ";
        assertThat(read(split("/", "1"), cell)).containsExactly("华东");
        assertThat(read(split("/", "3"), cell)).containsExactly("浦东");
        assertThat(read(split("/", "last"), cell)).containsExactly("浦东");
        assertThat(read(split("/", "4"), cell)).isEmpty();
        assertThat(read(split("; ", "1"), "no delimiter")).containsExactly("no delimiter");
    }

    @Test
    void aFieldOfSeveralValuesTakesAllPartsThatAreNotBlank() {
        FieldMapping phones = FieldMappings.read("phones", Map.of("column", "c", "split", "|"));
        assertThat(read(phones, "021-1|| 138 |")).containsExactly("021-1", "138");
    }

    @Test
    void textsAreReplacedInTheOrderOfTheMapping() {
        Map<String, Object> yaml = RowMapperTest.fields(
                "column", "c", "replace", RowMapperTest.fields("股份", "股", "股", "S", "(注销)", ""));
        assertThat(read(yaml, "甲股份(注销)")).containsExactly("甲S");
    }

    @Test
    void aTableMayHaveADefaultAndThenMissesNothing() {
        Map<String, Object> yaml = Map.of("column", "c", "values", Map.of("1", "VIP"), "otherwise", "NORMAL");
        assertThat(read(yaml, "1")).containsExactly("VIP");
        assertThat(read(yaml, "7")).containsExactly("NORMAL");
        assertThat(unknown.counts()).isEmpty();
        read(Map.of("column", "c", "values", Map.of("1", "VIP")), "7");
        assertThat(unknown.counts()).containsOnlyKeys("name '7'");
    }

    @Test
    void stepsAreDoneInTheDocumentedOrderHoweverTheyAreWritten() {
        Map<String, Object> yaml = RowMapperTest.fields(
                "values", Map.of("A1", "Gold"), "case", "upper", "take", "2", "split", ",", "after", ":", "column", "c");
        assertThat(read(yaml, "level:x, a1")).containsExactly("Gold");
    }

    @Test
    void columnsAreJoinedWithoutTheBlankOnesOrTriedInEachRow() throws IOException {
        EntityMapping mapping = RowMapperTest.customers(RowMapperTest.fields(
                "name", Map.of("join", List.of(List.of("姓", "last"), "first"), "with", ""),
                "city", Map.of("first_of", List.of("city", "town"))));
        List<SourceRecord> rows = map("cust_no,last,first,city,town\n1,王,芳,,杭州\n2,李,,上海,x\n3,,,,\n", mapping);
        assertThat(rows.get(0).values())
                .containsExactly(new FieldValue("name", "王芳"), new FieldValue("city", "杭州"));
        assertThat(rows.get(1).values()).containsExactly(new FieldValue("name", "李"), new FieldValue("city", "上海"));
        assertThat(rows.get(2).values()).isEmpty();
    }

    @Test
    void aJoinSaysWhichOfItsColumnsTheFileLacks() throws IOException {
        EntityMapping mapping =
                RowMapperTest.customers(RowMapperTest.fields("name", Map.of("join", List.of("first", "last"))));
        assertThat(map("cust_no,last\n1,Li\n", mapping).get(0).first("name")).isEqualTo("Li");
        assertThat(warnings).hasSize(1);
        assertThat(warnings.get(0)).startsWith("MISSING_COLUMN: name is joined").contains("first");
    }

    @Test
    void aDateThatThePatternDoesNotFitSendsTheRowToQuarantine() throws IOException {
        EntityMapping mapping = RowMapperTest.customers(
                RowMapperTest.fields("name", "n", "created_at", Map.of("column", "d", "date", "dd/MM/yyyy")));
        for (String cell : List.of("2026-03-04", "31/02/2026", "3/4/2026", "04/03/2026x")) {
            assertThat(map("cust_no,n,d\n1,a," + cell + "\n", mapping)).as(cell).isEmpty();
            assertThat(refused.reason()).startsWith("BAD_DATE: the mapping reads dates of the form dd/MM/yyyy");
            assertThat(refused.column()).isEqualTo("d");
        }
        assertThat(fault(Map.of("column", "c", "epoch", "s"), "1772352000123")).startsWith("BAD_DATE");
        assertThat(fault(Map.of("column", "c", "epoch", "ms"), "yesterday 1")).startsWith("BAD_DATE");
    }

    @Test
    void theHashIsThatOfTheOutcome() throws IOException {
        EntityMapping plain = RowMapperTest.customers(RowMapperTest.fields("name", "n"));
        EntityMapping steps =
                RowMapperTest.customers(RowMapperTest.fields("name", Map.of("column", "n", "strip_prefix", "X")));
        long hash = map("cust_no,n\n1,a\n", plain).get(0).contentHash();
        assertThat(map("cust_no,n\n1,Xa\n", steps).get(0).contentHash()).isEqualTo(hash);
        assertThat(map("cust_no,n\n1,Xa\n", plain).get(0).contentHash()).isNotEqualTo(hash);
    }

    @Test
    void aWrongArgumentIsRefusedWithItsPathAndARemedy() {
        refused(Map.of("column", "c", "split", ","), "name.take says which part", "from 1, or last");
        refused(Map.of("column", "c", "split", ",", "take", "all"), "name.take is all, but the field holds one value");
        refused(Map.of("column", "c", "split", ",", "take", "0"), "name.take");
        refused(Map.of("column", "c", "split", "", "take", "1"), "name.split needs a text");
        refused(Map.of("column", "c", "take", "1"), "name.take says nothing without split");
        refused(Map.of("column", "c", "otherwise", "x"), "name.otherwise says nothing without values");
        refused(Map.of("column", "c", "date", "dd.MM"), "name.date is no pattern of a date", "dd.MM.yyyy HH:mm");
        refused(Map.of("column", "c", "date", "bbb{"), "name.date is no pattern of a date");
        refused(Map.of("column", "c", "date", "dd.mm.yyyy"), "name.date is no pattern of a date");
        refused(Map.of("column", "c", "date", "yyyy", "epoch", "s"), "name.date and epoch exclude each other");
        refused(Map.of("column", "c", "epoch", "seconds"), "name.epoch is one of s, ms");
        refused(Map.of("column", "c", "case", "title"), "name.case is one of upper, lower");
        refused(Map.of("column", "c", "unit", "millon"), "name.unit is not known: did you mean million?");
        refused(Map.of("column", "c", "negate", "no"), "name.negate is true or left out");
        refused(Map.of("column", "c", "replace", Map.of()), "name.replace needs texts");
        refused(Map.of("column", "c", "replace", "x"), "name.replace is a map");
        refused(Map.of("column", "c", "splt", ","), "unknown key of name 'splt'; did you mean split?");
        refused(Map.of("join", List.of("a")), "name.join needs two columns or more");
        refused(Map.of("join", List.of("a", "b"), "column", "c"), "name comes from one of column, join");
        refused(Map.of("column", "c", "with", "-"), "name.with stands between joined columns");
        refused(Map.of("const", "c", "case", "upper"), "name is a constant");
    }

    private static Map<String, Object> split(String delimiter, String take) {
        return Map.of("column", "c", "split", delimiter, "take", take);
    }

    private List<String> read(Map<String, Object> yaml, String cell) {
        return read(FieldMappings.read("name", yaml), cell);
    }

    private List<String> read(FieldMapping mapping, String cell) {
        SlotCells cells = new SlotCells(unknown);
        assertThat(cells.read(row(cell), slot(mapping))).isNull();
        return cells.values();
    }

    private String fault(Map<String, Object> yaml, String cell) {
        return new SlotCells(unknown).read(row(cell), slot(FieldMappings.read("name", yaml)));
    }

    private static MappedColumns.Slot slot(FieldMapping mapping) {
        return new MappedColumns.Slot("name", new int[] {0}, mapping, 0);
    }

    private static Row row(String cell) {
        return new Row(2, new String[] {cell}, null);
    }

    private List<SourceRecord> map(String text, EntityMapping mapping) throws IOException {
        Path file = Reads.write(folder, "t.csv", text);
        try (Table table = Tables.open(file, mapping.hints(), Limits.DEFAULT, mapping.expected())) {
            RowMapper mapper = new RowMapper("erp", Entity.CUSTOMERS, mapping, table);
            List<SourceRecord> rows = new ArrayList<>();
            for (Row row = table.next(); row != null; row = table.next()) {
                Mapped mapped = mapper.map(row);
                if (mapped instanceof Mapped.Taken taken) {
                    rows.add(taken.source());
                } else {
                    refused = ((Mapped.Refused) mapped).why();
                }
            }
            warnings = mapper.warnings();
            return rows;
        }
    }

    private static void refused(Map<String, Object> yaml, String... words) {
        assertThatThrownBy(() -> FieldMappings.read("name", yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .contains(words);
    }
}
