package io.tierhub.cleanse;

import io.tierhub.vocabulary.CustomerField;
import org.jspecify.annotations.Nullable;

/**
 * Attributes: values of the user's own choice, whose meaning only the user knows. They are kept character for character,
 * so that they come back as their system wrote them; rules and survivorship go by what they say.
 */
public final class OwnWords {
    private static final String PREFIX = CustomerField.ATTRIBUTES.key() + ".";

    /** Stands for half of a surrogate pair, which no stored text can hold. */
    private static final char REPLACEMENT = '\uFFFD';

    private OwnWords() {}

    /** Whether the field is an attribute. */
    public static boolean is(String field) {
        return field.startsWith(PREFIX);
    }

    /** The display form of an attribute's value; null if it stands for nothing, as n/a and blanks do. */
    public static @Nullable String said(String value) {
        String clean = Text.clean(value);
        return clean.isEmpty() || Placeholders.isText(clean) ? null : clean;
    }

    /** The value as it is stored. */
    static String kept(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            if (Character.isSurrogate(raw.charAt(i))) {
                return wellFormed(raw);
            }
        }
        return raw;
    }

    private static String wellFormed(String raw) {
        StringBuilder text = new StringBuilder(raw.length());
        raw.codePoints()
                .forEach(c -> text.appendCodePoint(
                        Character.getType(c) == Character.SURROGATE ? REPLACEMENT : c));
        return text.toString();
    }
}
