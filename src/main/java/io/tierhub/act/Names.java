package io.tierhub.act;

import io.tierhub.vocabulary.Setting;
import java.util.List;

/** One name or several. */
public record Names(
        @Setting("A name, or a list of names.") List<String> names) {
    /** Nobody. */
    static final Names NONE = new Names(List.of());

    public Names {
        names = List.copyOf(names);
    }

    public static Names of(String name) {
        return new Names(List.of(name));
    }

    public static Names of(List<String> names) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("the list is empty; name something or remove the key");
        }
        return new Names(names);
    }
}
