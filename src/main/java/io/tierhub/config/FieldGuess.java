package io.tierhub.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns that a field most likely comes from.
 *
 * @param columns several where a field has several
 * @param steps what the mapping says beside the column, as in {@code unit: 万}; empty: nothing
 * @param doubt what a person should look at, in words; null: nothing
 */
record FieldGuess(
        List<String> columns, String steps, @Nullable String doubt) {
    static FieldGuess sure(List<String> columns) {
        return new FieldGuess(List.copyOf(columns), "", null);
    }

    static FieldGuess doubtful(String column, String doubt) {
        return new FieldGuess(List.of(column), "", doubt);
    }

    FieldGuess with(String words) {
        return new FieldGuess(columns, steps, words);
    }

    FieldGuess step(String words) {
        return new FieldGuess(columns, words, doubt);
    }
}
