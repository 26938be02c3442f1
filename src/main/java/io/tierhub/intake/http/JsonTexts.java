package io.tierhub.intake.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts something else in the place of each text of a JSON body. */
public final class JsonTexts {
    private JsonTexts() {}

    /**
     * A copy of a node.
     *
     * @param of what stands for a text; null leaves its member or item out
     * @return null if the node is itself a text that is left out
     */
    public static @Nullable JsonNode replaced(JsonNode node, Function<String, @Nullable JsonNode> of) {
        if (node.isTextual()) {
            return of.apply(node.textValue());
        }
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(member -> {
                JsonNode value = replaced(member.getValue(), of);
                if (value != null) {
                    object.set(member.getKey(), value);
                }
            });
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            for (JsonNode item : node) {
                JsonNode value = replaced(item, of);
                if (value != null) {
                    array.add(value);
                }
            }
            return array;
        }
        return node;
    }
}
