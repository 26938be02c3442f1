package io.tierhub.config;

import io.tierhub.vocabulary.Nearest;
import io.tierhub.vocabulary.Secret;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is never shown, even where it is wrong. */
final class Secrets {
    /** Addresses are among them: query strings and JDBC URLs carry credentials. */
    private static final List<String> HIDING = List.of("secret", "password", "token", "url", "bearer", "jiandaoyun");

    private Secrets() {}

    static boolean hides(Type type, String key) {
        return type == Secret.class || HIDING.stream().anyMatch(key::contains);
    }

    /** Whether an unknown key may be a misspelt one of those. */
    static boolean mayHide(String unknownKey) {
        return hides(String.class, unknownKey) || Nearest.to(unknownKey, HIDING) != null;
    }

    /** The text for a message: a reference such as {@code ${env:NAME}} is shown, a literal is not. */
    static @Nullable String shown(@Nullable String text, boolean hidden) {
        return text == null || !hidden || text.startsWith("${") ? text : Secret.MASK;
    }
}
