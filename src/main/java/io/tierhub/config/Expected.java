package io.tierhub.config;

import java.util.List;

/** The remedy where YAML of the wrong shape stands. */
final class Expected {
    private Expected() {}

    static String of(Class<?> type) {
        if (type == List.class) {
            return "write a list, as in [a, b]";
        }
        if (Scalars.knows(type)) {
            return "write one value: " + Scalars.named(type);
        }
        if (Shorthand.of(type, String.class) != null) {
            return "write one value";
        }
        return type.isRecord()
                ? "write keys: "
                        + String.join(
                                ", ",
                                SettingKey.of(type).stream()
                                        .map(SettingKey::name)
                                        .toList())
                : "write keys with their values, each on a line of its own, indented";
    }

    static String insteadOfText(Class<?> type) {
        return (type == List.class
                        ? "a single value stands where a list is expected; "
                        : "a single value stands where keys are expected; ")
                + of(type);
    }
}
