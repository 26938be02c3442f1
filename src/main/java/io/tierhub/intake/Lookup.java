package io.tierhub.intake;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Source value to canonical value.
 *
 * @param otherwise what a value becomes that is not listed; null: it passes as it is, and is counted
 */
record Lookup(Map<String, String> values, @Nullable String otherwise) implements Transform {
    Lookup {
        values = Map.copyOf(values);
    }

    @Override
    public List<String> apply(String text) {
        String canonical = values.get(text);
        return List.of(canonical != null ? canonical : otherwise != null ? otherwise : text);
    }

    /** Whether the table says nothing about a value. */
    boolean misses(String text) {
        return otherwise == null && !values.containsKey(text);
    }
}
