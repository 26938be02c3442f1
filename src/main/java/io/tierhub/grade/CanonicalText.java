package io.tierhub.grade;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Settings as text in which equal rules are equal: a line per value, components in their order, maps by key, numbers
 * without trailing zeros. What is not set leaves no line, so an optional setting added later does not change old hashes.
 */
final class CanonicalText {
    private CanonicalText() {}

    /** Lower-case hex of the SHA-256 of the text. */
    static String sha256(Record settings) {
        try {
            byte[] text = of(settings).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String of(Record settings) {
        StringBuilder text = new StringBuilder();
        write("", settings, text);
        return text.toString();
    }

    private static void write(String path, @Nullable Object value, StringBuilder text) {
        if (value instanceof Record settings) {
            for (RecordComponent component : settings.getClass().getRecordComponents()) {
                write(path + "." + component.getName(), read(component, settings), text);
            }
        } else if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((key, element) -> sorted.put(String.valueOf(key), element));
            sorted.forEach((key, element) -> write(path + "." + key, element, text));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                write(path + "." + i, list.get(i), text);
            }
        } else if (value != null) {
            text.append(path, 1, path.length())
                    .append(": ")
                    .append(scalar(value))
                    .append('\n');
        }
    }

    private static String scalar(Object value) {
        return value instanceof BigDecimal number
                ? number.stripTrailingZeros().toPlainString()
                : value.toString().replace("\\", "\\\\").replace("\n", "\\n");
    }

    private static @Nullable Object read(RecordComponent component, Record settings) {
        try {
            return component.getAccessor().invoke(settings);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("settings records are public: " + component, e);
        }
    }
}
