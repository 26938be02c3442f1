package io.tierhub.intake;

import io.tierhub.vocabulary.Entity;
import io.tierhub.vocabulary.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code map} of an entity: canonical fields and where their values come from, in the order of the file. */
public record FieldMap(List<Entry> entries) {
    /**
     * @param path the canonical field ({@code name}) or a keyed one ({@code attributes.sales_area})
     */
    public record Entry(String path, FieldMapping from) {}

    public FieldMap {
        entries = List.copyOf(entries);
    }

    /**
     * Reads the YAML of a map. Every field must be canonical for some entity; {@link #problem} says whether it is for a
     * given one.
     */
    public static FieldMap of(Map<String, Object> yaml) {
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, Object> line : yaml.entrySet()) {
            String field = String.valueOf(line.getKey());
            if (!FieldNames.known(field)) {
                throw new IllegalArgumentException(unknown("field", field, FieldNames.all()));
            }
            if (FieldNames.keyed(field)) {
                addKeyed(entries, field, line.getValue());
            } else {
                entries.add(new Entry(field, FieldMappings.read(field, line.getValue())));
            }
        }
        return new FieldMap(entries);
    }

    /** What is wrong with using this map for that entity, in words; null: nothing. */
    public @Nullable String problem(Entity entity) {
        List<String> names = FieldNames.of(entity);
        for (Entry entry : entries) {
            String field = head(entry.path());
            if (!names.contains(field)) {
                return unknown("field of " + entity.configName(), field, names);
            }
        }
        return null;
    }

    private static void addKeyed(List<Entry> entries, String field, @Nullable Object yaml) {
        List<String> parts = FieldNames.parts(field);
        if (!(yaml instanceof Map<?, ?> named)) {
            if (field.equals(FactField.ITEMS.key())) {
                entries.add(new Entry(field, FieldMappings.read(field, yaml)));
                return;
            }
            String example = parts.isEmpty() ? "some_name" : parts.get(0);
            throw new IllegalArgumentException(
                    field + " holds named values: write " + field + ": {" + example + ": column}");
        }
        for (Map.Entry<?, ?> line : named.entrySet()) {
            String name = String.valueOf(line.getKey());
            if (!parts.isEmpty() && !parts.contains(name)) {
                throw new IllegalArgumentException(unknown("part of " + field, name, parts));
            }
            String path = field + "." + name;
            entries.add(new Entry(path, FieldMappings.read(path, line.getValue())));
        }
    }

    static String unknown(String what, String name, List<String> known) {
        String near = Nearest.to(name, known);
        return "unknown " + what + " '" + name + "'; "
                + (near == null ? "known are " + String.join(", ", known) : "did you mean " + near + "?");
    }

    private static String head(String path) {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }
}
