package io.tierhub.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** NDJSON: one document a line. A line that is none costs itself alone. */
final class JsonLines implements FlatSource {
    private final LineBuffer lines;
    private final JsonFactory factory;
    private final JsonFlattener flat;
    private final Limits limits;

    JsonLines(LineBuffer lines, JsonFactory factory, Limits limits) {
        this.lines = lines;
        this.factory = factory;
        this.flat = new JsonFlattener(factory, limits);
        this.limits = limits;
    }

    @Override
    public boolean bounded() {
        return false;
    }

    @Override
    public JsonFlattener flat() {
        return flat;
    }

    @Override
    public @Nullable FlatRow next() throws IOException {
        while (lines.next()) {
            if (lines.overlong()) {
                return new FlatRow(
                        lines.line(),
                        null,
                        "LINE_TOO_LONG: the line is longer than " + limits.lineChars() + " characters");
            }
            if (!Cells.blank(lines.text())) {
                return new FlatRow(lines.line(), null, read());
            }
        }
        return null;
    }

    private @Nullable String read() throws IOException {
        flat.cells().clear();
        try (JsonParser parser = factory.createParser(lines.chars(), lines.start(), lines.end() - lines.start())) {
            parser.nextToken();
            flat.read(parser, JsonToken.START_OBJECT);
            return parser.nextToken() == null ? null : "BAD_JSON: the line holds more than one document";
        } catch (JsonProcessingException e) {
            return JsonText.reason(e, limits);
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
