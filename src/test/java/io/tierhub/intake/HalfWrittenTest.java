package io.tierhub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that break off anywhere, and files of noise. */
class HalfWrittenTest {
    @TempDir
    Path folder;

    @Test
    void aCutTextLosesAtMostItsLastRow() throws IOException {
        String text = "编码,名称,备注\n1,\"甲, 乙\",\"x\ny\"\n2,丙,z\n3,\"丁\"\"\",w\n";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<List<String>> whole =
                Reads.read(Files.write(folder.resolve("whole.csv"), bytes)).rows();
        for (int cut = text.indexOf('\n') + 20; cut < bytes.length; cut++) {
            Reads.Read read = Reads.read(Files.write(folder.resolve("cut.csv"), Arrays.copyOf(bytes, cut)));
            int sure = Math.max(0, read.rows().size() - 1);
            assertThat(whole.subList(0, sure))
                    .as("cut at " + cut)
                    .isEqualTo(read.rows().subList(0, sure));
            assertThat(read.faults().size()).as("cut at " + cut).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void aCutPackedFileIsRefusedWithTheLineItGotTo() throws IOException {
        long seed = 7;
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder("id,name\n");
        for (int i = 0; i < 50_000; i++) {
            text.append(i)
                    .append(',')
                    .append(Long.toString(random.nextLong(), 36))
                    .append('\n');
        }
        byte[] packed = Files.readAllBytes(
                Reads.gzip(folder, "whole.csv.gz", text.toString().getBytes(StandardCharsets.UTF_8)));
        assertThat(Reads.read(folder.resolve("whole.csv.gz")).rows()).hasSize(50_000);
        for (int cut = 20; cut < packed.length; cut += packed.length / 11) {
            Path file = Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(packed, cut));
            assertThatThrownBy(() -> Reads.read(file))
                    .as("seed " + seed + " cut at " + cut)
                    .isInstanceOf(RefusedFile.class)
                    .hasMessageContaining("TRUNCATED");
        }
    }

    @Test
    void noiseIsReadOrRefusedButNeverBreaksTheReader() throws IOException {
        long seed = 99;
        Random random = new Random(seed);
        String[] endings = {"csv", "tsv", "txt", "json", "ndjson", "xlsx", "csv.gz"};
        for (int round = 0; round < 3_000; round++) {
            byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);
            if (random.nextBoolean()) {
                byte[] useful = "\n\r,;\t|\"'\\{}[]:0aé \0".getBytes(StandardCharsets.UTF_8);
                for (int i = 0; i < noise.length; i++) {
                    noise[i] = useful[Math.floorMod(noise[i], useful.length)];
                }
            }
            String ending = endings[random.nextInt(endings.length)];
            Path file = Files.write(folder.resolve("noise." + ending), noise);
            assertThat(verdict(file)).as("seed " + seed + " round " + round).isEqualTo(verdict(file));
        }
    }

    private static String verdict(Path file) throws IOException {
        try {
            Reads.Read read = Reads.read(file);
            return read.rows() + " " + read.faults();
        } catch (RefusedFile e) {
            return e.getMessage();
        }
    }
}
