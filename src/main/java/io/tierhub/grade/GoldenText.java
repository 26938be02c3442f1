package io.tierhub.grade;

import io.tierhub.cleanse.OwnWords;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Texts of golden records, as rules see them. */
final class GoldenText {
    private GoldenText() {}

    /** What a field says; null if it says nothing. Attributes are stored as they are written. */
    static @Nullable String of(Map<String, String> golden, String field) {
        String value = golden.get(field);
        return value != null && OwnWords.is(field) ? OwnWords.said(value) : value;
    }
}
