package io.tierhub.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import io.tierhub.intake.http.RecordsSettings;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows out of the answers of a source, flattened as those of a JSON file are. Several answers become one table; columns are
 * remembered over tables, so that they stand in one order however a source leaves out what is empty.
 */
public final class PulledJson {
    private final String name;
    private final RecordsSettings records;
    private final Limits limits;
    private final JsonFactory factory;
    private final Map<String, Integer> columns = new LinkedHashMap<>();

    /** @param name of what is pulled, for messages and the quarantine */
    public PulledJson(String name, RecordsSettings records, Limits limits) {
        this.name = name;
        this.records = records;
        this.limits = limits;
        this.factory = JsonText.factory(limits);
        records.fields().forEach(field -> columns.putIfAbsent(field, columns.size()));
    }

    /** One row of an answer, its cells by column. */
    public record Read(
            Map<String, String> cells,
            @Nullable String fault,
            @Nullable String faultColumn) {
        /** The cell of a column; empty if there is none. */
        public String cell(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    /**
     * The rows of an answer.
     *
     * @throws RefusedFile when what should hold the rows is not there, or is something else
     */
    public List<Read> read(String json) {
        try {
            @Nullable String rows = rows(json);
            return rows == null ? List.of() : flattened(rows);
        } catch (IOException e) {
            throw new RefusedFile(name, 0, JsonText.reason(e, limits), e);
        }
    }

    /** These rows as a table. */
    public Table table(List<Read> rows) {
        Notes notes = new Notes(name, "pull");
        for (Read row : rows) {
            for (String column : row.cells().keySet()) {
                columns.putIfAbsent(column, columns.size());
            }
        }
        if (columns.size() > limits.columns()) {
            throw new RefusedFile(
                    name,
                    0,
                    "TOO_MANY_COLUMNS: the objects have more than " + limits.columns()
                            + " different keys; are identifiers used as keys?");
        }
        return new PulledTable(Header.of(new ArrayList<>(columns.keySet()), 0), notes, List.copyOf(rows));
    }

    private List<Read> flattened(String rows) throws IOException {
        JsonShape shape = new JsonShape(
                switch (records.as()) {
                    case LIST -> JsonShape.Kind.OBJECTS;
                    case MAP -> JsonShape.Kind.MAP;
                    case ONE -> JsonShape.Kind.ROOTS;
                    case ROWS -> JsonShape.Kind.ARRAYS;
                },
                null);
        List<Read> all = new ArrayList<>();
        try (JsonDocument source = new JsonDocument(new StringReader(rows), factory, shape, name, limits)) {
            JsonSource.JsonRow row;
            while ((row = source.next()) != null) {
                JsonFlattener flat = source.flat();
                all.add(new Read(cells(row, flat), flat.fault(), flat.faultColumn()));
            }
        }
        return all;
    }

    private Map<String, String> cells(JsonSource.JsonRow row, JsonFlattener flat) {
        Map<String, String> cells = new LinkedHashMap<>();
        if (records.as() == RecordsSettings.As.ROWS) {
            flat.cells().forEach((position, text) -> cells.put(named(position), text));
            return cells;
        }
        cells.putAll(flat.cells());
        if (row.id() != null && cells.getOrDefault("id", "").isEmpty()) {
            cells.put("id", row.id());
        }
        return cells;
    }

    /** Values by position; one that is no single value means that the answer is no list of rows, but an error. */
    private String named(String position) {
        int at = position.indexOf('.') < 0 && position.length() < 6 ? Integer.parseInt(position) : 0;
        if (at < 1 || at > records.fields().size()) {
            throw new RefusedFile(
                    name,
                    0,
                    "NO_ROWS: a row holds something else than the "
                            + records.fields().size()
                            + " values of records.fields; the source has sent an error, or the fields do not fit");
        }
        return records.fields().get(at - 1);
    }

    /** The text of what holds the rows; null if that is there and empty. */
    private @Nullable String rows(String json) throws IOException {
        try (JsonParser parser = factory.createParser(json)) {
            parser.nextToken();
            if (!descended(parser, records.at().pointer())) {
                throw new RefusedFile(
                        name,
                        0,
                        "NO_ROWS: the answer has no " + records.at()
                                + "; look at records.at, and at success for answers that are errors");
            }
            JsonToken token = parser.currentToken();
            if (token == JsonToken.VALUE_NULL) {
                return null;
            }
            boolean list = records.as() == RecordsSettings.As.LIST || records.as() == RecordsSettings.As.ROWS;
            JsonToken wanted = list ? JsonToken.START_ARRAY : JsonToken.START_OBJECT;
            int begin = (int) parser.currentTokenLocation().getCharOffset();
            parser.skipChildren();
            String rows = json.substring(begin, (int) parser.currentLocation().getCharOffset());
            if (token == wanted) {
                return rows;
            }
            if (token == JsonToken.START_ARRAY
                    && rows.substring(1, rows.length() - 1).isBlank()) {
                return null; // what is a map by id is often an empty array where there is nothing
            }
            throw new RefusedFile(
                    name,
                    0,
                    "NO_ROWS: " + records.at() + " is not " + (list ? "an array" : "an object")
                            + "; look at records.at and records.as");
        }
    }

    private static boolean descended(JsonParser parser, JsonPointer pointer) throws IOException {
        JsonPointer rest = pointer;
        while (!rest.matches()) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                if (!member(parser, rest.getMatchingProperty())) {
                    return false;
                }
            } else if (parser.currentToken() != JsonToken.START_ARRAY || !item(parser, rest.getMatchingIndex())) {
                return false;
            }
            rest = rest.tail();
        }
        return parser.currentToken() != null;
    }

    private static boolean member(JsonParser parser, String name) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean found = parser.currentName().equals(name);
            parser.nextToken();
            if (found) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }

    private static boolean item(JsonParser parser, int index) throws IOException {
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            if (i == index) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }
}
