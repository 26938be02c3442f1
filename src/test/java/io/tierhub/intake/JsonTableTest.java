package io.tierhub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonTableTest {
    @TempDir
    Path folder;

    @Test
    void nestedObjectsAreDottedAndScalarArraysJoined() throws IOException {
        Reads.Read read =
                read("[{\"id\":1,\"a\":{\"b\":{\"c\":true}},\"tags\":[\"x\",2,null,\"y\"]},{\"id\":2,\"new\":1.50}]");
        assertThat(read.header().names()).containsExactly("id", "a.b.c", "tags", "new");
        assertThat(read.rows()).containsExactly(List.of("1", "true", "x;2;y", ""), List.of("2", "", "", "1.50"));
    }

    @Test
    void anArrayOfObjectsInARowStaysJsonToTheDigit() throws IOException {
        Reads.Read read = read("[{\"no\":1,\"items\":[{\"sku\":\"A\\\"\",\"amount\":12.30,\"x\":[1,null,true]}]}]");
        assertThat(read.rows().get(0).get(1)).isEqualTo("[{\"sku\":\"A\\\"\",\"amount\":12.30,\"x\":[1,null,true]}]");
    }

    @Test
    void theOneMemberThatHoldsRowsIsFound() throws IOException {
        assertThat(read("{\"errors\":[],\"users\":[{\"id\":1}],\"count\":1}").rows())
                .hasSize(1);
        assertThat(read("{\"users\":[],\"count\":0}").rows()).isEmpty();
        assertThat(read("{\"total\":\"2\",\"contacts\":{\"47\":{\"e\":\"a\"},\"48\":{\"id\":9}}}")
                        .rows())
                .containsExactly(List.of("47", "a"), List.of("9", ""));
        assertThat(read("{\"u1\":{\"n\":\"a\"},\"u2\":{\"n\":\"b\"}}").rows()).hasSize(2);
        assertThat(read("{\"id\":1,\"n\":\"a\"}").rows()).hasSize(1);
        assertThatThrownBy(() -> read("{\"a\":[{\"id\":1}],\"b\":[{\"id\":2}]}"))
                .hasMessageContaining("NO_ROWS")
                .hasMessageContaining("a, b");
        FormatHints member = new FormatHints(null, null, null, -1, "b", null);
        Path two = Reads.write(folder, "two.json", "{\"a\":[{\"id\":1}],\"b\":[{\"id\":2}]}");
        assertThat(Reads.read(two, member, Limits.DEFAULT, ExpectedColumns.NONE).rows())
                .containsExactly(List.of("2"));
    }

    @Test
    void documentsOneAfterAnotherAreRowsWhateverTheEnding() throws IOException {
        String lines = "{\"id\":1}\n\n{\"id\":2}\n";
        assertThat(read(lines).rows()).hasSize(2);
        Reads.Read read = Reads.read(Reads.write(folder, "t.ndjson", lines + "{\"id\":\n[3]\n{\"id\":4} x\n"));
        assertThat(read.lines()).containsExactly(1L, 3L);
        assertThat(read.codes()).containsExactly("TRUNCATED", "NOT_AN_OBJECT", "BAD_JSON");
        assertThat(read.faultLines()).containsExactly(4L, 5L, 6L);
    }

    @Test
    void aRowWithAFaultCostsItselfAlone() throws IOException {
        Reads.Read read =
                read("[{\"id\":1},{\"id\":2,\"id\":3},{\"id\":NaN},7,{\"id\":\"a\\u0000\"},{\"id\":\"\\udc80\"},"
                        + "{\"id\":" + "9".repeat(Limits.NUMBER_DIGITS + 1) + "},{\"id\":"
                        + "9".repeat(Limits.NUMBER_DIGITS)
                        + "},{\"id\":1e999999999}]");
        assertThat(read.codes())
                .containsExactly(
                        "DUPLICATE_KEY",
                        "NOT_A_NUMBER",
                        "NOT_AN_OBJECT",
                        "NUL_BYTE",
                        "BAD_ENCODING",
                        "NUMBER_TOO_LONG");
        assertThat(read.faultLines()).containsExactly(2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(read.rows()).hasSize(3);
    }

    @Test
    void depthIsLimitedAtItsEdge() throws IOException {
        String deep = "[".repeat(Limits.JSON_DEPTH - 3) + "]".repeat(Limits.JSON_DEPTH - 3);
        assertThat(read("[{\"a\":[" + deep + "]}]").rows()).hasSize(1);
        assertThatThrownBy(() -> read("[{\"a\":[[" + deep + "]]}]")).hasMessageContaining("JSON_TOO_DEEP");
    }

    @Test
    void cellsAndColumnsAreLimitedAtTheirEdges() throws IOException {
        Limits limits = Reads.limits(500, 20, 3);
        String most = "x".repeat(20);
        assertThat(read("[{\"a\":\"" + most + "\"}]", limits).rows()).hasSize(1);
        assertThat(read("[{\"a\":\"" + most + "x\"}]", limits).codes()).containsExactly("FIELD_TOO_LONG");
        assertThat(read("[{\"a\":1,\"b\":2,\"c\":3}]", limits).rows()).hasSize(1);
        assertThatThrownBy(() -> read("[{\"a\":1,\"b\":2,\"c\":3,\"d\":4}]", limits))
                .hasMessageContaining("TOO_MANY_COLUMNS");
        assertThat(read("[[1,2,3]]", limits).rows()).hasSize(1);
        assertThat(read("[[1,2,3],[1,2,3,4]]", limits).codes()).containsExactly("TOO_MANY_COLUMNS");
    }

    @Test
    void aLineOfNdjsonIsLimitedAtItsEdge() throws IOException {
        Limits limits = Reads.limits(50, 50, 3);
        String most = "{\"id\":1,\"a\":\"" + "x".repeat(35) + "\"}";
        assertThat(most).hasSize(50);
        Path file = Reads.write(folder, "t.ndjson", most + "\n" + most.replace("x\"", "xx\"") + "\n{\"id\":2}\n");
        Reads.Read read = Reads.read(file, FormatHints.NONE, limits, ExpectedColumns.NONE);
        assertThat(read.codes()).containsExactly("LINE_TOO_LONG");
        assertThat(read.lines()).containsExactly(1L, 3L);
    }

    @Test
    void positionalRowsHaveColumnsByPosition() throws IOException {
        Reads.Read read = read("[[\"C1\",\"甲\",1],[\"C2\",null,2.0]]");
        assertThat(read.header().names()).containsExactly("1", "2", "3");
        assertThat(read.rows()).containsExactly(List.of("C1", "甲", "1"), List.of("C2", "", "2.0"));
    }

    @Test
    void everyCutOfADocumentIsRefusedWithItsReason() throws IOException {
        String text = "{\"users\":[{\"id\":1,\"name\":\"客户\",\"tags\":[\"a\"]},{\"id\":2}],\"end\":true}";
        for (int cut = 1; cut < text.length(); cut++) {
            Path file = Reads.write(folder, "cut.json", text.substring(0, cut));
            assertThatThrownBy(() -> Reads.read(file)).as("cut at " + cut).isInstanceOf(RefusedFile.class);
        }
    }

    @Test
    void packedAndUtf16DocumentsReadAlike() throws IOException {
        byte[] bytes = "[{\"id\":1,\"n\":\"客户\"}]".getBytes(StandardCharsets.UTF_8);
        assertThat(Reads.read(Reads.gzip(folder, "t.json.gz", bytes)).rows()).hasSize(1);
        Path wide = Reads.write(folder, "w.json", "\uFEFF[{\"id\":1,\"n\":\"客户\"}]", StandardCharsets.UTF_16LE);
        assertThat(Reads.read(wide).rows()).containsExactly(List.of("1", "客户"));
    }

    private Reads.Read read(String text) throws IOException {
        return Reads.read(Reads.write(folder, "t.json", text));
    }

    private Reads.Read read(String text, Limits limits) throws IOException {
        return Reads.read(Reads.write(folder, "t.json", text), FormatHints.NONE, limits, ExpectedColumns.NONE);
    }
}
