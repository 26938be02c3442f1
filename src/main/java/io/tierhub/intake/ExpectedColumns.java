package io.tierhub.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns that a mapping looks for: strong evidence of where the header stands.
 *
 * @param key the names of the key column (of the customer column where a fact has no key); null if nothing is known
 * @param others the names of every other mapped column
 */
public record ExpectedColumns(@Nullable List<String> key, List<List<String>> others) {
    /** Nothing is known. */
    public static final ExpectedColumns NONE = new ExpectedColumns(null, List.of());

    /**
     * How well these columns fit: how many of the expected ones are among them. 0 unless the key is, or half of all.
     *
     * @param columns names as {@link Header#folded} makes them
     */
    int found(Set<String> columns) {
        boolean withKey = key != null && holds(columns, key);
        int found = withKey ? 1 : 0;
        for (List<String> names : others) {
            found += holds(columns, names) ? 1 : 0;
        }
        int sought = others.size() + (key == null ? 0 : 1);
        return withKey || found * 2 >= sought ? found : 0;
    }

    /** Whether any of these names, as {@link Header#folded} makes them, is expected. */
    boolean names(Set<String> columns) {
        return key != null && holds(columns, key) || others.stream().anyMatch(names -> holds(columns, names));
    }

    private static boolean holds(Set<String> columns, List<String> names) {
        for (String name : names) {
            if (columns.contains(Header.folded(name))) {
                return true;
            }
        }
        return false;
    }

    static ExpectedColumns of(EntityMapping mapping) {
        List<List<String>> others = new ArrayList<>();
        Columns key = mapping.key();
        if (mapping.customer() != null) {
            if (key == null) {
                key = mapping.customer().columns();
            } else {
                others.add(mapping.customer().columns().names());
            }
        }
        for (FieldMap.Entry entry : mapping.map().entries()) {
            entry.from().sources().forEach(source -> others.add(source.names()));
        }
        return new ExpectedColumns(key == null ? null : key.names(), others);
    }
}
