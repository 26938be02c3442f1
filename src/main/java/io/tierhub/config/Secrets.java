package io.tierhub.config;

import io.tierhub.vocabulary.Secret;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** What is never shown, even where it is wrong. */
final class Secrets {
    private Secrets() {}

    static boolean hides(Type type, String key) {
        return type == Secret.class || key.contains("secret") || key.contains("password") || key.contains("token");
    }

    /** The text for a message: a reference such as {@code ${env:NAME}} is shown, a literal is not. */
    static @Nullable String shown(@Nullable String text, boolean hidden) {
        return text == null || !hidden || text.startsWith("${") ? text : Secret.MASK;
    }
}
