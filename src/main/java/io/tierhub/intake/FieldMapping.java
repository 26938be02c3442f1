package io.tierhub.intake;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the value of one canonical field comes from: a constant, or a column.
 *
 * @param constant the same value for every row; null where a column is read
 * @param columns the names that the column may have; empty for a constant
 * @param values source value to canonical value; a value that is not listed passes as it is
 */
public record FieldMapping(@Nullable String constant, List<String> columns, Map<String, String> values) {
    public FieldMapping {
        columns = List.copyOf(columns);
        values = Map.copyOf(values);
        if ((constant == null) == columns.isEmpty()) {
            throw new IllegalArgumentException(
                    "a field comes from a column or from a constant: write the column, or {const: value}");
        }
    }
}
