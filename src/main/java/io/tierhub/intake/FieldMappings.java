package io.tierhub.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the four ways of writing a {@link FieldMapping}: column, aliases, {const: x}, {column: c, values: {...}}. */
final class FieldMappings {
    private static final List<String> KEYS = List.of("const", "column", "values");

    private FieldMappings() {}

    static FieldMapping read(String path, @Nullable Object yaml) {
        if (!(yaml instanceof Map<?, ?> map)) {
            return new FieldMapping(null, columns(path, yaml), Map.of());
        }
        for (Object key : map.keySet()) {
            if (!KEYS.contains(String.valueOf(key))) {
                throw new IllegalArgumentException(FieldMap.unknown("key of " + path, String.valueOf(key), KEYS));
            }
        }
        Object constant = map.get("const");
        if (constant != null) {
            if (map.size() > 1) {
                throw new IllegalArgumentException(path + " is a constant: leave out column and values");
            }
            return new FieldMapping(scalar(path, constant), List.of(), Map.of());
        }
        return new FieldMapping(null, columns(path, map.get("column")), values(path, map.get("values")));
    }

    private static List<String> columns(String path, @Nullable Object yaml) {
        if (yaml instanceof List<?> list) {
            List<String> names = new ArrayList<>();
            for (Object name : list) {
                names.add(scalar(path, name));
            }
            return Columns.of(names).names();
        }
        return Columns.of(scalar(path, yaml)).names();
    }

    private static Map<String, String> values(String path, @Nullable Object yaml) {
        Map<String, String> values = new LinkedHashMap<>();
        if (yaml == null) {
            return values;
        }
        if (!(yaml instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException(path + ".values is a map: write {source value: canonical value}");
        }
        map.forEach((from, to) -> values.put(scalar(path, from).strip(), scalar(path, to)));
        return values;
    }

    private static String scalar(String path, @Nullable Object yaml) {
        if (yaml == null || yaml instanceof Map || yaml instanceof List) {
            throw new IllegalArgumentException(
                    path + " needs a column name, a list of them, {const: value} or {column: name, values: {...}}");
        }
        return String.valueOf(yaml);
    }
}
