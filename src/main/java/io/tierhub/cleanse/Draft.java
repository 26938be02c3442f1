package io.tierhub.cleanse;

import io.tierhub.vocabulary.FieldValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values and warnings of a record while it is cleansed. */
final class Draft {
    final List<FieldValue> values = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>(2);

    void add(String field, String value) {
        values.add(new FieldValue(field, value));
    }

    /** Adds the value, or the warning where there is none. */
    void addOrWarn(String field, @Nullable String value, String warning) {
        if (value == null) {
            warn(warning);
        } else {
            add(field, value);
        }
    }

    /** Adds what a cell held, each value once in the record. */
    void addAll(String field, Found found, String warning) {
        for (String value : found.values()) {
            if (!holds(field, value)) {
                add(field, value);
            }
        }
        if (found.faulty()) {
            warn(warning);
        }
    }

    void warn(String code) {
        if (!warnings.contains(code)) {
            warnings.add(code);
        }
    }

    @Nullable String first(String field) {
        for (FieldValue v : values) {
            if (v.field().equals(field)) {
                return v.value();
            }
        }
        return null;
    }

    boolean has(String field) {
        return first(field) != null;
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    private boolean holds(String field, String value) {
        for (FieldValue v : values) {
            if (v.field().equals(field) && v.value().equals(value)) {
                return true;
            }
        }
        return false;
    }
}
