package io.tierhub.publish.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tierhub.intake.http.JsonTexts;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
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

    private static final Pattern PLAIN_NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,17})(\\.\\d{1,10})?");

    private final JsonNode root;
    /** The template of each text. */
    private final Map<String, Text> texts = new HashMap<>();

    private final Set<String> names = new LinkedHashSet<>();

    /** What becomes of a text. */
    private enum Kind {
        TEXT,
        NUMBER,
        LIST
    }

    private record Text(Kind kind, PushTemplate template) {}

    private PushBody(JsonNode root) {
        this.root = root;
        collect(root);
    }

    /** Reads a body; what is no JSON, or names an unknown place, is refused. */
    public static PushBody of(String text) {
        try {
            JsonNode root = JSON.readTree(text);
            if (!root.isContainerNode()) {
                throw new IllegalArgumentException("body must be a JSON object or array, in quotes or after |");
            }
            return new PushBody(root);
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
        return Collections.unmodifiableSet(names);
    }

    private void collect(JsonNode node) {
        if (node.isTextual()) {
            names.addAll(texts.computeIfAbsent(node.textValue(), PushBody::parsed)
                    .template()
                    .names());
        }
        node.forEach(this::collect);
    }

    /**
     * The body with everything filled in.
     *
     * @throws CannotSayException if a value that is to be a number is none
     */
    public JsonNode fill(PushValues values) {
        JsonNode filled = JsonTexts.replaced(root, text -> filled(Objects.requireNonNull(texts.get(text)), values));
        return filled == null ? JsonNodeFactory.instance.objectNode() : filled;
    }

    private static @Nullable JsonNode filled(Text text, PushValues values) {
        if (text.kind() == Kind.LIST) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            text.template().names().forEach(name -> values.list(name).forEach(array::add));
            return array;
        }
        @Nullable String value = text.template().fill(values, Where.TEXT);
        return value == null ? null : text.kind() == Kind.NUMBER ? number(value) : TextNode.valueOf(value);
    }

    private static JsonNode number(String value) {
        if (!PLAIN_NUMBER.matcher(value).matches()) {
            throw new CannotSayException("a value is to be a number and is none");
        }
        return value.indexOf('.') < 0
                ? JsonNodeFactory.instance.numberNode(Long.parseLong(value))
                : JsonNodeFactory.instance.numberNode(new BigDecimal(value));
    }

    private static Text parsed(String text) {
        Kind kind = alone(text, NUMBER) ? Kind.NUMBER : alone(text, LIST) ? Kind.LIST : Kind.TEXT;
        if (kind == Kind.TEXT) {
            return new Text(kind, new PushTemplate(text));
        }
        PushTemplate place = new PushTemplate("{" + text.substring(1, text.lastIndexOf(':')) + "}");
        if (place.names().isEmpty()) {
            throw new IllegalArgumentException("'" + text + "' is no place to fill in");
        }
        return new Text(kind, place);
    }

    private static boolean alone(String text, String kind) {
        return text.startsWith("{") && text.endsWith(kind) && text.indexOf('{', 1) < 0;
    }

    @Override
    public String toString() {
        return "PushBody[...]";
    }
}
