package io.tierhub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The kinds of CSV that readers disagree about, as one well-known collection sorts them. */
class CsvKindsTest {
    @TempDir
    private Path folder;

    private enum Kind {
        SIMPLE("k,l,m\n1,2,3\n", List.of("k", "l", "m"), List.of("1", "2", "3")),
        SIMPLE_CRLF("k,l,m\r\n1,2,3\r\n", List.of("k", "l", "m"), List.of("1", "2", "3")),
        UTF8(
                "city,mark\nKraków,ʤ\n大连,€\n",
                List.of("city", "mark"),
                List.of("Kraków", "ʤ"),
                List.of("大连", "€")),
        COMMA_IN_QUOTES(
                "name,street,city\nLind,\"Quay 4, rear\",Oslo\n",
                List.of("name", "street", "city"),
                List.of("Lind", "Quay 4, rear", "Oslo")),
        EMPTY("k,l,m\n1,\"\",\"\"\n2,,3\n", List.of("k", "l", "m"), List.of("1", "", ""), List.of("2", "", "3")),
        EMPTY_CRLF(
                "k,l,m\r\n1,\"\",\"\"\r\n2,,3\r\n",
                List.of("k", "l", "m"),
                List.of("1", "", ""),
                List.of("2", "", "3")),
        ESCAPED_QUOTES(
                "k,l\n1,\"the \"\"blue\"\" door\"\n2,plain\n",
                List.of("k", "l"),
                List.of("1", "the \"blue\" door"),
                List.of("2", "plain")),
        JSON(
                "k,where\n1,\"{\"\"type\"\": \"\"Point\"\", \"\"at\"\": [1.5, 2]}\"\n",
                List.of("k", "where"),
                List.of("1", "{\"type\": \"Point\", \"at\": [1.5, 2]}")),
        NEWLINES(
                "k,l,m\n1,2,3\n\"one\nof two\",5,6\n7,8,9\n",
                List.of("k", "l", "m"),
                List.of("1", "2", "3"),
                List.of("one\nof two", "5", "6"),
                List.of("7", "8", "9")),
        NEWLINES_CRLF(
                "k,l,m\r\n1,2,3\r\n\"one\r\nof two\",5,6\r\n7,8,9\r\n",
                List.of("k", "l", "m"),
                List.of("1", "2", "3"),
                List.of("one\r\nof two", "5", "6"),
                List.of("7", "8", "9")),
        QUOTES_AND_NEWLINES(
                "k,l\n1,\"so \n\"\"said\"\" he\"\n2,\"and \"\"\nshe\"\"\"\n",
                List.of("k", "l"),
                List.of("1", "so \n\"said\" he"),
                List.of("2", "and \"\nshe\"")),
        COORDINATES(
                StandardCharsets.ISO_8859_1,
                "phone,where,town\n5550100,60°10'21.2\"N 24°56'17.8\"E,Vantaa\n",
                List.of("phone", "where", "town"),
                List.of("5550100", "60°10'21.2\"N 24°56'17.8\"E", "Vantaa"));

        private final byte[] text;
        private final List<String> header;
        private final List<List<String>> rows;

        @SafeVarargs
        Kind(String text, List<String> header, List<String>... rows) {
            this(StandardCharsets.UTF_8, text, header, rows);
        }

        @SafeVarargs
        Kind(Charset charset, String text, List<String> header, List<String>... rows) {
            this.text = text.getBytes(charset);
            this.header = header;
            this.rows = List.of(rows);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isReadAsItsWriterMeantIt(Kind kind) throws IOException {
        Reads.Read read = Reads.read(Files.write(folder.resolve("kind.csv"), kind.text));
        assertThat(read.faults()).isEmpty();
        assertThat(read.header().names()).isEqualTo(kind.header);
        assertThat(read.rows()).isEqualTo(kind.rows);
    }
}
