package io.tierhub.cli;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An object of an answer in JSON, its names in the order in which they were put. */
final class JsonMap {
    private final Map<String, @Nullable Object> map = new LinkedHashMap<>();

    JsonMap put(String name, @Nullable Object value) {
        map.put(name, value);
        return this;
    }

    /** Puts the text of a value: a key, a day, a constant; null stays null. */
    JsonMap text(String name, @Nullable Object value) {
        return put(name, value == null ? null : value.toString());
    }

    JsonMap time(String name, @Nullable OffsetDateTime time) {
        return put(name, time == null ? null : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time));
    }

    <T> JsonMap list(String name, List<T> items, Function<T, JsonMap> form) {
        return put(name, items.stream().map(item -> form.apply(item).map).toList());
    }

    <T> JsonMap object(String name, @Nullable T item, Function<T, JsonMap> form) {
        return put(name, item == null ? null : form.apply(item).map);
    }

    JsonMap putAll(Map<String, ?> others) {
        map.putAll(others);
        return this;
    }

    Map<String, @Nullable Object> map() {
        return map;
    }
}
