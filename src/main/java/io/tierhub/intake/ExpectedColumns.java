package io.tierhub.intake;

import java.util.ArrayList;
import java.util.List;
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
