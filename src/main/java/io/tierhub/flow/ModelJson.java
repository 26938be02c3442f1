package io.tierhub.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierhub.match.Level;
import io.tierhub.match.MatchField;
import io.tierhub.match.MatchModel;
import io.tierhub.match.MatchModel.Learned;
import io.tierhub.match.Weights;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A model as JSON: {@code version}, then for persons and organizations {@code learned_from} (0: shipped), {@code pairs},
 * {@code partners}, and {@code fields} by field and level with m, u and their weight in bits.
 */
public final class ModelJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ModelJson() {}

    /** The model as maps and numbers, in the order in which it is shown. */
    public static Map<String, Object> map(MatchModel model) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("version", model.version());
        map.put("persons", map(model.persons()));
        map.put("organizations", map(model.organizations()));
        return map;
    }

    private static Map<String, Object> map(Learned learned) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("learned_from", learned.records());
        map.put("pairs", learned.pairs());
        map.put("partners", learned.weights().partners());
        Map<String, Object> fields = new LinkedHashMap<>();
        for (MatchField field : MatchField.values()) {
            if (!learned.weights().levels(field).isEmpty()) {
                fields.put(name(field), levels(learned.weights(), field));
            }
        }
        map.put("fields", fields);
        return map;
    }

    private static Map<String, Object> levels(Weights weights, MatchField field) {
        Map<String, Object> levels = new LinkedHashMap<>();
        for (Level level : weights.levels(field)) {
            Map<String, Object> chances = new LinkedHashMap<>();
            chances.put("m", weights.m(field, level));
            chances.put("u", weights.u(field, level));
            chances.put("bits", Math.round(weights.bits(field, level) * 1000) / 1000.0);
            levels.put(name(level), chances);
        }
        return levels;
    }

    static String text(MatchModel model) {
        return JsonText.of(map(model));
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalStateException if it is damaged, or knows a field or level that this release does not
     */
    static MatchModel read(String json) {
        try {
            JsonNode model = JSON.readTree(json);
            return new MatchModel(
                    model.path("version").asInt(),
                    learned(model.path("persons")),
                    learned(model.path("organizations")));
        } catch (JsonProcessingException | IllegalArgumentException damaged) {
            throw new IllegalStateException(
                    "the stored match model cannot be read (" + damaged.getMessage()
                            + "); learn it anew: tierhub match --train",
                    damaged);
        }
    }

    private static Learned learned(JsonNode of) {
        StringBuilder text =
                new StringBuilder("partners ").append(of.path("partners").asDouble());
        of.path("fields").fields().forEachRemaining(field -> {
            text.append('\n').append(field.getKey());
            field.getValue()
                    .fields()
                    .forEachRemaining(level -> text.append(' ')
                            .append(level.getKey())
                            .append(' ')
                            .append(level.getValue().path("m").asDouble())
                            .append(' ')
                            .append(level.getValue().path("u").asDouble()));
        });
        return new Learned(
                Weights.parse(text.toString()),
                of.path("learned_from").asInt(),
                of.path("pairs").asLong());
    }

    private static String name(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
