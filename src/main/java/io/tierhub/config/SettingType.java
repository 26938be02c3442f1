package io.tierhub.config;

import io.tierhub.vocabulary.Secret;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;

/** What may stand at a key, in words for the reference. */
final class SettingType {
    private SettingType() {}

    static String named(Type type) {
        Class<?> raw = Shorthand.raw(type);
        if (raw == List.class) {
            return "list of " + named(Shorthand.argument(type, 0));
        }
        if (raw == Map.class) {
            return "keys, each with " + named(Shorthand.argument(type, 1));
        }
        if (Scalars.knows(raw)) {
            return Scalars.named(raw);
        }
        return raw == Secret.class ? "secret" : shapes(raw);
    }

    /** The record whose keys are to be listed below a key: that of the key itself, of its items or of its values. */
    static Class<?> below(Type type) {
        Class<?> raw = Shorthand.raw(type);
        if (raw == List.class) {
            return below(Shorthand.argument(type, 0));
        }
        return raw == Map.class ? below(Shorthand.argument(type, 1)) : raw;
    }

    /** Whether a type's keys can be written out in a file. */
    static boolean hasKeys(Class<?> type) {
        boolean ownShape = Shorthand.of(type, Map.class) != null;
        boolean wrapsOneValue =
                Shorthand.of(type, String.class) != null && type.isRecord() && type.getRecordComponents().length == 1;
        return type.isRecord() && !ownShape && !wrapsOneValue;
    }

    private static String shapes(Class<?> type) {
        StringBuilder shapes = new StringBuilder();
        String and = "";
        if (Shorthand.of(type, String.class) != null) {
            shapes.append("text");
            and = ", or ";
        }
        if (Shorthand.of(type, List.class) != null) {
            shapes.append(and).append("list of text");
            and = ", or ";
        }
        if (hasKeys(type) || Shorthand.of(type, Map.class) != null) {
            shapes.append(and).append("keys");
        }
        return shapes.toString();
    }
}
