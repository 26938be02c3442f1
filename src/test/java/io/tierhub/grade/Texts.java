package io.tierhub.grade;

import io.tierhub.vocabulary.TextParts;
import java.util.function.Consumer;

/** Texts as they are exported. */
final class Texts {
    private Texts() {}

    static String text(Consumer<TextParts> written) {
        TextParts parts = new TextParts();
        written.accept(parts);
        return parts.toString();
    }
}
