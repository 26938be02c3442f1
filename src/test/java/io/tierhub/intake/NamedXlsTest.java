package io.tierhub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts that systems write and name .xls: pages, XML, tabs. */
class NamedXlsTest {
    private static final String PAGE = """
            <html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="gb2312"></head><body>
            <table border=1><tr><td colspan=3><b>客户 订单</b></td></tr>
            <tr><th>客户编码</th><th>客户名称</th><th>备注</th></tr>
            <tr><td rowspan=2>0012</td><td>甲 &amp; 乙</td><td>x<table><tr><td>y</td></tr></table></td></tr>
            <tr><td>丙&nbsp;</td><td></td></tr>
            <tr><td>0013</td><td>丁</td><td>1&lt;2</td></tr>
            <tr><td>客户编码</td><td>客户名称</td><td>备注</td></tr>
            <tr><td>0014</td><td>戊</td></tr></table>
            <table><tr><td>制表人</td><td>张三</td></tr><tr><td>日期</td><td>2026</td></tr></table></body></html>
            """;

    @TempDir
    Path folder;

    @Test
    void aPageIsReadAsItsTableWithCellsOverSeveralRowsInEachOfThem() throws IOException {
        Path file = Reads.write(folder, "orders.xls", PAGE, CharsetSniffer.GB18030);
        Reads.Read read = Reads.read(file);
        assertThat(read.header().names()).containsExactly("客户编码", "客户名称", "备注");
        assertThat(read.rows().stream().map(row -> row.get(0))).containsExactly("0012", "0012", "0013", "0014");
        assertThat(read.rows().get(2)).containsExactly("0013", "丁", "1<2");
        assertThat(read.notes().format()).isEqualTo("html");
        assertThat(read.notes().charset()).isEqualTo("GB18030");
        assertThat(read.notes().skipped().stream().map(Notes.Skipped::why))
                .containsExactly("above the header", "repeats the header");
        assertThat(read.notes().warnings()).singleElement().asString().contains("SECOND_TABLE", "2 rows");
    }

    @Test
    void aTableThatGoesOnOnTheNextPageIsReadOn() throws IOException {
        String page = "<table><tr><td>a</td><td>b</td></tr><tr><td>%d</td><td>x</td></tr></table>";
        String pages = "<html>" + String.format(page, 1) + String.format(page, 2) + "</html>";
        assertThat(Reads.read(Reads.write(folder, "pages.xls", pages)).rows())
                .containsExactly(List.of("1", "x"), List.of("2", "x"));
    }

    @Test
    void aHugeSpanOrAnEndlessCellCostsNoMemory() throws IOException {
        String wide = "<table><tr><td>a<td>b</tr><tr><td colspan=60000>1<td colspan=60000>2</tr></table>";
        assertThat(Reads.read(Reads.write(folder, "wide.xls", wide)).codes()).containsExactly("TOO_MANY_COLUMNS");
        Path endless = Reads.write(
                folder, "endless.xls", "<table><tr><td>" + "x".repeat(3 * Limits.LINE_CHARS) + "</tr></table>");
        assertThatThrownBy(() -> Reads.read(endless)).hasMessageContaining("RECORD_TOO_LONG");
    }

    @Test
    void aWorkbookInOneXmlTextIsReadAsItsFirstSheet() throws IOException {
        String text = """
                <?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
                <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
                    xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
                <Worksheet ss:Name="客户"><Table>
                <Row><Cell><Data ss:Type="String">编码</Data></Cell><Cell><Data ss:Type="String">电话</Data></Cell>
                <Cell><Data ss:Type="String">日期</Data></Cell></Row>
                <Row ss:Index="3"><Cell ss:MergeDown="1"><Data ss:Type="String">007</Data></Cell>
                <Cell><Data ss:Type="Number">1.3800138E10</Data></Cell>
                <Cell><Data ss:Type="DateTime">2026-03-01T00:00:00.000</Data></Cell></Row>
                <Row><Cell ss:Index="2"><Data ss:Type="Number">5</Data></Cell></Row>
                </Table></Worksheet>
                <Worksheet ss:Name="其他"><Table><Row><Cell><Data ss:Type="String">x</Data></Cell></Row></Table></Worksheet>
                </Workbook>
                """;
        Reads.Read read = Reads.read(Reads.write(folder, "customers.xls", text));
        assertThat(read.header().names()).containsExactly("编码", "电话", "日期");
        assertThat(read.rows()).containsExactly(List.of("007", "13800138000", "2026-03-01"), List.of("007", "5", ""));
        assertThat(read.lines()).containsExactly(3L, 4L);
        assertThat(read.notes().warnings()).singleElement().asString().contains("OTHER_SHEETS", "其他");
    }

    @Test
    void tabbedTextNamedXlsIsText() throws IOException {
        Path file = Reads.write(folder, "k3.xls", "代码\t名称\r\n01\t甲\r\n", StandardCharsets.UTF_16LE);
        assertThat(Reads.read(file).rows()).containsExactly(List.of("01", "甲"));
        Path archive = Reads.write(folder, "web.xls", "MIME-Version: 1.0\nContent-Type: multipart/related\n");
        assertThatThrownBy(() -> Reads.read(archive)).hasMessageContaining("MHTML");
    }
}
