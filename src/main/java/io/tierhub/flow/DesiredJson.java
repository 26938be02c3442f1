package io.tierhub.flow;

import io.tierhub.act.Desired;
import io.tierhub.publish.ActionDue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How a customer should stand in a target, as text: equal states are equal texts. */
final class DesiredJson {
    private static final String FIELDS = "fields";
    private static final String TAGS = "tags";

    private DesiredJson() {}

    static String text(Desired desired) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(FIELDS, desired.fields());
        map.put(TAGS, desired.tags());
        return JsonText.of(map);
    }

    static Desired read(String text) {
        Map<String, Object> map = StoredJson.object(text);
        SortedMap<String, String> fields = new TreeMap<>();
        SortedMap<String, Boolean> tags = new TreeMap<>();
        of(map, FIELDS).forEach((key, value) -> fields.put(String.valueOf(key), String.valueOf(value)));
        of(map, TAGS).forEach((key, value) -> tags.put(String.valueOf(key), Boolean.TRUE.equals(value)));
        return new Desired(fields, tags);
    }

    /** What the target hears: all fields, all tags, and the tags that it was told to add and that no action wants now. */
    static ActionDue.State event(Desired now, @Nullable Desired before) {
        List<String> add = new ArrayList<>();
        List<String> remove = new ArrayList<>();
        SortedMap<String, Boolean> tags = new TreeMap<>(now.tags());
        if (before != null) {
            before.tags().forEach((tag, wanted) -> {
                if (wanted) {
                    tags.putIfAbsent(tag, false);
                }
            });
        }
        tags.forEach((tag, wanted) -> (wanted ? add : remove).add(tag));
        return new ActionDue.State(now.fields(), add, remove);
    }

    private static Map<?, ?> of(Map<String, Object> map, String key) {
        return map.get(key) instanceof Map<?, ?> found ? found : Map.of();
    }
}
