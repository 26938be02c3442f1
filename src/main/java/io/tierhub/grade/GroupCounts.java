package io.tierhub.grade;

import java.util.Map;
import java.util.TreeMap;

/** How many customers of a run have each persona and each tag; empty where the rules know none. */
public final class GroupCounts {
    private final Map<String, Long> personas = new TreeMap<>();
    private final Map<String, Long> tags = new TreeMap<>();

    void persona(String name) {
        personas.merge(name, 1L, Long::sum);
    }

    void tag(String name) {
        tags.merge(name, 1L, Long::sum);
    }

    public Map<String, Long> personas() {
        return personas;
    }

    public Map<String, Long> tags() {
        return tags;
    }
}
