package io.tierhub.config;

import io.tierhub.config.YamlNode.Entry;
import io.tierhub.config.YamlNode.Keys;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * YAML for a type that reads its own shape by {@code of(Map)}. Such a type refuses without knowing lines; so where it
 * refuses the whole, each entry is offered alone, and those refused by a message that names them are the problems.
 */
final class OwnYaml {
    private final YamlBinder binder;
    private final Interpolation interpolation;

    OwnYaml(YamlBinder binder, Interpolation interpolation) {
        this.binder = binder;
        this.interpolation = interpolation;
    }

    Object read(Spot spot, Keys keys, Method of) {
        @Nullable Object raw = YamlNode.raw(keys, interpolation);
        if (raw == null) {
            throw new IllegalStateException("keys are never nothing");
        }
        try {
            return Shorthand.call(of, raw);
        } catch (IllegalArgumentException whole) {
            return blameEach(spot, keys, of)
                    ? YamlBinder.FAILED
                    : binder.refuse(spot, null, String.valueOf(whole.getMessage()));
        }
    }

    private boolean blameEach(Spot spot, Keys keys, Method of) {
        boolean blamed = false;
        for (Map.Entry<String, Entry> entry : keys.entries().entrySet()) {
            Entry found = entry.getValue();
            @Nullable Object raw = YamlNode.raw(found.value(), interpolation);
            try {
                Shorthand.call(of, Collections.singletonMap(entry.getKey(), raw));
            } catch (IllegalArgumentException alone) {
                String message = String.valueOf(alone.getMessage());
                if (message.contains(entry.getKey())) {
                    Blame blame = Blame.of(spot, new Keys(keys.at(), Map.of(entry.getKey(), found)), message);
                    binder.refuse(blame.spot(), blame.value(), blame.message());
                    blamed = true;
                }
            }
        }
        return blamed;
    }
}
