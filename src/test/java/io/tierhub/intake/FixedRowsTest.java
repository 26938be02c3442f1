package io.tierhub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixedRowsTest {
    private static final String LIST = """
            编码    客户名称          城市
            ------  ----------------  ------
            C001    杭州示例公司      杭州
            C002    Acme Ltd          上海
            C003    某某贸易有限公司
            C004    Lind and Sons     北京
            """;

    @TempDir
    Path folder;

    @Test
    void columnsThatLineUpAreFoundInTheWidthsOfAScreen() throws IOException {
        for (Charset charset : List.of(StandardCharsets.UTF_8, CharsetSniffer.GB18030)) {
            Reads.Read read = Reads.read(Reads.write(folder, "list.txt", LIST, charset));
            assertThat(read.header().names()).as(charset.name()).containsExactly("编码", "客户名称", "城市");
            assertThat(read.rows())
                    .containsExactly(
                            List.of("C001", "杭州示例公司", "杭州"),
                            List.of("C002", "Acme Ltd", "上海"),
                            List.of("C003", "某某贸易有限公司", ""),
                            List.of("C004", "Lind and Sons", "北京"));
            assertThat(read.notes().skippedRows()).isEqualTo(1);
        }
    }

    @Test
    void widthsThatAreToldNeedNoBlanksBetween() throws IOException {
        FormatHints widths = new FormatHints(null, null, null, 0, null, List.of(4, 8, 3));
        Path file = Reads.write(folder, "tight.dat", "0001杭州示例CNY\n0002Lind    EUR\n0003Berg    EURO\n");
        Reads.Read read = Reads.read(file, widths, Limits.DEFAULT, ExpectedColumns.NONE);
        assertThat(read.rows()).containsExactly(List.of("0001", "杭州示例", "CNY"), List.of("0002", "Lind", "EUR"));
        assertThat(read.codes()).containsExactly("RAGGED_ROW");
    }

    @Test
    void aListOfNamesStaysOneColumn() throws IOException {
        String names = "name\nAcme  Ltd\nBeta  Inc\nGamm  Co\nDelt  AG\nEpsi  SA\n";
        assertThat(Reads.read(Reads.write(folder, "names.txt", names)).header().size())
                .isEqualTo(1);
    }
}
