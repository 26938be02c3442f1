package io.tierhub.intake;

import io.tierhub.intake.FieldMapping.How;
import io.tierhub.vocabulary.CustomerField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the ways of writing a {@link FieldMapping}: column, aliases, or keys that say where from and which steps. */
final class FieldMappings {
    private static final String NEEDS = " needs a column name, a list of them, {const: value} or {column: name, values:"
            + " {...}}";
    private static final List<String> ORIGINS = List.of("const", "column", "join", "first_of");

    private FieldMappings() {}

    static FieldMapping read(String path, @Nullable Object yaml) {
        if (!(yaml instanceof Map<?, ?> map)) {
            return FieldMapping.column(aliases(path, yaml), List.of());
        }
        refuseUnknown(path, map);
        String origin = origin(path, map);
        if (origin.equals("const")) {
            if (map.size() > 1) {
                throw new IllegalArgumentException(path + " is a constant: leave out every other key");
            }
            return FieldMapping.constant(scalar(path, map.get("const")));
        }
        if (map.containsKey("with") && !origin.equals("join")) {
            throw new IllegalArgumentException(path + ".with stands between joined columns: write join: [a, b] beside it");
        }
        boolean several = CustomerField.PHONES.key().equals(path) || CustomerField.EMAILS.key().equals(path);
        List<Transform> steps = new StepsReader(path, several).read(map);
        if (origin.equals("column")) {
            return FieldMapping.column(aliases(path, map.get("column")), steps);
        }
        String with = map.containsKey("with") ? scalar(path + ".with", map.get("with")) : " ";
        How how = origin.equals("join") ? How.JOIN : How.FIRST_OF;
        return new FieldMapping(null, how, sources(path + "." + origin, map.get(origin)), with, steps);
    }

    private static void refuseUnknown(String path, Map<?, ?> map) {
        List<String> known = new ArrayList<>(ORIGINS);
        known.add("with");
        known.addAll(StepsReader.KEYS);
        for (Object key : map.keySet()) {
            if (!known.contains(String.valueOf(key))) {
                throw new IllegalArgumentException(FieldMap.unknown("key of " + path, String.valueOf(key), known));
            }
        }
    }

    private static String origin(String path, Map<?, ?> map) {
        List<String> said = ORIGINS.stream().filter(map::containsKey).toList();
        if (said.isEmpty()) {
            throw new IllegalArgumentException(path + NEEDS);
        }
        if (said.size() > 1) {
            throw new IllegalArgumentException(
                    path + (said.contains("const") ? " is a constant: leave out every other key" : " comes from one of "
                            + String.join(", ", said) + ": leave out the others"));
        }
        return said.get(0);
    }

    private static List<Columns> sources(String path, @Nullable Object yaml) {
        if (!(yaml instanceof List<?> list) || list.size() < 2) {
            throw new IllegalArgumentException(path + " needs two columns or more: write [a, b]");
        }
        List<Columns> columns = new ArrayList<>();
        for (Object each : list) {
            columns.add(aliases(path, each));
        }
        return columns;
    }

    private static Columns aliases(String path, @Nullable Object yaml) {
        if (yaml instanceof List<?> list) {
            List<String> names = new ArrayList<>();
            for (Object name : list) {
                names.add(scalar(path, name));
            }
            return Columns.of(names);
        }
        return Columns.of(scalar(path, yaml));
    }

    private static String scalar(String path, @Nullable Object yaml) {
        if (yaml == null || yaml instanceof Map || yaml instanceof List) {
            throw new IllegalArgumentException(path + NEEDS);
        }
        return String.valueOf(yaml);
    }
}
