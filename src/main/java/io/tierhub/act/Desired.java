package io.tierhub.act;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a customer should stand in a target system. In a file: fields with their values, and {@code tags.add} (or
 * {@code tags}) and {@code tags.remove} with lists, and {@code approval: required}.
 *
 * @param fields values by field; a value may hold {@code ${tier}}, {@code ${stage}}, {@code ${customer}}
 * @param tags by tag, whether the customer should have it
 * @param approval whether it holds for a customer only once a person has approved it
 */
public record Desired(SortedMap<String, String> fields, SortedMap<String, Boolean> tags, boolean approval) {
    public Desired {
        fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    /** What holds without asking anybody. */
    public Desired(SortedMap<String, String> fields, SortedMap<String, Boolean> tags) {
        this(fields, tags, false);
    }

    /** Reads what stands in a file. */
    public static Desired of(Map<String, ?> keys) {
        SortedMap<String, String> fields = new TreeMap<>();
        SortedMap<String, Boolean> tags = new TreeMap<>();
        boolean approval = false;
        for (Map.Entry<String, ?> each : keys.entrySet()) {
            String key = each.getKey();
            switch (key) {
                case "tags", "tags.add" -> tags(key, each.getValue()).forEach(tag -> tags.put(tag, true));
                case "tags.remove" -> tags(key, each.getValue()).forEach(tag -> tags.put(tag, false));
                case "approval" -> approval = required(value(key, each.getValue()));
                default -> fields.put(key, value(key, each.getValue()));
            }
        }
        return new Desired(fields, tags, approval);
    }

    private static boolean required(String value) {
        if (!value.equals("required")) {
            throw new IllegalArgumentException("approval: is required, or not there; change " + value);
        }
        return true;
    }

    private static List<String> tags(String key, @Nullable Object value) {
        List<String> tags = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.forEach(tag -> tags.add(value(key, tag)));
            return tags;
        }
        return List.of(value(key, value));
    }

    private static String value(String key, @Nullable Object value) {
        if (key.startsWith("tag.")
                || key.startsWith("tags.") && !key.equals("tags.add") && !key.equals("tags.remove")) {
            throw new IllegalArgumentException(key + ": tags are set by tags.add and tags.remove");
        }
        if (value instanceof String text && !text.isBlank()) {
            return text;
        }
        throw new IllegalArgumentException(key + ": a field of a target has one value; write it, or remove the key");
    }

    boolean isEmpty() {
        return fields.isEmpty() && tags.isEmpty();
    }

    /** This with another over it: of what both name, the other holds. */
    Desired with(Desired over) {
        SortedMap<String, String> allFields = new TreeMap<>(fields);
        allFields.putAll(over.fields);
        SortedMap<String, Boolean> allTags = new TreeMap<>(tags);
        allTags.putAll(over.tags);
        return new Desired(allFields, allTags);
    }

    /** Nothing at all. */
    static Desired nothing() {
        return new Desired(new TreeMap<>(), new TreeMap<>());
    }
}
