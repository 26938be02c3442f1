package io.tierhub.config;

import java.nio.file.Path;
import java.util.Map;

/** The built-in values, which the records themselves declare. */
final class Defaults {
    private Defaults() {}

    /** The default of a key; a default that does not bind is a fault in the record. */
    static Object of(SettingKey key) {
        Problems problems = new Problems();
        YamlNode node =
                YamlReader.read("default of " + key.name(), key.def(), problems).orElseThrow();
        Object value = binder(problems).value(new Spot(node.at(), key.name(), false), node, key.type());
        problems.refuseIfAny();
        return value;
    }

    /** A whole record of defaults. */
    static <T extends Record> T of(Class<T> type) {
        Problems problems = new Problems();
        YamlNode node = YamlReader.read("defaults of " + type.getSimpleName(), "", problems)
                .orElseThrow();
        T value = binder(problems).bind(node, type);
        problems.refuseIfAny();
        if (value == null) {
            throw new IllegalStateException("no defaults of " + type.getName());
        }
        return value;
    }

    private static YamlBinder binder(Problems problems) {
        return new YamlBinder(problems, new Interpolation(Path.of(""), Map.of()));
    }
}
