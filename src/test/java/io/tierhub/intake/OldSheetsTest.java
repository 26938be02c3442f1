package io.tierhub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Random;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFCellStyle;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks of Excel 97 to 2003, and what else is named .xls. */
class OldSheetsTest {
    @TempDir
    Path folder;

    @Test
    void numbersDatesTextsAndFormulasAreReadAsTheSheetMeansThem() throws IOException {
        Path file = book("cells.xls", book -> {
            HSSFSheet sheet = book.createSheet("客户");
            row(sheet, 0, "客户编码", "电话", "日期", "金额", "有效", "文本");
            HSSFRow row = row(sheet, 1, "00123");
            row.createCell(1).setCellValue(13800138000d);
            date(book, row.createCell(2));
            row.createCell(3).setCellValue(1234.5);
            row.createCell(4).setCellValue(true);
            row.createCell(5).setCellFormula("A2");
            row.getCell(5).setCellValue("计算");
            HSSFRow sparse = sheet.createRow(4);
            sparse.createCell(0).setCellValue("C9");
            sparse.createCell(3).setCellFormula("1/0");
        });
        Reads.Read read = Reads.read(file);
        assertThat(read.header().names()).containsExactly("客户编码", "电话", "日期", "金额", "有效", "文本");
        assertThat(read.rows().get(0)).containsExactly("00123", "13800138000", "2026-03-01", "1234.5", "true", "计算");
        assertThat(read.rows().get(1).get(0)).isEqualTo("C9");
        assertThat(read.lines()).containsExactly(2L, 5L);
        assertThat(read.notes().dialect()).isEqualTo("sheet 客户");
    }

    @Test
    void theSheetWhoseHeaderFitsTheMappingIsReadAndTheOthersAreNamed() throws IOException {
        Path file = book("sheets.xls", book -> {
            row(book.createSheet("说明"), 0, "这是说明");
            HSSFSheet customers = book.createSheet("客户");
            row(customers, 0, "客户编码", "客户名称");
            row(customers, 1, "C1", "甲");
            row(book.createSheet("隐藏"), 0, "客户编码");
            book.setSheetHidden(2, true);
        });
        ExpectedColumns expected = new ExpectedColumns(List.of("客户编码"), List.of(List.of("客户名称")));
        Reads.Read read = Reads.read(file, FormatHints.NONE, Limits.DEFAULT, expected);
        assertThat(read.rows()).containsExactly(List.of("C1", "甲"));
        assertThat(read.notes().warnings()).singleElement().asString().contains("OTHER_SHEETS", "说明", "隐藏");
    }

    @Test
    void mergedCellsCountInAllTheirRowsAndPlainBlanksStayBlank() throws IOException {
        Path file = book("merged.xls", book -> {
            HSSFSheet sheet = book.createSheet("订单");
            row(sheet, 0, "客户", "单号", "备注");
            row(sheet, 1, "甲", "1", "a");
            row(sheet, 2, "", "2", "");
            row(sheet, 3, "", "3", "");
            row(sheet, 4, "", "4", "b");
            sheet.addMergedRegion(new CellRangeAddress(1, 3, 0, 0));
        });
        assertThat(Reads.read(file).rows())
                .containsExactly(
                        List.of("甲", "1", "a"), List.of("甲", "2", ""), List.of("甲", "3", ""), List.of("", "4", "b"));
    }

    @Test
    void aPasswordIsNamedAsTheReason() throws IOException {
        Biff8EncryptionKey.setCurrentUserPassword("secret");
        Path old;
        try {
            old = book("locked.xls", book -> row(book.createSheet("a"), 0, "编码", "名称"));
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
        assertThatThrownBy(() -> Reads.read(old))
                .isInstanceOf(RefusedFile.class)
                .hasMessageContaining("PASSWORD");
        Path locked = folder.resolve("locked.xlsx");
        try (POIFSFileSystem files = new POIFSFileSystem();
                OutputStream out = Files.newOutputStream(locked)) {
            files.createDocument(new java.io.ByteArrayInputStream(new byte[9000]), "EncryptedPackage");
            files.writeFilesystem(out);
        }
        assertThatThrownBy(() -> Reads.read(locked)).hasMessageContaining("PASSWORD");
    }

    @Test
    void anOldWorkbookAsLargeAsTheLimitIsLookedIntoAndALargerOneIsNot() throws IOException {
        Path large = folder.resolve("large.xls");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.write(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0});
            file.setLength(Limits.XLS_BYTES);
        }
        assertThatThrownBy(() -> Reads.read(large)).hasMessageContaining("DAMAGED_WORKBOOK");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(Limits.XLS_BYTES + 1);
        }
        assertThatThrownBy(() -> Reads.read(large)).hasMessageContaining("WORKBOOK_TOO_LARGE");
    }

    @Test
    void aDamagedOldWorkbookIsReadOrRefusedButNeverBreaksTheReader() throws IOException {
        Path file = book("whole.xls", book -> {
            HSSFSheet sheet = book.createSheet("a");
            for (int i = 0; i < 50; i++) {
                row(sheet, i, "编码" + i, "名称" + i);
            }
        });
        byte[] whole = Files.readAllBytes(file);
        long seed = 5;
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i < 4; i++) {
                damaged[8 + random.nextInt(damaged.length - 8)] = (byte) random.nextInt();
            }
            Path broken = Files.write(folder.resolve("broken.xls"), damaged);
            assertThat(verdict(broken)).as("seed " + seed + " round " + round).isNotEmpty();
        }
    }

    private static String verdict(Path file) throws IOException {
        try {
            return "rows " + Reads.read(file).rows();
        } catch (RefusedFile e) {
            return e.getMessage();
        }
    }

    private interface Filling {
        void into(HSSFWorkbook book);
    }

    private Path book(String name, Filling filling) throws IOException {
        Path file = folder.resolve(name);
        try (HSSFWorkbook book = new HSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            filling.into(book);
            book.write(out);
        }
        return file;
    }

    private static HSSFRow row(HSSFSheet sheet, int at, String... cells) {
        HSSFRow row = sheet.createRow(at);
        for (int i = 0; i < cells.length; i++) {
            if (!cells[i].isEmpty()) {
                row.createCell(i).setCellValue(cells[i]);
            }
        }
        return row;
    }

    private static void date(HSSFWorkbook book, HSSFCell cell) {
        HSSFCellStyle style = book.createCellStyle();
        style.setDataFormat(book.createDataFormat().getFormat("yyyy\"年\"m\"月\"d\"日\""));
        cell.setCellStyle(style);
        Date day = new GregorianCalendar(2026, 2, 1).getTime();
        cell.setCellValue(day);
    }
}
