package io.tierhub.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a configuration file says, before anyone knows what it means. Every node knows where it stands. */
sealed interface YamlNode {
    /** Where the node begins. */
    Place at();

    /**
     * One value.
     *
     * @param text as written, without quotes
     * @param plain whether it stood without quotes: only then can it mean "nothing"
     */
    record Scalar(Place at, String text, boolean plain) implements YamlNode {
        boolean isNothing() {
            return plain && (text.isEmpty() || text.equals("~") || text.equals("null"));
        }
    }

    /** A list. */
    record Items(Place at, List<YamlNode> items) implements YamlNode {}

    /** Keys with their values, in the order of the file; every key once. */
    record Keys(Place at, Map<String, Entry> entries) implements YamlNode {}

    /** A value and the place of its key. */
    record Entry(Place at, YamlNode value) {}

    /** The text of a scalar, for messages; null for anything else. */
    static @Nullable String shown(YamlNode node) {
        return node instanceof Scalar scalar ? scalar.text() : null;
    }

    /** The node as maps, lists and strings, for types that read their own YAML; nothing becomes null. */
    static @Nullable Object raw(YamlNode node, Interpolation interpolation) {
        if (node instanceof Scalar scalar) {
            return scalar.isNothing() ? null : interpolation.resolve(scalar.text());
        }
        if (node instanceof Items items) {
            List<@Nullable Object> list = new ArrayList<>();
            items.items().forEach(item -> list.add(raw(item, interpolation)));
            return list;
        }
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        ((Keys) node).entries().forEach((key, entry) -> map.put(key, raw(entry.value(), interpolation)));
        return map;
    }
}
