package io.tierhub.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where in a JSON document the rows are.
 *
 * @param member the member of the document that holds them; null: the document itself
 */
record JsonShape(Kind kind, @Nullable String member) {
    /** How the rows are held. */
    enum Kind {
        /** An array of objects. */
        OBJECTS,
        /** An array of arrays: positional rows. */
        ARRAYS,
        /** An object whose members are the rows, by their identifiers. */
        MAP,
        /** Documents one after another, each a row; a single one too. */
        ROOTS
    }

    String words() {
        String where = member == null ? "" : " in member " + member;
        return switch (kind) {
            case OBJECTS -> "array of objects" + where;
            case ARRAYS -> "array of arrays" + where + ", columns by position";
            case MAP -> "map of objects by id" + where;
            case ROOTS -> "one object a row";
        };
    }

    /** Reads the whole document, so that one that breaks off is refused before any of its rows is taken. */
    static JsonShape of(JsonParser parser, FormatHints hints, String file) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_ARRAY) {
            Kind kind = items(parser);
            if (parser.nextToken() != null) {
                throw new RefusedFile(
                        file,
                        parser.currentLocation().getLineNr(),
                        "BAD_JSON: something follows the end of the array; send one document a file");
            }
            // An array of scalars is read as objects too: each of its rows is refused, with the reason.
            return new JsonShape(kind == Kind.ARRAYS ? kind : Kind.OBJECTS, null);
        }
        if (first != JsonToken.START_OBJECT) {
            return new JsonShape(Kind.ROOTS, null);
        }
        List<JsonShape> members = members(parser);
        int objects = members.size();
        boolean more = parser.nextToken() != null;
        while (more) {
            parser.skipChildren();
            more = parser.nextToken() != null;
            objects = -1;
        }
        return objects < 0 ? new JsonShape(Kind.ROOTS, null) : choose(members, hints, file);
    }

    private static JsonShape choose(List<JsonShape> members, FormatHints hints, String file) {
        for (JsonShape shape : members) {
            if (shape.member != null && shape.member.equals(hints.sheet())) {
                return shape;
            }
        }
        if (hints.sheet() != null) {
            throw new RefusedFile(
                    file,
                    0,
                    "NO_ROWS: no member '" + hints.sheet() + "' holds rows; set format.sheet to one that does");
        }
        for (Kind kind : Kind.values()) {
            List<JsonShape> same = new ArrayList<>();
            for (JsonShape shape : members) {
                if (shape.kind == kind) {
                    same.add(shape);
                }
            }
            if (same.size() == 1) {
                return same.get(0);
            }
            if (same.size() > 1) {
                List<String> names = new ArrayList<>();
                same.forEach(shape -> names.add(String.valueOf(shape.member)));
                throw new RefusedFile(
                        file,
                        0,
                        "NO_ROWS: several members hold rows: " + String.join(", ", names)
                                + "; set format.sheet to the one to read");
            }
        }
        return new JsonShape(Kind.ROOTS, null);
    }

    /** Every member that may hold the rows, or the document itself where all its members are rows by id. */
    private static List<JsonShape> members(JsonParser parser) throws IOException {
        List<JsonShape> found = new ArrayList<>();
        List<JsonShape> empty = new ArrayList<>();
        boolean all = true;
        int count = 0;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            count++;
            all &= token == JsonToken.START_OBJECT && identifies(name);
            if (token == JsonToken.START_ARRAY) {
                Kind kind = items(parser);
                if (kind == null) {
                    empty.add(new JsonShape(Kind.OBJECTS, name));
                } else if (kind != Kind.ROOTS) {
                    found.add(new JsonShape(kind, name));
                }
            } else if (token == JsonToken.START_OBJECT && byId(parser)) {
                found.add(new JsonShape(Kind.MAP, name));
            }
        }
        if (all && count > 0) {
            found.clear();
            found.add(new JsonShape(Kind.MAP, null));
        }
        return found.isEmpty() ? empty : found;
    }

    /** What the items of the array are, by the first; null if there are none. The parser goes to its end. */
    private static @Nullable Kind items(JsonParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        JsonToken token = first;
        while (token != JsonToken.END_ARRAY) {
            parser.skipChildren();
            token = parser.nextToken();
            if (token == null) {
                throw new IllegalStateException("the parser reports an array that breaks off");
            }
        }
        if (first == JsonToken.END_ARRAY) {
            return null;
        }
        return first == JsonToken.START_ARRAY
                ? Kind.ARRAYS
                : first == JsonToken.START_OBJECT ? Kind.OBJECTS : Kind.ROOTS;
    }

    /** Whether all members of the object are objects under keys that look like identifiers; goes to its end. */
    private static boolean byId(JsonParser parser) throws IOException {
        boolean all = true;
        int count = 0;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            all &= identifies(parser.currentName());
            all &= parser.nextToken() == JsonToken.START_OBJECT;
            parser.skipChildren();
            count++;
        }
        return all && count > 0;
    }

    private static boolean identifies(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (Character.isDigit(name.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
