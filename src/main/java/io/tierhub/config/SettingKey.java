package io.tierhub.config;

import io.tierhub.vocabulary.Setting;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One key of a settings record.
 *
 * @param name as written in files: {@code min_history_days}
 * @param meaning one sentence
 * @param def the default as YAML; empty if there is none
 */
record SettingKey(String name, Type type, String meaning, String def, boolean nullable) {
    /** The keys of a record, in its order. */
    static List<SettingKey> of(Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).map(SettingKey::of).toList();
    }

    private static SettingKey of(RecordComponent component) {
        @Nullable Setting setting = component.getAnnotation(Setting.class);
        if (setting == null) {
            throw new IllegalStateException(
                    component.getDeclaringRecord().getName() + "." + component.getName() + " lacks @Setting");
        }
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return new SettingKey(
                snake(component.getName()), component.getGenericType(), setting.value(), setting.def(), nullable);
    }

    /** Whether a file must give it. */
    boolean required() {
        return def.isEmpty() && !nullable && !many();
    }

    boolean many() {
        Class<?> raw = Shorthand.raw(type);
        return raw == List.class || raw == Map.class;
    }

    /** Whether no message may show its value. */
    boolean secret() {
        return Secrets.hides(type, name);
    }

    private static String snake(String camel) {
        StringBuilder snake = new StringBuilder();
        for (int i = 0; i < camel.length(); i++) {
            char c = camel.charAt(i);
            if (Character.isUpperCase(c)) {
                snake.append('_');
            }
            snake.append(Character.toLowerCase(c));
        }
        return snake.toString();
    }
}
