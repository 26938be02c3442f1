package io.tierhub.console;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of an address. */
final class QueryText {
    private QueryText() {}

    /** By name, the first of each; what cannot be read is left out. */
    static Map<String, String> parsed(@Nullable String raw) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (raw == null) {
            return parameters;
        }
        for (String pair : raw.split("&", 50)) {
            String[] parts = pair.split("=", 2);
            try {
                String value = parts.length == 2 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "";
                parameters.putIfAbsent(URLDecoder.decode(parts[0], StandardCharsets.UTF_8), value);
            } catch (IllegalArgumentException notEncoded) {
                // a parameter that nobody can read names nothing
            }
        }
        return parameters;
    }
}
