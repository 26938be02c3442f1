package io.tierhub.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of one JSON document, streamed. */
final class JsonDocument implements FlatSource {
    private final JsonParser parser;
    private final JsonFlattener flat;
    private final JsonShape shape;
    private final String file;
    private final Limits limits;
    private boolean found;
    private boolean ended;
    private long index;

    JsonDocument(JsonParser parser, JsonFactory factory, JsonShape shape, String file, Limits limits) {
        this.parser = parser;
        this.flat = new JsonFlattener(factory, limits);
        this.shape = shape;
        this.file = file;
        this.limits = limits;
    }

    @Override
    public JsonFlattener flat() {
        return flat;
    }

    @Override
    public boolean bounded() {
        return shape.kind() != JsonShape.Kind.ROOTS;
    }

    @Override
    public @Nullable FlatRow next() throws IOException {
        if (ended) {
            return null;
        }
        try {
            if (!found) {
                found = true;
                goToRows();
            }
            JsonToken token = parser.nextToken();
            if (token == null || token == JsonToken.END_ARRAY || token == JsonToken.END_OBJECT) {
                ended = true;
                return null;
            }
            String id = null;
            if (shape.kind() == JsonShape.Kind.MAP) {
                id = parser.currentName();
                parser.nextToken();
            }
            flat.read(parser, shape.kind() == JsonShape.Kind.ARRAYS ? JsonToken.START_ARRAY : JsonToken.START_OBJECT);
            return new FlatRow(++index, id, null);
        } catch (IOException e) {
            throw JsonText.refusal(file, e, limits);
        }
    }

    /** Stops at the token before the first row. */
    private void goToRows() throws IOException {
        if (shape.kind() == JsonShape.Kind.ROOTS) {
            return;
        }
        parser.nextToken();
        if (shape.member() == null) {
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals(shape.member())) {
                return;
            }
            parser.skipChildren();
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
