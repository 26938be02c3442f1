package io.tierhub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeaderFinderTest {
    @TempDir
    Path folder;

    @Test
    void titlesAboveAndTotalsBelowAreSkippedAndReported() throws IOException {
        Reads.Read read = read("客户档案,,\n单位：,某公司,\n\n客户编码,客户名称,金额\n01,甲,10\n小计,,10\n02,乙,20\n合计：,,30\n");
        assertThat(read.header().names()).containsExactly("客户编码", "客户名称", "金额");
        assertThat(read.header().line()).isEqualTo(4);
        assertThat(read.rows()).containsExactly(List.of("01", "甲", "10"), List.of("02", "乙", "20"));
        assertThat(read.notes().skipped()).extracting(Notes.Skipped::line).containsExactly(1L, 2L, 6L, 8L);
    }

    @Test
    void aTrailingRowOfBareNumbersIsATotalOnlyAtTheEnd() throws IOException {
        Reads.Read read = read("id,name,amount\n1,a,10\n,,5\n2,b,20\n,,35\n");
        assertThat(read.rows()).hasSize(3);
        assertThat(read.notes().skipped()).extracting(Notes.Skipped::line).containsExactly(5L);
    }

    @Test
    void aCustomerCalledTotalIsNoTotal() throws IOException {
        assertThat(read("id,name,amount\nC1,Total,10\nTotal,Energies,5\n").rows())
                .hasSize(2);
    }

    @Test
    void aFileWithoutHeaderHasColumnsByPosition() throws IOException {
        Reads.Read read = read("28/01/2018,00:00,2,Boots\n29/01/2018,00:15,0,Jacket\n");
        assertThat(read.header().names()).containsExactly("1", "2", "3", "4");
        assertThat(read.rows()).hasSize(2);
    }

    @Test
    void theColumnsOfTheMappingDecideAgainstLooks() throws IOException {
        ExpectedColumns expected = new ExpectedColumns(List.of("cust_no"), List.of(List.of("name", "客户名称")));
        Path file = Reads.write(folder, "m.csv", "report,2026,by,sales\nx,y,z,w\nCUST_NO ,客户名称,a,b\n1,甲,,\n");
        Reads.Read read = Reads.read(file, FormatHints.NONE, Limits.DEFAULT, expected);
        assertThat(read.header().line()).isEqualTo(3);
        assertThat(read.rows()).hasSize(1);
    }

    @Test
    void aStatedHeaderRowHoldsAndMustBeThere() throws IOException {
        Path file = Reads.write(folder, "s.csv", "a,b\nc,d\n1,2\n");
        FormatHints second = new FormatHints(null, null, null, 2, null, null);
        assertThat(Reads.read(file, second, Limits.DEFAULT, ExpectedColumns.NONE)
                        .header()
                        .names())
                .containsExactly("c", "d");
        FormatHints far = new FormatHints(null, null, null, 40, null, null);
        assertThatThrownBy(() -> Reads.read(file, far, Limits.DEFAULT, ExpectedColumns.NONE))
                .hasMessageContaining("NO_HEADER");
    }

    @Test
    void theHeaderIsLookedForInThirtyRowsAndNoFurther() throws IOException {
        ExpectedColumns expected = new ExpectedColumns(List.of("cust_no"), List.of());
        String title = "report,sales\n";
        Path last = Reads.write(folder, "l.csv", title.repeat(Limits.HEADER_ROWS - 1) + "cust_no,name\n1,甲\n");
        assertThat(Reads.read(last, FormatHints.NONE, Limits.DEFAULT, expected)
                        .header()
                        .names())
                .containsExactly("cust_no", "name");
        Path beyond = Reads.write(folder, "b.csv", title.repeat(Limits.HEADER_ROWS) + "cust_no,name\n1,甲\n");
        assertThat(Reads.read(beyond, FormatHints.NONE, Limits.DEFAULT, expected)
                        .header()
                        .names())
                .containsExactly("report", "sales");
    }

    @Test
    void aHeaderRowMayBeStatedUpToTheThirtiethAndNoFurther() throws IOException {
        Path file = Reads.write(folder, "r.csv", "a,b\n".repeat(Limits.HEADER_ROWS + 1) + "1,2\n");
        FormatHints last = new FormatHints(null, null, null, Limits.HEADER_ROWS, null, null);
        assertThat(Reads.read(file, last, Limits.DEFAULT, ExpectedColumns.NONE)
                        .header()
                        .line())
                .isEqualTo(Limits.HEADER_ROWS);
        FormatHints beyond = new FormatHints(null, null, null, Limits.HEADER_ROWS + 1, null, null);
        assertThatThrownBy(() -> Reads.read(file, beyond, Limits.DEFAULT, ExpectedColumns.NONE))
                .hasMessageContaining("NO_HEADER");
    }

    @Test
    void duplicateAndBlankNamesGetNamesOfTheirOwn() throws IOException {
        Reads.Read read = read("id,name,name,Ｎame , ,x\n1,a,b,c,d,e\n");
        assertThat(read.header().names()).containsExactly("id", "name", "name#2", "Ｎame#3", "5", "x");
        assertThat(read.header().find("NAME#2")).isEqualTo(2);
        assertThat(read.header().find(" name ")).isEqualTo(1);
        assertThat(read.header().find("none")).isEqualTo(-1);
    }

    @Test
    void aRepeatedHeaderIsOneHeader() throws IOException {
        Reads.Read read = read("id,name\nid,name\n1,a\nid,name\n2,b\n");
        assertThat(read.header().names()).containsExactly("id", "name");
        assertThat(read.header().texts()).containsExactly("id id", "name name");
        assertThat(read.rows()).containsExactly(List.of("1", "a"), List.of("2", "b"));
    }

    @Test
    void aSecondTableIsRefusedRowByRow() throws IOException {
        Reads.Read read = read("id,name,city\n1,a,x\nid,name,city,phone\n2,b,y,7\n");
        assertThat(read.rows()).hasSize(1);
        assertThat(read.codes()).containsExactly("SECOND_TABLE", "SECOND_TABLE");
    }

    @Test
    void aBlankHeaderCellThatNoRowHasDoesNotShiftTheColumns() throws IOException {
        Reads.Read read = read(",id,name\n1,a\n2,b\n3,c\n");
        assertThat(read.header().names()).containsExactly("id", "name");
        assertThat(read.notes().warnings()).anyMatch(w -> w.startsWith("BLANK_HEADER"));
    }

    @Test
    void whatAReportSaysOfItselfBelowItsTableIsSkippedAndReported() throws IOException {
        Reads.Read read = read("""
                id,name,amount
                1,a,10
                2,b,20
                合计,,30

                制表人：张三,审核人：李四,打印日期：2026-06-30 12:00
                Prepared by:,Ann Lee,
                Printed on 2026-06-30,,
                审核人：,,李四
                "第 1 页, 共 3 页",,
                共 2 条记录,,
                """);
        assertThat(read.rows()).containsExactly(List.of("1", "a", "10"), List.of("2", "b", "20"));
        assertThat(read.notes().skipped()).extracting(Notes.Skipped::why).containsExactly(
                "total row", "footer", "footer", "footer", "footer", "footer", "footer");
        assertThat(read.notes().skipped().get(1).line()).isEqualTo(6);
    }

    @Test
    void aRecordThatSoundsLikeAFooterIsNone() throws IOException {
        Reads.Read read = read("""
                id,name,role
                C1,Prepared by Nature Ltd,
                C2,制表人：张三,7
                打印日期公司,Ann,Lee
                会计,张三,13800000000
                Prepared by Nature Ltd,C5,buyer
                """);
        assertThat(read.rows()).hasSize(5);
        assertThat(read.notes().skipped()).isEmpty();
    }

    @Test
    void groupsOverAFullHeaderAreSkippedAndTheLowerRowNamesTheColumns() throws IOException {
        Reads.Read read = read("""
                编号,客户,,联系,
                代码,名称,城市,电话,邮箱
                C1,甲,沪,13800000001,a@x.example
                C2,乙,京,13800000002,b@x.example
                """);
        assertThat(read.header().names()).containsExactly("代码", "名称", "城市", "电话", "邮箱");
        assertThat(read.header().line()).isEqualTo(2);
        assertThat(read.rows()).hasSize(2);
        assertThat(read.notes().skipped().get(0).why()).isEqualTo("groups above the header of line 2");
    }

    @Test
    void columnsMergedOverBothRowsAreJoinedWithThoseInGroups() throws IOException {
        for (String lower : List.of(",,电话,邮箱,,,", "编码,名称,电话,邮箱,,,")) {
            Reads.Read read = read("客户档案,,,,,,\n编码,名称,联系人,,财务,,金额\n"
                    + lower.replace(",,,", ",电话,传真,")
                    + "\nC1,甲,13800000001,a@x.example,02100000,02100001,5"
                    + "\n编码,名称,联系人,,财务,,金额\n"
                    + lower.replace(",,,", ",电话,传真,")
                    + "\nC2,乙,13800000002,b@x.example,02100002,02100003,6\n");
            assertThat(read.header().names()).containsExactly("编码", "名称", "联系人 电话", "邮箱", "财务 电话", "传真", "金额");
            assertThat(read.header().line()).isEqualTo(3);
            assertThat(read.rows()).hasSize(2);
            assertThat(read.faults()).isEmpty();
        }
    }

    @Test
    void theLevelThatTheMappingNamesLessOfIsJoinedToo() throws IOException {
        ExpectedColumns expected =
                new ExpectedColumns(List.of("code"), List.of(List.of("phone"), List.of("mail"), List.of("city")));
        Path file = Reads.write(folder, "g.csv", "code,contact,,city\n,phone,mail,\nC1,p,m,Oslo\n");
        assertThat(Reads.read(file, FormatHints.NONE, Limits.DEFAULT, expected)
                        .header()
                        .names())
                .containsExactly("code", "phone", "mail", "city");
    }

    @Test
    void aFirstRecordUnderAColumnWithoutANameIsNoHeader() throws IOException {
        for (String first : List.of("C1,Ann,x,Oslo", ",Ann,x,Oslo", "Ca,Ann,x,", "Ca,Ann,x,Oslo")) {
            Reads.Read read = read("id,name,,city\n" + first + "\nC2,Bo,y,Rome\nC3,Cy,z,Bern\n");
            assertThat(read.header().names()).as(first).containsExactly("id", "name", "3", "city");
            assertThat(read.rows()).as(first).hasSize(3);
        }
    }

    @Test
    void aHeaderOfAnotherDelimiterThanTheRowsIsReadByItsOwn() throws IOException {
        for (String header : List.of("id;name;since;city", "id\tname\tsince\tcity", "id \"name\" since city")) {
            Reads.Read read = read(header + "\n1,Ann,2026-01-02,Oslo\n2,Bo,2026-01-03,Rome\n");
            assertThat(read.header().names()).as(header).containsExactly("id", "name", "since", "city");
            assertThat(read.rows()).as(header).hasSize(2);
            assertThat(read.notes().warnings()).anyMatch(w -> w.startsWith("HEADER_DELIMITER"));
        }
        assertThat(read("Sales of our shops\nid,name,since,city\n1,Ann,2026-01-02,Oslo\n")
                        .header()
                        .names())
                .containsExactly("id", "name", "since", "city");
    }

    @Test
    void twoNamesThatHaveRunIntoOneArePartedWhereTheMappingLooksForBoth() throws IOException {
        ExpectedColumns expected = new ExpectedColumns(List.of("id"), List.of(List.of("name", "客户"), List.of("city")));
        String rows = "\n1,Ann,Oslo,a\n2,Bo,Rome,\n3,Cy,Bern,\n";
        Reads.Read read = expecting(expected, "id,NAMEcity,remark" + rows);
        assertThat(read.header().names()).containsExactly("id", "NAME", "city", "remark");
        assertThat(read.rows()).hasSize(3);
        assertThat(read.notes().warnings()).anyMatch(w -> w.startsWith("HEADER_DELIMITER"));
        assertThat(expecting(expected, "id,namearea,remark" + rows).header().names())
                .containsExactly("id", "namearea", "remark");
        assertThat(expecting(expected, "id,namecity,x,remark" + rows).header().names())
                .containsExactly("id", "namecity", "x", "remark");
    }

    private Reads.Read expecting(ExpectedColumns expected, String text) throws IOException {
        return Reads.read(Reads.write(folder, "e.csv", text), FormatHints.NONE, Limits.DEFAULT, expected);
    }

    private Reads.Read read(String text) throws IOException {
        return Reads.read(Reads.write(folder, "t.csv", text));
    }
}
