package io.tierhub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SheetRowsTest {
    @TempDir
    Path folder;

    @Test
    void cellsComeOutAsAPersonWouldTypeThem() throws IOException {
        Reads.Read read = Reads.read(book());
        assertThat(read.header().names()).containsExactly("编码", "day", "time", "amount", "big", "ok", "serial");
        assertThat(read.rows())
                .containsExactly(
                        List.of(
                                "000123",
                                "2025-12-31",
                                "2025-12-31T16:30:00",
                                "0.3",
                                "120000000000000000000",
                                "true",
                                "46022"),
                        List.of("000124", "", "", "12.5", "", "", ""));
        assertThat(read.lines()).containsExactly(2L, 5L);
        assertThat(read.notes().dialect()).contains("客户");
    }

    @Test
    void aSheetIsChosenByName() throws IOException {
        FormatHints hints = new FormatHints(null, null, null, -1, "other", null);
        assertThat(Reads.read(book(), hints, Limits.DEFAULT, ExpectedColumns.NONE)
                        .header()
                        .names())
                .containsExactly("x", "y");
        FormatHints none = new FormatHints(null, null, null, -1, "nope", null);
        assertThatThrownBy(() -> Reads.read(book(), none, Limits.DEFAULT, ExpectedColumns.NONE))
                .hasMessageContaining("NO_SHEET")
                .hasMessageContaining("客户, other");
    }

    @Test
    void theSheetThatFitsTheMappingIsReadAndMergedCellsCountInAllTheirRows() throws IOException {
        Path file = folder.resolve("fit.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "test", "1.0")) {
            book.newWorksheet("说明").value(0, 0, "说明");
            Worksheet orders = book.newWorksheet("订单");
            fill(orders, 0, "客户", "单号", "备注");
            fill(orders, 1, "甲", "1", "a");
            fill(orders, 2, null, "2", "b");
            fill(orders, 3, null, "3", "c");
            fill(orders, 4, null, "4", "d");
            orders.range(1, 0, 3, 0).merge();
        }
        ExpectedColumns expected = new ExpectedColumns(List.of("单号"), List.of(List.of("客户")));
        Reads.Read read = Reads.read(file, FormatHints.NONE, Limits.DEFAULT, expected);
        assertThat(read.rows())
                .containsExactly(
                        List.of("甲", "1", "a"), List.of("甲", "2", "b"), List.of("甲", "3", "c"), List.of("", "4", "d"));
        assertThat(read.notes().warnings())
                .containsExactly("OTHER_SHEETS: sheet '订单' is read; skipped: 说明; set format.sheet to read another");
    }

    @Test
    void aHeaderOfMergedCellsOverTwoRowsIsOneHeader() throws IOException {
        Path file = folder.resolve("levels.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = book.newWorksheet("客户");
            fill(sheet, 0, "客户一览表");
            sheet.range(0, 0, 0, 3).merge();
            fill(sheet, 1, "编码", "联系方式", null, "城市");
            sheet.range(1, 0, 2, 0).merge();
            sheet.range(1, 1, 1, 2).merge();
            sheet.range(1, 3, 2, 3).merge();
            fill(sheet, 2, null, "电话", "邮箱", null);
            fill(sheet, 3, "甲", "13800000001", "a@x.example", "沪");
            fill(sheet, 4, "乙", "13800000002", "b@x.example", "京");
            fill(sheet, 5, "制表人：张三", null, "打印日期：2026-06-30");
        }
        Reads.Read read = Reads.read(file);
        assertThat(read.header().names()).containsExactly("编码", "电话", "邮箱", "城市");
        assertThat(read.rows()).hasSize(2);
        assertThat(read.notes().skipped()).extracting(Notes.Skipped::line).containsExactly(1L, 2L, 6L);
    }

    private static void fill(Worksheet sheet, int row, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] != null) {
                sheet.value(row, i, cells[i]);
            }
        }
    }

    @Test
    void asManyMergedAreasAsTheLimitAreRememberedAndNotOneMore() {
        MergedCells merged = new MergedCells();
        for (int i = 0; i < MergedCells.MOST; i++) {
            assertThat(merged.add(2L * i, 2L * i + 1, 0)).isTrue();
        }
        assertThat(merged.add(3, 9, 1)).isFalse();
    }

    @Test
    void aWorkbookIsKnownByContentAlsoPackedOrMisnamed() throws IOException {
        byte[] bytes = Files.readAllBytes(book());
        assertThat(Reads.read(Files.write(folder.resolve("wrong.csv"), bytes)).rows())
                .hasSize(2);
        assertThat(Reads.read(Reads.gzip(folder, "b.xlsx.gz", bytes)).rows()).hasSize(2);
    }

    @Test
    void everyCutOfAWorkbookIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(book());
        for (int cut = 4; cut < bytes.length; cut += 97) {
            Path file = Files.write(folder.resolve("cut.xlsx"), java.util.Arrays.copyOf(bytes, cut));
            assertThatThrownBy(() -> Reads.read(file)).as("cut at " + cut).isInstanceOf(RefusedFile.class);
        }
    }

    @Test
    void aWorkbookWithAFlippedBitIsReadOrRefused() throws IOException {
        byte[] good = Files.readAllBytes(book());
        Random random = new Random(20260630);
        for (int i = 0; i < 300; i++) {
            assertReadOrRefused(good, random.nextInt(8 * good.length));
        }
        for (int bit = 8 * (good.length - 64); bit < 8 * good.length; bit++) { // the end tells where all else is
            assertReadOrRefused(good, bit);
        }
    }

    private void assertReadOrRefused(byte[] good, int bit) throws IOException {
        byte[] bad = good.clone();
        bad[bit / 8] ^= (byte) (1 << bit % 8);
        Path file = Files.write(folder.resolve("flipped.xlsx"), bad);
        assertThat(catchThrowable(() -> Reads.read(file)))
                .as("bit %d", bit)
                .matches(thrown -> thrown == null || thrown instanceof RefusedFile);
    }

    @Test
    void aPartMayInflateAsOftenAsAllowedAndOnceMoreIsABomb() throws IOException {
        int unpacked = 3 << 20;
        Path file = blankPart(unpacked);
        int ratio = unpacked / packedSize(file);
        assertThat(ratio).isGreaterThan(Limits.INFLATE_RATIO);
        assertThat(WorkbookGate.check(file, "bomb.xlsx", limits(ratio, Limits.ENTRY_BYTES)))
                .isFalse();
        assertThatThrownBy(() -> WorkbookGate.check(file, "bomb.xlsx", limits(ratio - 1, Limits.ENTRY_BYTES)))
                .hasMessageContaining("ZIP_BOMB");
        assertThatThrownBy(() -> Reads.read(file)).hasMessageContaining("ZIP_BOMB");
    }

    @Test
    void aSmallPartIsNeverABomb() throws IOException {
        int harmless = (int) WorkbookGate.HARMLESS;
        assertThat(WorkbookGate.check(blankPart(harmless), "small.xlsx", limits(1, Limits.ENTRY_BYTES)))
                .isFalse();
        Path larger = blankPart(harmless + 1);
        assertThatThrownBy(() -> WorkbookGate.check(larger, "larger.xlsx", limits(1, Limits.ENTRY_BYTES)))
                .hasMessageContaining("ZIP_BOMB");
    }

    @Test
    void aPartMayUnpackToSoManyBytesAndNotToOneMore() throws IOException {
        int bytes = 100_000;
        assertThat(WorkbookGate.check(blankPart(bytes), "full.xlsx", limits(Limits.INFLATE_RATIO, bytes)))
                .isFalse();
        Path larger = blankPart(bytes + 1);
        assertThatThrownBy(() -> WorkbookGate.check(larger, "larger.xlsx", limits(Limits.INFLATE_RATIO, bytes)))
                .hasMessageContaining("WORKBOOK_TOO_LARGE");
    }

    @Test
    void aWorkbookMayHaveSoManyPartsAndNotOneMore() throws IOException {
        assertThat(WorkbookGate.check(parts(WorkbookGate.PARTS), "full.xlsx", Limits.DEFAULT))
                .isFalse();
        Path more = parts(WorkbookGate.PARTS + 1);
        assertThatThrownBy(() -> WorkbookGate.check(more, "larger.xlsx", Limits.DEFAULT))
                .hasMessageContaining("WORKBOOK_TOO_LARGE");
    }

    private Path parts(int count) throws IOException {
        Path file = folder.resolve("parts-" + count + ".xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            for (int i = 1; i < count; i++) {
                zip.putNextEntry(new ZipEntry("xl/media/" + i));
            }
        }
        return file;
    }

    @Test
    void cellsAndColumnsOfASheetAreLimitedAtTheirEdges() throws IOException {
        Limits limits = Reads.limits(500, 20, 3);
        String most = "x".repeat(20);
        assertThat(row(limits, "1", most, "2").rows()).hasSize(1);
        assertThat(row(limits, "1", most + "x", "2").codes()).containsExactly("FIELD_TOO_LONG");
        assertThat(row(limits, "1", "2", "3", "4").codes()).containsExactly("TOO_MANY_COLUMNS");
    }

    private Reads.Read row(Limits limits, String... cells) throws IOException {
        Path file = folder.resolve("row.xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            Workbook book = new Workbook(out, "test", "1.0");
            Worksheet sheet = book.newWorksheet("row");
            for (int i = 0; i < 3; i++) {
                sheet.value(0, i, "column" + i);
            }
            for (int i = 0; i < cells.length; i++) {
                sheet.value(1, i, cells[i]);
            }
            book.finish();
        }
        return Reads.read(file, FormatHints.NONE, limits, ExpectedColumns.NONE);
    }

    private Path blankPart(int bytes) throws IOException {
        Path file = folder.resolve("blank-" + bytes + ".xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.write(" ".repeat(bytes).getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static int packedSize(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return (int) zip.getEntry("xl/workbook.xml").getCompressedSize();
        }
    }

    private static Limits limits(int ratio, long bytes) {
        return new Limits(
                Limits.LINE_CHARS,
                Limits.FIELD_CHARS,
                Limits.COLUMNS,
                ratio,
                bytes,
                Limits.JSON_DEPTH,
                Limits.NUMBER_DIGITS);
    }

    @Test
    void aZipWithoutWorkbookSaysSo() throws IOException {
        Path file = folder.resolve("some.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("customers.csv"));
        }
        assertThatThrownBy(() -> Reads.read(file)).hasMessageContaining("NOT_A_WORKBOOK");
    }

    @Test
    void serialsBecomeDatesByTheirFormatOnly() {
        assertThat(SheetNumbers.date(14, null)).isTrue();
        assertThat(SheetNumbers.date(164, "yyyy\"年\"m\"月\"d\"日\"")).isTrue();
        assertThat(SheetNumbers.date(164, "[Red]#,##0.00")).isFalse();
        assertThat(SheetNumbers.date(0, "General")).isFalse();
        assertThat(SheetNumbers.text(new BigDecimal("60"), 14, null, false)).isEqualTo("1900-02-28");
        assertThat(SheetNumbers.text(new BigDecimal("61"), 14, null, false)).isEqualTo("1900-03-01");
        assertThat(SheetNumbers.text(new BigDecimal("1"), 14, null, false)).isEqualTo("1900-01-01");
        assertThat(SheetNumbers.text(new BigDecimal("0"), 14, null, true)).isEqualTo("1904-01-01");
        assertThat(SheetNumbers.text(new BigDecimal("0.5"), 21, null, false)).isEqualTo("12:00");
        assertThat(SheetNumbers.text(new BigDecimal("1e999999999"), 0, null, false))
                .isEqualTo("1E+999999999");
    }

    private Path book() throws IOException {
        Path file = folder.resolve("book.xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            Workbook book = new Workbook(out, "test", "1.0");
            Worksheet sheet = book.newWorksheet("客户");
            String[] names = {"编码", "day", "time", "amount", "big", "ok", "serial"};
            for (int i = 0; i < names.length; i++) {
                sheet.value(0, i, names[i]);
            }
            sheet.value(1, 0, "000123");
            sheet.value(1, 1, LocalDate.of(2025, 12, 31));
            sheet.style(1, 1).format("yyyy/m/d").set();
            sheet.value(1, 2, LocalDateTime.of(2025, 12, 31, 16, 30));
            sheet.style(1, 2).format("yyyy-mm-dd h:mm").set();
            sheet.value(1, 3, 0.1 + 0.2);
            sheet.value(1, 4, 1.2e20);
            sheet.value(1, 5, true);
            sheet.value(1, 6, 46022);
            sheet.value(4, 0, "000124");
            sheet.value(4, 3, 12.5);
            Worksheet other = book.newWorksheet("other");
            other.value(0, 0, "x");
            other.value(0, 1, "y");
            book.finish();
        }
        return file;
    }
}
