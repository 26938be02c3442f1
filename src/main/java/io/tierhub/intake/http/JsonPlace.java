package io.tierhub.intake.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A place in a JSON document as a pointer (RFC 6901): {@code /paging/next/after}, {@code /@odata.nextLink}; the empty text
 * is the document itself.
 */
public record JsonPlace(JsonPointer pointer) {
    /** Reads a pointer. */
    public static JsonPlace of(String text) {
        try {
            return new JsonPlace(JsonPointer.compile(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no JSON pointer; write one like /data/items, with / before each name");
        }
    }

    /** The text of a scalar there; null if there is none, or nothing in it. */
    public @Nullable String text(JsonNode document) {
        JsonNode node = document.at(pointer);
        if (!node.isValueNode() || node.isNull()) {
            return null;
        }
        String text = node.asText();
        return text.isEmpty() ? null : text;
    }

    /** Whether nothing stands there: no such member, null, false, the empty text, an empty array or object. */
    boolean nothing(JsonNode document) {
        JsonNode node = document.at(pointer);
        return node.isMissingNode()
                || node.isNull()
                || node.isBoolean() && !node.booleanValue()
                || node.isTextual() && node.textValue().isEmpty()
                || node.isContainerNode() && node.isEmpty();
    }

    /** What stands there, without quoting it; where nothing does, what stands in its way. */
    String seen(JsonNode document) {
        JsonNode node = document.at(pointer);
        if (!node.isMissingNode()) {
            return kind(node);
        }
        JsonPointer above = pointer;
        while (node.isMissingNode() && above.head() != null) {
            above = above.head();
            node = document.at(above);
        }
        return "missing, for " + new JsonPlace(above) + " is " + kind(node);
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> node.isEmpty() ? "an empty array" : "an array of " + node.size();
            case OBJECT -> node.isEmpty() ? "an empty object" : "an object of " + node.size();
            case NULL -> "null";
            case STRING -> node.textValue().isEmpty() ? "an empty text" : "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> node.asText();
            default -> "nothing";
        };
    }

    @Override
    public String toString() {
        return pointer.toString().isEmpty() ? "the document" : pointer.toString();
    }
}
