package io.tierhub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;

/** Files for tests, and what reading them gives. */
final class Reads {
    private Reads() {}

    /** What a file was read as: the rows without a fault, and the faults. */
    record Read(Header header, List<List<String>> rows, List<Rejection> faults, List<Long> lines, Notes notes) {
        List<String> codes() {
            return faults.stream()
                    .map(f -> f.reason().substring(0, f.reason().indexOf(':')))
                    .toList();
        }

        List<Long> faultLines() {
            return faults.stream().map(f -> f.at().line()).toList();
        }
    }

    /** A file or folder of the shared data; the test is skipped where that is absent. */
    static Path shared(String path) {
        Path at = Path.of(System.getProperty("tierhub.shared", "../shared"))
                .resolve("data")
                .resolve(path);
        Assumptions.assumeTrue(Files.exists(at), () -> "skipped: the shared data is not there: " + at);
        return at;
    }

    static Read read(Path file) throws IOException {
        return read(file, FormatHints.NONE, Limits.DEFAULT, ExpectedColumns.NONE);
    }

    static Read read(Path file, FormatHints hints, Limits limits, ExpectedColumns expected) throws IOException {
        try (Table table = Tables.open(file, hints, limits, expected)) {
            List<List<String>> rows = new ArrayList<>();
            List<Long> lines = new ArrayList<>();
            List<Rejection> faults = new ArrayList<>();
            for (Row row = table.next(); row != null; row = table.next()) {
                if (row.fault() == null) {
                    List<String> cells = new ArrayList<>();
                    for (int i = 0; i < table.header().size(); i++) {
                        cells.add(row.cell(i));
                    }
                    rows.add(cells);
                    lines.add(row.line());
                } else {
                    faults.add(row.fault());
                }
            }
            assertThat(table.next()).as("a table that has ended stays ended").isNull();
            return new Read(table.header(), rows, faults, lines, table.notes());
        }
    }

    static Path write(Path folder, String name, String text) throws IOException {
        return write(folder, name, text, StandardCharsets.UTF_8);
    }

    static Path write(Path folder, String name, String text, Charset charset) throws IOException {
        return Files.write(folder.resolve(name), text.getBytes(charset));
    }

    static Path gzip(Path folder, String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(content);
        }
        return file;
    }

    static Limits limits(int line, int field, int columns) {
        return new Limits(
                line,
                field,
                columns,
                Limits.INFLATE_RATIO,
                Limits.ENTRY_BYTES,
                Limits.JSON_DEPTH,
                Limits.NUMBER_DIGITS);
    }
}
