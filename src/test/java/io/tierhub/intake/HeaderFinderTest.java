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

    private Reads.Read read(String text) throws IOException {
        return Reads.read(Reads.write(folder, "t.csv", text));
    }
}
