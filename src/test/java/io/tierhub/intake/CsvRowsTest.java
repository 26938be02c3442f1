package io.tierhub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvRowsTest {
    @TempDir
    Path folder;

    @Test
    void wellFormedFilesReadAsByAnIndependentReader() throws IOException {
        long seed = 4180;
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            String text = wellFormed(random);
            List<List<String>> wanted = new ArrayList<>();
            try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(new StringReader(text))) {
                reader.forEach(record -> wanted.add(record.getFields()));
            }
            Reads.Read read = read(text);
            assertThat(read.header().texts())
                    .as("seed " + seed + " round " + round)
                    .isEqualTo(wanted.remove(0));
            assertThat(read.rows()).as("seed " + seed + " round " + round).isEqualTo(wanted);
        }
    }

    private static String wellFormed(Random random) {
        String[] alphabet = {"a", "客户", "\"\"", ",", "\n", "\r\n", " ", "x y", "'", ";", "0"};
        StringBuilder text = new StringBuilder("key,first,second,third\n");
        for (int row = 1 + random.nextInt(20); row > 0; row--) {
            text.append("k").append(row);
            for (int cell = 0; cell < 3; cell++) {
                text.append(",\"v");
                for (int i = random.nextInt(5); i > 0; i--) {
                    text.append(alphabet[random.nextInt(alphabet.length)]);
                }
                text.append('"');
            }
            text.append(random.nextBoolean() ? "\r\n" : "\n");
        }
        return text.toString();
    }

    @Test
    void linesAreCountedThroughQuotedLineEnds() throws IOException {
        Reads.Read read = read("id,note\r\n1,\"two\r\nlines\"\r\n2,x\r3,y\n\n4,z");
        assertThat(read.lines()).containsExactly(2L, 4L, 5L, 7L);
        assertThat(read.rows().get(0)).containsExactly("1", "two\r\nlines");
    }

    @Test
    void anOpenQuoteCostsItsLineAndNotTheFile() throws IOException {
        Reads.Read read = read("id,name\n1,\"abc\n2,x\n3,\"y\"\n4,z\n");
        assertThat(read.codes()).containsExactly("UNTERMINATED_QUOTE");
        assertThat(read.faultLines()).containsExactly(2L);
        assertThat(read.rows()).containsExactly(List.of("2", "x"), List.of("3", "y"), List.of("4", "z"));
    }

    @Test
    void theRestOfABrokenMultiLineCellIsNotTakenForARow() throws IOException {
        Reads.Read read = read("id,name,city\n1,\"said \"no\"\nthen left,x\n2,b,c\n3,d,e\n");
        assertThat(read.rows()).containsExactly(List.of("2", "b", "c"), List.of("3", "d", "e"));
        assertThat(read.codes()).containsExactly("UNTERMINATED_QUOTE", "RAGGED_ROW");
    }

    @Test
    void quotesThatAreNotDoubledAreReadWhereTheColumnsLeaveNoDoubt() throws IOException {
        Reads.Read read = read("id,name,city\n1,\"Boxer, 5\" Inseam\",x\n2,\"Round 48\"\",y\n3,\"ok\",z\n");
        assertThat(read.rows())
                .containsExactly(
                        List.of("1", "Boxer, 5\" Inseam", "x"),
                        List.of("2", "Round 48\"", "y"),
                        List.of("3", "ok", "z"));
        assertThat(read.notes().warnings()).hasSize(2).allMatch(w -> w.startsWith("STRAY_QUOTE: line "));
    }

    @Test
    void aCellThatOnlyBeginsWithAQuotedWordIsText() throws IOException {
        Reads.Read read = read("id,name,city\n1,\"Rossiya\" LLC,x\n2,b,y\n3,\"open LLC,z\n");
        assertThat(read.rows()).containsExactly(List.of("1", "\"Rossiya\" LLC", "x"), List.of("2", "b", "y"));
        assertThat(read.codes()).containsExactly("UNTERMINATED_QUOTE");
    }

    @Test
    void backslashAndSingleQuotesAreFoundWhereTheFileUsesThem() throws IOException {
        assertThat(read("id,name,c\n1,\"a \\\"b\\\", c\",x\n2,\"d \\\"e\\\", f\",y\n")
                        .rows()
                        .get(0))
                .containsExactly("1", "a \"b\", c", "x");
        assertThat(read("id,name,c\n1,'a, b',x\n2,'c, d',y\n").rows().get(1)).containsExactly("2", "c, d", "y");
        assertThat(read("id,name\n1,'a'\n").rows().get(0)).containsExactly("1", "'a'");
    }

    @Test
    void aSpaceAfterEveryDelimiterBelongsToNoCell() throws IOException {
        assertThat(read("id, name, c\n1, \"a, b\", x\n").rows().get(0)).containsExactly("1", "a, b", "x");
    }

    @Test
    void shortRowsAreFilledAndLongRowsRefusedUnlessTheRestIsEmpty() throws IOException {
        Reads.Read read = read("a,b,c\n1,2\n1,2,3,\n1,2,3,4\n1,2,3\n");
        assertThat(read.rows()).containsExactly(List.of("1", "2", ""), List.of("1", "2", "3"), List.of("1", "2", "3"));
        assertThat(read.codes()).containsExactly("RAGGED_ROW");
        assertThat(read.notes().warnings()).anyMatch(w -> w.startsWith("EXTRA_CELLS: line 3"));
    }

    @Test
    void limitsHoldAtTheirEdges() throws IOException {
        Limits limits = Reads.limits(50, 20, 3);
        String twenty = "x".repeat(20);
        assertThat(read("a,b\n1," + twenty + "\n", limits).rows()).hasSize(1);
        assertThat(read("a,b\n1," + twenty + "x\n", limits).codes()).containsExactly("FIELD_TOO_LONG");
        assertThat(read("a,b\n1,\"" + twenty + "\"\n", limits).rows()).hasSize(1);
        assertThat(read("a,b\n1,\"" + twenty + "x\"\n2,y\n", limits).codes()).containsExactly("FIELD_TOO_LONG");
        assertThat(read("a,b,c\n1,2,3\n", limits).rows()).hasSize(1);
        assertThat(read("a,b,c\n1,2,3,4\n5,6,7\n", limits).codes()).containsExactly("TOO_MANY_COLUMNS");
        assertThatThrownBy(() -> read("a,b,c,d\n1,2,3,4\n", limits)).hasMessageContaining("TOO_MANY_COLUMNS");
    }

    @Test
    void aRecordMayHaveSoManyCharactersAndOneMoreCostsItAlone() throws IOException {
        String cell = "x".repeat(Limits.FIELD_CHARS - 1);
        String most = cell + "," + cell + "," + cell + ",x" + cell;
        assertThat(most).hasSize(Limits.LINE_CHARS);
        for (String end : List.of("\n", "\r\n", "")) {
            assertThat(read("a,b,c,d\n1,2,3,4\n" + most + end).rows()).hasSize(2);
            Reads.Read over = read("a,b,c,d\n1,2,3,4\nx" + most + end);
            assertThat(over.codes()).containsExactly("LINE_TOO_LONG");
            assertThat(over.rows()).hasSize(1);
        }
        Reads.Read between = read("a,b,c,d\n1,2,3,4\nx" + most + "\n5,6,7,8\n" + most + "\n");
        assertThat(between.rows()).hasSize(3);
        assertThat(between.lines()).containsExactly(2L, 4L, 5L);
    }

    @Test
    void aRecordOfSeveralLinesMayHaveNoMoreCharactersThanOneOfOneLine() throws IOException {
        Limits limits = Reads.limits(50, 50, 3);
        String most = "1,\"" + "x".repeat(20) + "\n" + "y".repeat(25) + "\"";
        assertThat(most).hasSize(50);
        assertThat(read("a,b\n" + most + "\n", limits).rows()).hasSize(1);
        assertThat(read("a,b\n1" + most + "\n", limits).codes()).contains("UNTERMINATED_QUOTE");
    }

    @Test
    void aHundredWarningsAreListedAndTheRestIsCounted() throws IOException {
        String stray = "1,\"a \"b\" c\",x\n";
        Notes listed = read("id,name,city\n" + stray.repeat(Limits.NOTES)).notes();
        assertThat(listed.warnings()).hasSize(Limits.NOTES);
        Notes more = read("id,name,city\n" + stray.repeat(Limits.NOTES + 1)).notes();
        assertThat(more.warnings()).hasSize(Limits.NOTES);
        assertThat(more.warningCount()).isEqualTo(Limits.NOTES + 1);
    }

    @Test
    void anOverlongLineCostsItselfAndAFileWithoutLinesIsRefused() throws IOException {
        Reads.Read read = read("a,b\n1,x\n2," + "y".repeat(Limits.LINE_CHARS + 100_000) + "\r\n3,z\n");
        assertThat(read.codes()).containsExactly("LINE_TOO_LONG");
        assertThat(read.faultLines()).containsExactly(3L);
        assertThat(read.lines()).containsExactly(2L, 4L);
        String most = "a,b\n" + "x".repeat((int) Limits.SKIPPED_CHARS) + "\n1,y\n";
        assertThat(read(most).codes()).containsExactly("LINE_TOO_LONG");
        String endless = "a,b\n" + "x".repeat((int) Limits.SKIPPED_CHARS + 3 * Limits.LINE_CHARS);
        assertThatThrownBy(() -> read(endless))
                .isInstanceOf(RefusedFile.class)
                .hasMessageContaining(":2: LINE_TOO_LONG");
    }

    @Test
    void aFileMayHaveSoManyOpenQuotesAndOneMoreRefusesIt() throws IOException {
        String open = "1,\"x\"y,z,\"\n";
        String most = "a,b,c\n" + open.repeat(Limits.OPEN_QUOTES);
        assertThat(read(most + "1,2,3\n").codes()).hasSize(Limits.OPEN_QUOTES).containsOnly("UNTERMINATED_QUOTE");
        assertThatThrownBy(() -> read(most + open))
                .hasMessageContaining("UNTERMINATED_QUOTE")
                .hasMessageContaining("format.quote");
    }

    @Test
    void hintsOverrideWhatWouldBeFound() throws IOException {
        FormatHints hints = new FormatHints(null, ";", "none", 0, null, null);
        Path file = Reads.write(folder, "hints.csv", "1,a;\"x\"\n2,b;y\n");
        Reads.Read read = Reads.read(file, hints, Limits.DEFAULT, ExpectedColumns.NONE);
        assertThat(read.header().names()).containsExactly("1", "2");
        assertThat(read.rows()).containsExactly(List.of("1,a", "\"x\""), List.of("2,b", "y"));
    }

    private Reads.Read read(String text) throws IOException {
        return read(text, Limits.DEFAULT);
    }

    private Reads.Read read(String text, Limits limits) throws IOException {
        return Reads.read(Reads.write(folder, "t.csv", text), FormatHints.NONE, limits, ExpectedColumns.NONE);
    }
}
