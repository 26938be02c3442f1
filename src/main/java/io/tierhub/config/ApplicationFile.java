package io.tierhub.config;

import io.tierhub.config.YamlNode.Entry;
import io.tierhub.config.YamlNode.Keys;
import io.tierhub.config.YamlNode.Scalar;
import io.tierhub.vocabulary.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code config/application.properties} and all that stands above it. */
final class ApplicationFile {
    static final String NAME = "config/application.properties";

    /** The {@code tierhub.*} settings, and every property with its origin: Camel's, the routes' and ours. */
    record Loaded(@Nullable ApplicationSettings settings, Map<String, Property> properties) {}

    private final Problems problems;
    private final Interpolation interpolation;

    ApplicationFile(Problems problems, Interpolation interpolation) {
        this.problems = problems;
        this.interpolation = interpolation;
    }

    Loaded load(String text, Layers layers) {
        List<String> known = known(ApplicationSettings.class, ApplicationSettings.PREFIX);
        Map<String, Property> all = layers.over(PropertiesFile.read(NAME, text, problems), known);
        Keys root = new Keys(new Place(NAME, 0), new LinkedHashMap<>());
        for (Property property : all.values()) {
            if (known.contains(property.key())) {
                put(root, property.key().split("\\."), 0, property);
            } else {
                refuseMistyped(property, known);
            }
        }
        @Nullable Entry ours = root.entries().get("tierhub");
        YamlNode settings = ours == null ? new Keys(root.at(), Map.of()) : ours.value();
        YamlBinder binder = new YamlBinder(problems, interpolation);
        Object bound = binder.value(new Spot(settings.at(), "tierhub", false), settings, ApplicationSettings.class);
        return new Loaded(bound == YamlBinder.FAILED ? null : (ApplicationSettings) bound, filledIn(all));
    }

    /** References in keys of ours were looked up while binding; those that lead nowhere have been noted then. */
    private Map<String, Property> filledIn(Map<String, Property> properties) {
        Map<String, Property> filledIn = new LinkedHashMap<>();
        for (Property property : properties.values()) {
            try {
                filledIn.put(property.key(), property.filledIn(interpolation));
            } catch (IllegalArgumentException e) {
                if (!property.key().startsWith(ApplicationSettings.PREFIX)) {
                    problems.add(property.origin(), property.key(), property.shown(), String.valueOf(e.getMessage()));
                }
            }
        }
        return filledIn;
    }

    /** Every key of a settings record that holds one value, with dots. */
    static List<String> known(Class<?> type, String prefix) {
        List<String> keys = new ArrayList<>();
        for (SettingKey key : SettingKey.of(type)) {
            Class<?> raw = Shorthand.raw(key.type());
            if (Scalars.knows(raw)) {
                keys.add(prefix + key.name());
            } else {
                keys.addAll(known(raw, prefix + key.name() + "."));
            }
        }
        return keys;
    }

    /** Keys of Camel and of the routes' own placeholders pass; what was meant to be ours does not pass unseen. */
    private void refuseMistyped(Property property, List<String> known) {
        String key = property.key();
        int dot = key.indexOf('.');
        String head = dot < 0 ? key : key.substring(0, dot);
        if (head.equals("tierhub")) {
            problems.add(property.origin(), key, property.shown(), "unknown key; " + Nearest.remedy(key, known));
        } else if (!head.equals("camel") && Nearest.to(head, List.of("tierhub", "camel")) != null) {
            problems.add(
                    property.origin(),
                    key,
                    property.shown(),
                    "unknown key; " + Nearest.remedy(head, List.of("tierhub", "camel")));
        }
    }

    private static void put(Keys above, String[] path, int depth, Property property) {
        Place at = property.origin();
        if (depth == path.length - 1) {
            above.entries().put(path[depth], new Entry(at, new Scalar(at, property.written(), false)));
            return;
        }
        Entry below =
                above.entries().computeIfAbsent(path[depth], key -> new Entry(at, new Keys(at, new LinkedHashMap<>())));
        put((Keys) below.value(), path, depth + 1, property);
    }
}
