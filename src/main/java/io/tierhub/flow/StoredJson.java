package io.tierhub.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierhub.flow.CustomerExplanation.Part;
import io.tierhub.vocabulary.Bilingual;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads back what grading explained when it graded. */
final class StoredJson {
    /** Money keeps its two decimals. */
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};

    private StoredJson() {}

    /** An object of numbers and texts, in its order. */
    static Map<String, Object> object(String json) {
        try {
            return JSON.readValue(json, OBJECT);
        } catch (JsonProcessingException e) {
            throw damaged(e);
        }
    }

    /** A list of contributions (factor, value, points, zh, en). */
    static List<Part> parts(String json) {
        return parts(tree(json));
    }

    /** One of the lists of an object: reasons (code, points, zh, en) or contributions. */
    static List<Part> parts(String json, String list) {
        return parts(tree(json).path(list));
    }

    private static List<Part> parts(JsonNode list) {
        List<Part> parts = new ArrayList<>(list.size());
        for (JsonNode part : list) {
            JsonNode value = part.get("value");
            parts.add(new Part(
                    part.path(part.has("factor") ? "factor" : "code").asText(),
                    value == null ? null : value.asDouble(),
                    part.path("points").asDouble(),
                    new Bilingual(part.path("zh").asText(), part.path("en").asText())));
        }
        return parts;
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw damaged(e);
        }
    }

    private static IllegalStateException damaged(JsonProcessingException e) {
        return new IllegalStateException("a stored explanation is not JSON; grade again: tierhub grade --all", e);
    }
}
