package io.tierhub.intake;

import io.tierhub.vocabulary.Setting;
import java.util.List;

/** A source column, by the names that it may have; the first that is present wins. */
public record Columns(
        @Setting("The names that the column may have; the first present wins.")
        List<String> names) {
    public Columns {
        names = List.copyOf(names);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("a column needs a name: write the header text of the column");
        }
        for (String name : names) {
            if (name.isBlank()) {
                throw new IllegalArgumentException(
                        "a column name must not be blank: write the header text, or the position (1, 2, ...)");
            }
        }
    }

    public static Columns of(String name) {
        return new Columns(List.of(name));
    }

    public static Columns of(List<String> names) {
        return new Columns(names);
    }

    @Override
    public String toString() {
        return String.join(" or ", names);
    }
}
