package io.tierhub.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object as flat cells: {@code {"fields": {"all": {"email": x}}}} is the cell {@code fields.all.email}. An array
 * of scalars is one cell, joined by {@code ;}; an array that holds objects or arrays stays JSON in one cell.
 */
final class JsonFlattener implements FlatCells {
    /** What joins the scalars of an array. */
    static final String SEPARATOR = ";";

    private final JsonFactory factory;
    private final Limits limits;
    private final Map<String, String> cells = new LinkedHashMap<>();
    private @Nullable String fault;
    private @Nullable String faultColumn;

    JsonFlattener(JsonFactory factory, Limits limits) {
        this.factory = factory;
        this.limits = limits;
    }

    @Override
    public Map<String, String> cells() {
        return cells;
    }

    @Override
    public @Nullable String fault() {
        return fault;
    }

    @Override
    public @Nullable String faultColumn() {
        return faultColumn;
    }

    /** Reads the row that the parser stands at the beginning of, to its end; it must be what rows of this file are. */
    void read(JsonParser parser, JsonToken expected) throws IOException {
        cells.clear();
        fault = null;
        faultColumn = null;
        if (parser.currentToken() != expected) {
            parser.skipChildren();
            fault(
                    expected == JsonToken.START_OBJECT
                            ? "NOT_AN_OBJECT: the row is no object; every row must be one"
                            : "NOT_AN_ARRAY: the row is no array, but the first one is",
                    null);
        } else if (expected == JsonToken.START_OBJECT) {
            object(parser, "");
        } else {
            int column = 0;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                value(parser, Integer.toString(++column));
            }
        }
    }

    private void object(JsonParser parser, String prefix) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            value(parser, prefix + name);
        }
    }

    private void value(JsonParser parser, String path) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, path + ".");
            case START_ARRAY -> put(path, array(parser, path));
            default -> put(path, scalar(parser, path));
        }
    }

    private void put(String path, String text) {
        if (text.length() > limits.fieldChars()) {
            fault("FIELD_TOO_LONG: a value is longer than " + limits.fieldChars() + " characters", path);
        }
        if (cells.put(path, text) != null) {
            fault("DUPLICATE_KEY: the object has the key twice, so which value holds is unknown", path);
        }
    }

    private String scalar(JsonParser parser, String path) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return "";
        }
        String text = parser.getText();
        if (token.isNumeric()) {
            if (parser.isNaN()) {
                fault("NOT_A_NUMBER: NaN and infinity are not JSON numbers", path);
            } else if (text.length() > limits.numberDigits()) {
                fault("NUMBER_TOO_LONG: a number has more than " + limits.numberDigits() + " digits", path);
            }
        } else {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == 0) {
                    fault("NUL_BYTE: the value holds a NUL character", path);
                } else if (Character.isSurrogate(c)) {
                    i = pair(text, i, path);
                }
            }
        }
        return text;
    }

    private int pair(String text, int at, String path) {
        boolean whole = Character.isHighSurrogate(text.charAt(at))
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
        if (!whole) {
            fault("BAD_ENCODING: the value holds half a character or bytes outside the charset of the file", path);
        }
        return whole ? at + 1 : at;
    }

    private String array(JsonParser parser, String path) throws IOException {
        List<String> scalars = new ArrayList<>();
        boolean nested = false;
        StringWriter json = new StringWriter();
        try (JsonGenerator out = factory.createGenerator(json)) {
            out.writeStartArray();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                nested |= parser.currentToken().isStructStart();
                String text = copy(parser, out, path);
                if (!text.isEmpty()) {
                    scalars.add(text);
                }
            }
            out.writeEndArray();
        }
        return nested ? json.toString() : String.join(SEPARATOR, scalars);
    }

    /** Copies one value as it is written, numbers to the digit; a scalar is returned as text. */
    private String copy(JsonParser parser, JsonGenerator out, String path) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            out.writeStartObject();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                out.writeFieldName(parser.currentName());
                parser.nextToken();
                copy(parser, out, path);
            }
            out.writeEndObject();
            return "";
        }
        if (token == JsonToken.START_ARRAY) {
            out.writeStartArray();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                copy(parser, out, path);
            }
            out.writeEndArray();
            return "";
        }
        String text = scalar(parser, path);
        switch (token) {
            case VALUE_NULL -> out.writeNull();
            case VALUE_TRUE, VALUE_FALSE -> out.writeBoolean(token == JsonToken.VALUE_TRUE);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> out.writeNumber(text);
            default -> out.writeString(text);
        }
        return text;
    }

    private void fault(String reason, @Nullable String column) {
        if (fault == null) {
            fault = reason;
            faultColumn = column;
        }
    }
}
