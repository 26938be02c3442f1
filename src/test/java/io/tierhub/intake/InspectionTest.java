package io.tierhub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectionTest {
    @TempDir
    Path folder;

    @Test
    void saysHowAFileIsReadAndWritesItPlain() throws IOException {
        Path file = Reads.write(
                folder, "in.csv", "客户档案;\n编码;名称\n1;\"甲; 乙\"\n2;\"丙\"\n3;a;b\n合计：;9\n", CharsetSniffer.GB18030);
        Path plain = folder.resolve("out.csv");
        Inspection seen = Inspection.of(file, FormatHints.NONE, Limits.DEFAULT, ExpectedColumns.NONE, 1, plain);
        assertThat(seen.notes().format()).isEqualTo("csv");
        assertThat(seen.notes().charset()).isEqualTo("GB18030");
        assertThat(seen.notes().charsetEvidence()).contains("not UTF-8");
        assertThat(seen.notes().dialect()).contains("delimiter ;");
        assertThat(seen.header().line()).isEqualTo(2);
        assertThat(seen.first()).hasSize(1);
        assertThat(seen.rows()).isEqualTo(3);
        assertThat(seen.refused()).isEqualTo(1);
        assertThat(seen.faults().get(0).reason()).startsWith("RAGGED_ROW");
        assertThat(seen.notes().skippedRows()).isEqualTo(2);
        assertThat(Files.readString(plain)).isEqualTo("编码,名称\n1,甲; 乙\n2,丙\n3,a,b\n");
    }

    @Test
    void anEmptyFileWritesAnEmptyOne() throws IOException {
        Path plain = folder.resolve("out.csv");
        Inspection seen = Inspection.of(
                Reads.write(folder, "in.csv", ""), FormatHints.NONE, Limits.DEFAULT, ExpectedColumns.NONE, 1, plain);
        assertThat(seen.rows()).isZero();
        assertThat(Files.readString(plain)).isEmpty();
    }

    @Test
    void aRefusedFileLeavesNothingBehind() throws IOException {
        Path file = Reads.write(folder, "in.json", "[{\"id\":1},");
        Path plain = folder.resolve("out.csv");
        assertThatThrownBy(() -> Inspection.of(file, FormatHints.NONE, Limits.DEFAULT, ExpectedColumns.NONE, 1, plain))
                .isInstanceOf(RefusedFile.class);
        assertThat(plain).doesNotExist();
    }

    @Test
    void fixedEndingsThatNoReaderIsForAreRefusedWithAdvice() throws IOException {
        Path access = Reads.write(folder, "a.mdb", "Standard Jet DB");
        assertThatThrownBy(() -> Reads.read(access))
                .hasMessageContaining("UNSUPPORTED")
                .hasMessageContaining("export as");
        Path pdf = Reads.write(folder, "a.pdf", "%PDF-1.7");
        assertThatThrownBy(() -> Reads.read(pdf)).hasMessageContaining("PDF");
        Path xls = Files.write(folder.resolve("a.xls"), new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0});
        assertThatThrownBy(() -> Reads.read(xls)).hasMessageContaining("DAMAGED_WORKBOOK");
    }
}
