package io.tierhub.config;

import io.tierhub.config.YamlNode.Entry;
import io.tierhub.config.YamlNode.Items;
import io.tierhub.config.YamlNode.Keys;
import io.tierhub.config.YamlNode.Scalar;
import io.tierhub.vocabulary.Secret;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Binds YAML to values by their types: plain values, lists, maps, settings records, and types with a static
 * {@code of(String)}, {@code of(List)} or {@code of(Map)} of their own. Goes on after a problem, so that all are found.
 */
final class YamlBinder {
    /** Stands for a value that could not be bound; its problem has been noted. */
    static final Object FAILED = new Object();

    private final Problems problems;
    private final Interpolation interpolation;

    YamlBinder(Problems problems, Interpolation interpolation) {
        this.problems = problems;
        this.interpolation = interpolation;
    }

    /** The whole of a file as one settings record; null if anything in it is wrong. */
    <T> @Nullable T bind(YamlNode root, Class<T> type) {
        Object value = value(new Spot(root.at(), "", false), root, type);
        return value == FAILED ? null : type.cast(value);
    }

    /** A value of a type; {@link #FAILED} after noting why not. */
    Object value(Spot spot, YamlNode node, Type type) {
        Class<?> raw = Shorthand.raw(type);
        try {
            if (node instanceof Scalar scalar) {
                return scalar(scalar, raw);
            }
            if (node instanceof Items items) {
                return items(spot, items, type, raw);
            }
            return keys(spot, (Keys) node, type, raw);
        } catch (IllegalArgumentException e) {
            return refuse(spot, YamlNode.shown(node), String.valueOf(e.getMessage()));
        }
    }

    /** Notes a refusal where it happened. */
    Object refuse(Spot spot, @Nullable String value, String message) {
        String masked = interpolation.mask(message);
        if (value != null && Secret.MASK.equals(Secrets.shown(value, spot.hidden()))) {
            masked = masked.replace(value, Secret.MASK);
        }
        problems.add(spot.at(), spot.path(), Secrets.shown(value, spot.hidden()), masked);
        return FAILED;
    }

    Problems problems() {
        return problems;
    }

    private Object scalar(Scalar scalar, Class<?> type) {
        @Nullable Method of = Shorthand.of(type, String.class);
        if (scalar.isNothing()) {
            throw new IllegalArgumentException("there is no value; write one or remove the key");
        }
        if (Scalars.knows(type)) {
            return Scalars.convert(interpolation.resolve(scalar.text()), type);
        }
        if (type == Secret.class) {
            return interpolation.secret(scalar.text());
        }
        if (of != null) {
            return Shorthand.call(of, interpolation.resolve(scalar.text()));
        }
        throw new IllegalArgumentException(Expected.insteadOfText(type));
    }

    private Object items(Spot spot, Items items, Type type, Class<?> raw) {
        @Nullable Method of = Shorthand.of(raw, List.class);
        if (raw != List.class && of == null) {
            throw new IllegalArgumentException("a list stands here; " + Expected.of(raw));
        }
        Type itemType =
                of == null ? Shorthand.argument(type, 0) : Shorthand.argument(of.getGenericParameterTypes()[0], 0);
        List<Object> values = new ArrayList<>();
        for (YamlNode item : items.items()) {
            values.add(value(spot.item(item.at(), values.size()), item, itemType));
        }
        if (values.contains(FAILED)) {
            return FAILED;
        }
        return of == null ? List.copyOf(values) : Shorthand.call(of, List.copyOf(values));
    }

    private Object keys(Spot spot, Keys keys, Type type, Class<?> raw) {
        @Nullable Method of = Shorthand.of(raw, Map.class);
        if (of != null) {
            return new OwnYaml(this, interpolation).read(spot, keys, of);
        }
        if (raw == Map.class) {
            return map(spot, keys, type);
        }
        if (raw.isRecord() && !Scalars.knows(raw)) {
            return new RecordBinder(this).bind(spot, keys, raw);
        }
        throw new IllegalArgumentException("keys stand here; " + Expected.of(raw));
    }

    private Object map(Spot spot, Keys keys, Type type) {
        Class<?> keyType = Shorthand.raw(Shorthand.argument(type, 0));
        Map<Object, Object> values = new LinkedHashMap<>();
        boolean failed = false;
        for (Map.Entry<String, Entry> entry : keys.entries().entrySet()) {
            Spot below = spot.key(entry.getValue().at(), entry.getKey());
            Object value = value(below, entry.getValue().value(), Shorthand.argument(type, 1));
            try {
                values.put(Scalars.convert(entry.getKey(), keyType), value);
            } catch (IllegalArgumentException e) {
                value = refuse(below, null, String.valueOf(e.getMessage()));
            }
            failed |= value == FAILED;
        }
        return failed ? FAILED : Collections.unmodifiableMap(values);
    }
}
