package io.tierhub.intake;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Writes rows as plain CSV: UTF-8, comma, double quotes, LF; the cells as they were read. */
final class PlainCsv implements AutoCloseable {
    private final CsvWriter out;

    PlainCsv(Path file) throws IOException {
        out = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file, StandardCharsets.UTF_8);
    }

    void write(List<String> cells) {
        if (!cells.isEmpty()) {
            out.writeRecord(cells);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
