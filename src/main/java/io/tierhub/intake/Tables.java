package io.tierhub.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
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
            throw RefusedFile.truncated(file.name(), 0, e);
        }
    }

    private Table table(Format format) throws IOException {
        return switch (format) {
            case CSV -> csv();
            case XLSX -> sheet(XlsxBook.open(file, notes, limits));
            case XLS -> sheet(XlsBook.open(file, notes, limits));
            case HTML -> grid(new HtmlRows(guarded(charset()), notes, limits));
            case JSON -> json();
            case XML -> xml();
            case SHEET_XML -> grid(new SheetXmlRows(xml(xmlCharset()), notes, limits));
            case NDJSON -> {
                CharsetChoice charset = charset();
                JsonFactory json = JsonText.factory(limits);
                notes.dialect("one object a line");
                yield FlatTable.open(() -> new JsonLines(lines(charset), json, limits), notes, limits);
            }
        };
    }

    private Table csv() throws IOException {
        CharsetChoice charset = charset();
        if (hints.widths() != null) {
            return fixed(charset, hints.widths());
        }
        Dialect dialect;
        try (StrictReader sample = text(charset)) {
            dialect = DialectSniffer.sniff(sample, hints, file.ending(), limits);
        }
        if (dialect.width() == 1 && hints.delimiter() == null) {
            try (StrictReader sample = text(charset)) {
                List<Integer> widths = FixedWidths.find(sample);
                if (widths != null) {
                    return fixed(charset, widths);
                }
            }
        }
        notes.dialect(dialect.words());
        return grid(new CsvRows(lines(charset), dialect, notes, limits));
    }

    private Table fixed(CharsetChoice charset, List<Integer> widths) throws IOException {
        notes.dialect(widths.size() + " columns of fixed width");
        return grid(new FixedRows(lines(charset), widths, notes, limits));
    }

    private Table sheet(SheetBook book) throws IOException {
        return grid(SheetChoice.open(book, hints, expected, notes));
    }

    private Table grid(RawRows rows) throws IOException {
        return GridTable.over(rows, notes, limits, hints, expected);
    }

    private Table json() throws IOException {
        CharsetChoice charset = charset();
        JsonFactory json = JsonText.factory(limits);
        JsonShape shape;
        try (JsonParser parser = parser(json, charset)) {
            shape = JsonShape.of(parser, hints, file.name());
        } catch (IOException e) {
            throw JsonText.refusal(file.name(), e, limits);
        }
        notes.dialect(shape.words());
        FlatTable.Opening opening = () -> new JsonDocument(parser(json, charset), json, shape, file.name(), limits);
        if (shape.kind() != JsonShape.Kind.ARRAYS) {
            return FlatTable.open(opening, notes, limits);
        }
        RawRows rows = new JsonArrayRows(opening.open(), file.name(), limits);
        return GridTable.over(rows, notes, limits, hints.positional(), expected);
    }

    private JsonParser parser(JsonFactory json, CharsetChoice charset) throws IOException {
        return new GuardedJson(json, new GuardedReader(text(charset), file.name(), Limits.SKIPPED_CHARS));
    }

    private Table xml() throws IOException {
        CharsetChoice charset = xmlCharset();
        String record;
        try (XmlText sample = xml(charset)) {
            record = XmlShape.record(sample, hints, expected, file.name());
        }
        notes.dialect(record.isEmpty() ? "an empty document" : "records " + record);
        return FlatTable.open(() -> new XmlRecords(xml(charset), record, limits), notes, limits);
    }

    private XmlText xml(CharsetChoice charset) throws IOException {
        return new XmlText(guarded(charset), file.name(), limits);
    }

    private GuardedReader guarded(CharsetChoice charset) throws IOException {
        return new GuardedReader(text(charset), file.name(), limits.lineChars());
    }

    private CharsetChoice charset() throws IOException {
        CharsetChoice choice = CharsetSniffer.choose(file, hints);
        notes.decided(choice);
        return choice;
    }

    private CharsetChoice xmlCharset() throws IOException {
        CharsetChoice named = XmlCharset.named(file, hints);
        if (named == null) {
            return charset();
        }
        notes.decided(named);
        return named;
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
