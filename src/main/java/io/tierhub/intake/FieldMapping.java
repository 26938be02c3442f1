package io.tierhub.intake;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the value of one canonical field comes from: a constant, a column, or several columns, and the steps from there.
 *
 * @param constant the same value for every row; null where columns are read
 * @param how what several columns make together
 * @param sources the columns, each by the names that it may have; empty for a constant
 * @param with what stands between joined columns
 * @param steps from the text of the cells to the value, in their order
 */
public record FieldMapping(
        @Nullable String constant, How how, List<Columns> sources, String with, List<Transform> steps) {
    /** What the columns of a field make together. */
    public enum How {
        /** One column; of a field with several values, each of its names is one. */
        COLUMN,
        /** All that are not blank, one behind the other. */
        JOIN,
        /** In each row the first that is not blank. */
        FIRST_OF
    }

    public FieldMapping {
        sources = List.copyOf(sources);
        steps = List.copyOf(steps);
        if ((constant == null) == sources.isEmpty()) {
            throw new IllegalArgumentException(
                    "a field comes from a column or from a constant: write the column, or {const: value}");
        }
    }

    static FieldMapping constant(String value) {
        return new FieldMapping(value, How.COLUMN, List.of(), "", List.of());
    }

    static FieldMapping column(Columns column, List<Transform> steps) {
        return new FieldMapping(null, How.COLUMN, List.of(column), "", steps);
    }

    /** All names of all columns. */
    public List<String> columns() {
        List<String> names = new ArrayList<>();
        sources.forEach(each -> names.addAll(each.names()));
        return names;
    }
}
