package io.tierhub.flow;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.tierhub.publish.FileTargetSettings.Format;
import io.tierhub.vocabulary.SpreadsheetText;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A file that nobody sees before it is whole: written aside, handed to the disk, and then given its name in one step. What
 * is not published is gone.
 */
final class WholeFile implements AutoCloseable {
    private final Path draft;
    private final Path folder;
    private final String name;
    private final String ending;
    private final OutputStream out;
    private final Rows rows;

    /** How rows become bytes. */
    private interface Rows {
        void header(List<String> names) throws IOException;

        void row(List<@Nullable String> cells) throws IOException;

        void end() throws IOException;
    }

    private WholeFile(Path folder, String name, Format format) throws IOException {
        this.folder = folder;
        this.name = name;
        this.ending = "." + format.name().toLowerCase(Locale.ROOT);
        this.draft = folder.resolve("." + name + ".part");
        this.out = new BufferedOutputStream(Files.newOutputStream(draft));
        this.rows = switch (format) {
            case CSV -> new Csv(out);
            case XLSX -> new Xlsx(out);
            case NDJSON -> new Ndjson(out);
        };
    }

    /** Begins one. */
    static WholeFile begin(Path folder, String name, Format format) throws IOException {
        Files.createDirectories(folder);
        return new WholeFile(folder, name, format);
    }

    void header(List<String> names) throws IOException {
        rows.header(names);
    }

    void row(List<@Nullable String> cells) throws IOException {
        rows.row(cells);
    }

    /** Ends it and gives it its name; one that was published and not acknowledged is left as it is, and a number follows. */
    Path publish() throws IOException {
        rows.end();
        out.close();
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Path file = folder.resolve(name + ending);
        for (int again = 2; Files.exists(file); again++) {
            file = folder.resolve(name + "-" + again + ending);
        }
        return Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(draft);
    }

    /** UTF-8 with a byte-order mark, which spreadsheets need; texts that they would run as formulas begin with {@code '}. */
    private static final class Csv implements Rows {
        private final CsvWriter csv;

        Csv(OutputStream out) throws IOException {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            writer.write('\uFEFF');
            csv = CsvWriter.builder().build(writer);
        }

        @Override
        public void header(List<String> names) {
            csv.writeRecord(names.stream().map(SpreadsheetText::harmless).toList());
        }

        @Override
        public void row(List<@Nullable String> cells) {
            csv.writeRecord(cells.stream()
                    .map(cell -> cell == null ? "" : SpreadsheetText.harmless(cell))
                    .toList());
        }

        @Override
        public void end() throws IOException {
            csv.flush();
        }
    }

    /** Every cell is a text, and so no formula. */
    private static final class Xlsx implements Rows {
        private final Workbook workbook;
        private final Worksheet sheet;
        private int next;

        Xlsx(OutputStream out) {
            workbook = new Workbook(out, "Tierhub", "1.0");
            sheet = workbook.newWorksheet("tiers");
        }

        @Override
        public void header(List<String> names) {
            List<@Nullable String> cells = List.copyOf(names);
            row(cells);
        }

        @Override
        public void row(List<@Nullable String> cells) {
            for (int column = 0; column < cells.size(); column++) {
                String cell = cells.get(column);
                if (cell != null) {
                    sheet.value(next, column, cell);
                }
            }
            next++;
        }

        @Override
        public void end() throws IOException {
            workbook.finish();
        }
    }

    /** One JSON object a line; what there is no value for is left out. */
    private static final class Ndjson implements Rows {
        private final JsonGenerator json;
        private List<String> names = List.of();

        Ndjson(OutputStream out) throws IOException {
            json = new JsonFactory().createGenerator(out).setRootValueSeparator(null);
        }

        @Override
        public void header(List<String> header) {
            names = header;
        }

        @Override
        public void row(List<@Nullable String> cells) throws IOException {
            json.writeStartObject();
            for (int i = 0; i < cells.size(); i++) {
                String cell = cells.get(i);
                if (cell != null) {
                    json.writeStringField(names.get(i), cell);
                }
            }
            json.writeEndObject();
            json.writeRaw('\n');
        }

        @Override
        public void end() throws IOException {
            json.flush();
        }
    }
}
