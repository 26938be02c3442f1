package io.tierhub.cleanse;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;

/** Character classes by ICU's tables, so that every Java version reads a text alike. */
final class Characters {
    private Characters() {}

    /** White space of any kind, line breaks and tabs included. */
    static boolean isSpace(int c) {
        return c == ' ' || c != 0x200b && UCharacter.isUWhiteSpace(c);
    }

    /** Controls, zero-width and text-direction characters, and halves of a surrogate pair. */
    static boolean isInvisible(int c) {
        if (c >= ' ' && c < 0x7f) {
            return false;
        }
        int type = UCharacter.getType(c);
        return type == UCharacterCategory.CONTROL
                || type == UCharacterCategory.FORMAT
                || type == UCharacterCategory.SURROGATE;
    }

    /** What a folded text keeps: letters, digits, and the marks that belong to a letter of their script. */
    static boolean isWord(int c) {
        int type = UCharacter.getType(c);
        return switch (type) {
            case UCharacterCategory.UPPERCASE_LETTER,
                    UCharacterCategory.LOWERCASE_LETTER,
                    UCharacterCategory.TITLECASE_LETTER,
                    UCharacterCategory.MODIFIER_LETTER,
                    UCharacterCategory.OTHER_LETTER,
                    UCharacterCategory.NON_SPACING_MARK,
                    UCharacterCategory.COMBINING_SPACING_MARK,
                    UCharacterCategory.DECIMAL_DIGIT_NUMBER,
                    UCharacterCategory.LETTER_NUMBER,
                    UCharacterCategory.OTHER_NUMBER -> true;
            default -> false;
        };
    }

    /**
     * Marks that people leave out: the accents shared by Latin, Greek and Cyrillic, Arabic and Hebrew vowel points,
     * variation selectors. Vowel signs of Indic scripts and Japanese voicing are letters in effect, and stay.
     */
    static boolean isDispensable(int c) {
        return c >= 0x300 && c <= 0x36f
                || c >= 0x1ab0 && c <= 0x1aff
                || c >= 0x1dc0 && c <= 0x1dff
                || c >= 0x20d0 && c <= 0x20ff
                || c >= 0xfe00 && c <= 0xfe0f
                || c >= 0xfe20 && c <= 0xfe2f
                || c >= 0x591 && c <= 0x5c7
                || c >= 0x64b && c <= 0x65f
                || c == 0x670
                || c >= 0xe0100 && c <= 0xe01ef;
    }
}
