package io.tierhub.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands above the files: environment, system properties, flags.
 *
 * <p>Only the names of known keys are looked up: an orchestrator puts {@code TIERHUB_PORT} and the like into the
 * environment on its own, and those are not ours to refuse.
 *
 * @param environment variables by name
 * @param system system properties by key
 * @param flags {@code tierhub.*} keys set on the command line
 */
public record Layers(Map<String, String> environment, Map<String, String> system, Map<String, String> flags) {
    public Layers {
        environment = Map.copyOf(environment);
        system = Map.copyOf(system);
        flags = Map.copyOf(flags);
    }

    /** No more than an environment, for {@code ${env:NAME}}. */
    public static Layers of(Map<String, String> environment) {
        return new Layers(environment, Map.of(), Map.of());
    }

    /** Those of this process. */
    public static Layers ofProcess(Map<String, String> flags) {
        Map<String, String> system = new LinkedHashMap<>();
        System.getProperties().stringPropertyNames().forEach(key -> system.put(key, System.getProperty(key)));
        return new Layers(System.getenv(), system, flags);
    }

    /** {@code tierhub.database.url} is {@code TIERHUB_DATABASE_URL} in the environment. */
    static String variable(String key) {
        return key.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /** The properties of a file, with the known keys that a higher layer sets in their place. */
    Map<String, Property> over(Map<String, Property> file, List<String> known) {
        Map<String, Property> all = new LinkedHashMap<>(file);
        for (String key : known) {
            @Nullable Property above = above(key);
            if (above != null) {
                all.put(key, above);
            }
        }
        return all;
    }

    private @Nullable Property above(String key) {
        if (flags.containsKey(key)) {
            return property(key, flags.get(key), "flag " + key);
        }
        if (system.containsKey(key)) {
            return property(key, system.get(key), "system property " + key);
        }
        String variable = variable(key);
        if (environment.containsKey(variable)) {
            return property(key, environment.get(variable), "environment " + variable);
        }
        @Nullable String file = environment.get(variable + "_FILE");
        return file == null ? null : property(key, "${file:" + file + "}", "environment " + variable + "_FILE");
    }

    private static Property property(String key, @Nullable String value, String origin) {
        return new Property(key, value == null ? "" : value, new Place(origin, 0));
    }
}
