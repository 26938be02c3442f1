package io.tierhub.config;

import io.tierhub.vocabulary.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fills in {@code ${env:NAME}} and {@code ${file:PATH}} (relative to the home; white space at the file's end is not part
 * of it). Remembers what it filled in, so that no message ever shows it. Other {@code ${...}} are left as they are.
 */
public final class Interpolation {
    static final long FILE_BYTES = 64 * 1024;
    private static final String FILE = "${file:";
    private static final int SHORTEST_MASKED = 3;

    private final Path home;
    private final Map<String, String> environment;
    private final Map<String, String> filledIn = new LinkedHashMap<>();

    public Interpolation(Path home, Map<String, String> environment) {
        this.home = home;
        this.environment = environment;
    }

    /** The text with every reference filled in; a reference to nothing is refused in words. */
    String resolve(String text) {
        int open = text.indexOf("${");
        if (open < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        int from = 0;
        while (open >= 0) {
            int close = text.indexOf('}', open);
            if (close < 0) {
                break;
            }
            out.append(text, from, open).append(value(text.substring(open, close + 1)));
            from = close + 1;
            open = text.indexOf("${", from);
        }
        return out.append(text, from, text.length()).toString();
    }

    /** A secret. One that is a file, and nothing else, follows its file from here on. */
    Secret secret(String text) {
        String now = resolve(text);
        boolean file = text.startsWith(FILE) && text.indexOf('}') == text.length() - 1;
        if (!file) {
            return Secret.of(now);
        }
        String name = text.substring(FILE.length(), text.length() - 1);
        return new Secret(new SecretFile(home.resolve(name), name, now, System::nanoTime));
    }

    /** A message in which every value that was filled in is replaced by the reference it came from. */
    String mask(String message) {
        String masked = message;
        for (Map.Entry<String, String> filled : filledIn.entrySet()) {
            masked = masked.replace(filled.getKey(), filled.getValue());
        }
        return masked;
    }

    private String value(String reference) {
        String value;
        if (reference.startsWith("${env:")) {
            value = variable(reference.substring(6, reference.length() - 1));
        } else if (reference.startsWith(FILE)) {
            value = file(reference.substring(FILE.length(), reference.length() - 1));
        } else {
            return reference;
        }
        if (value.length() >= SHORTEST_MASKED) {
            filledIn.put(value, reference);
        }
        return value;
    }

    private String variable(String name) {
        @Nullable String value = environment.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the environment variable " + name
                    + " is not set; set it for the process that runs tierhub, or use ${file:PATH}");
        }
        return value;
    }

    private String file(String name) {
        Path path = home.resolve(name);
        try {
            if (Files.size(path) > FILE_BYTES) {
                throw new IllegalArgumentException("the file " + name + " is longer than " + FILE_BYTES
                        + " bytes; a secret is short, check the path");
            }
            return Files.readString(path).stripTrailing();
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the file " + name
                            + " cannot be read; create it or correct the path, which is relative to the home",
                    e);
        }
    }
}
