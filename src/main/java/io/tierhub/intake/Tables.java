package io.tierhub.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipException;

/** Opens files as tables. */
public final class Tables {
    private static final int HEAD = 1 << 12;

    private final SourceFile file;
    private final FormatHints hints;
    private final Limits limits;
    private final ExpectedColumns expected;
    private final Notes notes;

    private Tables(SourceFile file, Format format, FormatHints hints, Limits limits, ExpectedColumns expected) {
        this.file = file;
        this.hints = hints;
        this.limits = limits;
        this.expected = expected;
        this.notes = new Notes(file.name(), format.name().toLowerCase(Locale.ROOT) + (file.packed() ? " in gz" : ""));
    }

    /** Opens a file, finding out by itself whatever the hints leave out. */
    public static Table open(Path file, FormatHints hints, Limits limits) throws IOException {
        return open(file, hints, limits, ExpectedColumns.NONE);
    }

    /**
     * The same, knowing which columns the mapping looks for.
     *
     * @throws RefusedFile if the file as a whole cannot be read; the message says why and what to do
     */
    public static Table open(Path path, FormatHints hints, Limits limits, ExpectedColumns expected) throws IOException {
        SourceFile file = new SourceFile(path);
        try {
            byte[] head;
            try (InputStream in = file.open()) {
                head = in.readNBytes(HEAD);
            }
            Format format = Format.of(file, head);
            return new Tables(file, format, hints, limits, expected).table(format);
        } catch (EOFException | ZipException e) {
            throw new RefusedFile(
                    file.name(),
                    0,
                    "TRUNCATED: the packed file breaks off or is damaged (" + e.getMessage() + "); send it again whole",
                    e);
        }
    }

    private Table table(Format format) throws IOException {
        return switch (format) {
            case CSV -> csv();
            case XLSX -> xlsx();
            case JSON -> json();
            case NDJSON -> {
                CharsetChoice charset = charset();
                JsonFactory json = JsonText.factory(limits);
                notes.dialect("one object a line");
                yield JsonTable.open(() -> new JsonLines(lines(charset), json, limits), notes, limits);
            }
        };
    }

    private Table csv() throws IOException {
        CharsetChoice charset = charset();
        Dialect dialect;
        try (StrictReader sample = text(charset)) {
            dialect = DialectSniffer.sniff(sample, hints, file.ending(), limits);
        }
        notes.dialect(dialect.words());
        return GridTable.over(new CsvRows(lines(charset), dialect, notes, limits), notes, limits, hints, expected);
    }

    private Table xlsx() throws IOException {
        return GridTable.over(SheetRows.open(file, hints, notes, limits), notes, limits, hints, expected);
    }

    private Table json() throws IOException {
        CharsetChoice charset = charset();
        JsonFactory json = JsonText.factory(limits);
        JsonShape shape;
        try (JsonParser parser = json.createParser(text(charset))) {
            shape = JsonShape.of(parser, hints, file.name());
        } catch (IOException e) {
            throw JsonText.refusal(file.name(), e, limits);
        }
        notes.dialect(shape.words());
        JsonTable.Opening opening = () -> new JsonDocument(text(charset), json, shape, file.name(), limits);
        if (shape.kind() != JsonShape.Kind.ARRAYS) {
            return JsonTable.open(opening, notes, limits);
        }
        FormatHints positional = hints.headerRow() >= 0
                ? hints
                : new FormatHints(hints.charset(), hints.delimiter(), hints.quote(), 0, hints.sheet());
        RawRows rows = new JsonArrayRows(opening.open(), file.name(), limits);
        return GridTable.over(rows, notes, limits, positional, expected);
    }

    private CharsetChoice charset() throws IOException {
        CharsetChoice choice = CharsetSniffer.choose(file, hints);
        notes.decided(choice);
        return choice;
    }

    private LineBuffer lines(CharsetChoice charset) throws IOException {
        return new LineBuffer(new CharWindow(text(charset), file.name()), limits.lineChars());
    }

    private StrictReader text(CharsetChoice charset) throws IOException {
        InputStream in = file.open();
        in.skipNBytes(charset.bomBytes());
        return new StrictReader(in, charset.charset());
    }
}
