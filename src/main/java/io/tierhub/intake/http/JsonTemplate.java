package io.tierhub.intake.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A JSON body whose texts are templates. A text that is one place and {@code :number}, as in {@code "{limit:number}"},
 * becomes a number; a member or item for which there is no value yet, such as the cursor of the first page, is left out.
 */
public final class JsonTemplate {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NUMBER = ":number}";

    private final JsonNode root;

    private JsonTemplate(JsonNode root) {
        this.root = root;
    }

    /** Reads a body; what is no JSON is refused. */
    public static JsonTemplate of(String text) {
        try {
            JsonNode root = JSON.readTree(text);
            if (!root.isContainerNode()) {
                throw new IllegalArgumentException("body must be a JSON object or array, in quotes or after |");
            }
            JsonTemplate template = new JsonTemplate(root);
            template.fill(name -> "0"); // finds a misspelt place
            return template;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("body is not JSON: " + e.getOriginalMessage()
                    + "; put places to fill in inside quotes, as in \"{cursor}\" or \"{limit:number}\"");
        }
    }

    /** The body with everything filled in. */
    public String fill(Function<String, @Nullable String> values) {
        JsonNode filled = JsonTexts.replaced(root, text -> text(text, values));
        return filled == null ? "{}" : filled.toString();
    }

    private static @Nullable JsonNode text(String text, Function<String, @Nullable String> values) {
        boolean number = text.startsWith("{") && text.endsWith(NUMBER) && text.indexOf('{', 1) < 0;
        Template template = new Template(number ? text.replace(NUMBER, "}") : text);
        @Nullable String value = template.fill(values);
        if (value == null || !number) {
            return value == null ? null : TextNode.valueOf(value);
        }
        if (!value.matches("-?\\d{1,18}")) {
            throw new IllegalArgumentException(text + " is to be a number and is '" + value + "'");
        }
        return JsonNodeFactory.instance.numberNode(Long.parseLong(value));
    }

    @Override
    public String toString() {
        return "JsonTemplate[...]";
    }
}
