package io.tierhub.config;

import io.tierhub.config.YamlNode.Entry;
import io.tierhub.config.YamlNode.Keys;
import io.tierhub.config.YamlNode.Scalar;
import io.tierhub.vocabulary.Nearest;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keys become a settings record: defaults are filled in, unknown and missing keys are problems. */
final class RecordBinder {
    private final YamlBinder values;

    RecordBinder(YamlBinder values) {
        this.values = values;
    }

    Object bind(Spot spot, Keys keys, Class<?> type) {
        List<SettingKey> known = SettingKey.of(type);
        boolean failed = refuseUnknown(spot, keys, known);
        @Nullable Object[] arguments = new Object[known.size()];
        for (int i = 0; i < arguments.length; i++) {
            SettingKey key = known.get(i);
            @Nullable Entry entry = keys.entries().get(key.name());
            arguments[i] = entry == null
                    ? absent(spot, key)
                    : present(spot.key(entry.at(), key.name()).hiding(key.secret()), entry.value(), key);
            failed |= arguments[i] == YamlBinder.FAILED;
        }
        return failed ? YamlBinder.FAILED : construct(spot, keys, type, arguments);
    }

    private boolean refuseUnknown(Spot spot, Keys keys, List<SettingKey> known) {
        List<String> names = known.stream().map(SettingKey::name).toList();
        boolean found = false;
        for (Map.Entry<String, Entry> entry : keys.entries().entrySet()) {
            if (!names.contains(entry.getKey())) {
                Spot at = spot.key(entry.getValue().at(), entry.getKey());
                boolean hidden = at.hidden() || Secrets.mayHide(entry.getKey());
                @Nullable String value = Secrets.shown(YamlNode.shown(entry.getValue().value()), hidden);
                values.problems()
                        .add(at.at(), at.path(), value, "unknown key; " + Nearest.remedy(entry.getKey(), names));
                found = true;
            }
        }
        return found;
    }

    private @Nullable Object present(Spot spot, YamlNode node, SettingKey key) {
        boolean nothing = node instanceof Scalar scalar && scalar.isNothing();
        return nothing && (key.nullable() || key.many()) ? empty(key) : values.value(spot, node, key.type());
    }

    private @Nullable Object absent(Spot spot, SettingKey key) {
        if (key.required()) {
            values.problems()
                    .add(
                            spot.at(),
                            spot.path(),
                            null,
                            "the key " + key.name() + " is missing; it says: " + key.meaning());
            return YamlBinder.FAILED;
        }
        return key.def().isEmpty() ? empty(key) : Defaults.of(key);
    }

    private static @Nullable Object empty(SettingKey key) {
        return key.nullable() ? null : Shorthand.raw(key.type()) == List.class ? List.of() : Map.of();
    }

    private Object construct(Spot spot, Keys keys, Class<?> type, @Nullable Object[] arguments) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            String refusal = String.valueOf(Shorthand.refusal(e, type).getMessage());
            Blame blame = Blame.of(spot, keys, refusal);
            return values.refuse(blame.spot(), blame.value(), blame.message());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot construct " + type.getName(), e);
        }
    }
}
