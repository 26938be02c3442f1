package io.tierhub.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.tierhub.grade.Ruleset;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A ruleset with every one of its settings as text, defaults too: what it says stays the same when a later release has
 * other defaults. The text is JSON, and so YAML that a ruleset's file may hold.
 */
public final class RulesetText {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private RulesetText() {}

    public static String of(Ruleset ruleset) {
        try {
            return JSON.writeValueAsString(plain(ruleset));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("settings are maps, lists and texts", e);
        }
    }

    /**
     * The ruleset of a text.
     *
     * @param id what {@link Ruleset#id} said when the text was written
     * @throws ConfigRefused when this release cannot grade by it, or reads something else in it
     */
    public static Ruleset read(String id, String text) {
        Problems problems = new Problems();
        Interpolation nothing = new Interpolation(Path.of(""), Map.of());
        @Nullable Ruleset ruleset = YamlReader.read(id, text, problems)
                .map(root -> new YamlBinder(problems, nothing).bind(root, Ruleset.class))
                .orElse(null);
        problems.refuseIfAny();
        if (ruleset == null || !ruleset.id().equals(id)) {
            problems.add(
                    new Place(id, 0),
                    "",
                    null,
                    "this release reads other rules in it than were kept; activate a ruleset of config/grading");
        }
        problems.refuseIfAny();
        return java.util.Objects.requireNonNull(ruleset);
    }

    private static Object plain(Object value) {
        if (value instanceof Record settings) {
            Map<String, Object> keys = new LinkedHashMap<>();
            List<SettingKey> names = SettingKey.of(settings.getClass());
            RecordComponent[] components = settings.getClass().getRecordComponents();
            for (int i = 0; i < components.length; i++) {
                @Nullable Object component = component(components[i], settings);
                if (component != null) {
                    keys.put(names.get(i).name(), plain(component));
                }
            }
            return keys;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> keys = new LinkedHashMap<>();
            map.forEach((key, element) -> keys.put(String.valueOf(plain(key)), plain(element)));
            return keys;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(RulesetText::plain).toList();
        }
        return scalar(value);
    }

    private static String scalar(Object value) {
        return value instanceof BigDecimal number
                ? number.toPlainString()
                : value instanceof Enum<?> constant ? Scalars.written(constant) : value.toString();
    }

    private static @Nullable Object component(RecordComponent component, Record settings) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(settings);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("settings records are public: " + component, e);
        }
    }
}
