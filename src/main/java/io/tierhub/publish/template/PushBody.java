package io.tierhub.publish.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tierhub.intake.http.JsonTexts;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JSON body whose texts are templates. It is parsed before anything is filled in, so no value can change its shape. A
 * text that is one place and {@code :number} becomes a number, one with {@code :list} an array of texts. A member or item
 * for which there is no value is left out.
 */
public final class PushBody {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NUMBER = ":number}";
    private static final String LIST = ":list}";

    private final JsonNode root;

    private PushBody(JsonNode root) {
        this.root = root;
    }

    /** Reads a body; what is no JSON, or names an unknown place, is refused. */
    public static PushBody of(String text) {
        try {
            JsonNode root = JSON.readTree(text);
            if (!root.isContainerNode()) {
                throw new IllegalArgumentException("body must be a JSON object or array, in quotes or after |");
            }
            PushBody body = new PushBody(root);
            body.names(); // finds a misspelt place
            return body;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("body is not JSON: " + e.getOriginalMessage()
                    + "; put places to fill in inside quotes, as in \"{tier}\" or \"{external:number}\"");
        }
    }

    /** The template itself, unfilled. */
    public JsonNode shape() {
        return root;
    }

    /** The names that it fills in. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        collect(root, names);
        return names;
    }

    private static void collect(JsonNode node, Set<String> names) {
        if (node.isTextual()) {
            names.addAll(template(node.textValue()).names());
        }
        node.forEach(child -> collect(child, names));
    }

    /**
     * The body with everything filled in.
     *
     * @throws CannotSayException if a value that is to be a number is none
     */
    public JsonNode fill(PushValues values) {
        JsonNode filled = JsonTexts.replaced(root, text -> text(text, values));
        return filled == null ? JsonNodeFactory.instance.objectNode() : filled;
    }

    private static @Nullable JsonNode text(String text, PushValues values) {
        if (alone(text, LIST)) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            values.list(text.substring(1, text.length() - LIST.length())).forEach(array::add);
            return array;
        }
        @Nullable String value = template(text).fill(values, Where.TEXT);
        return value == null ? null : alone(text, NUMBER) ? number(value) : TextNode.valueOf(value);
    }

    private static JsonNode number(String value) {
        if (!value.matches("-?(0|[1-9]\\d{0,17})(\\.\\d{1,10})?")) {
            throw new CannotSayException("a value is to be a number and is none");
        }
        return value.indexOf('.') < 0
                ? JsonNodeFactory.instance.numberNode(Long.parseLong(value))
                : JsonNodeFactory.instance.numberNode(new BigDecimal(value));
    }

    private static boolean alone(String text, String kind) {
        return text.startsWith("{") && text.endsWith(kind) && text.indexOf('{', 1) < 0;
    }

    private static PushTemplate template(String text) {
        if (alone(text, NUMBER) || alone(text, LIST)) {
            String name = text.substring(1, text.lastIndexOf(':'));
            PushTemplate place = new PushTemplate("{" + name + "}");
            if (place.names().isEmpty()) {
                throw new IllegalArgumentException("'" + text + "' is no place to fill in");
            }
            return place;
        }
        return new PushTemplate(text);
    }

    @Override
    public String toString() {
        return "PushBody[...]";
    }
}
