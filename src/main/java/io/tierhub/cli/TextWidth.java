package io.tierhub.cli;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacter.EastAsianWidth;
import com.ibm.icu.lang.UProperty;

/** How wide text stands on a terminal: a Chinese character takes two columns, a combining mark none. */
final class TextWidth {
    private static final int FIRST_NOT_PLAIN = 0x7F;

    private TextWidth() {}

    /** The columns that a text of one line takes. */
    static int of(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            width += of(text.codePointAt(i));
        }
        return width;
    }

    /** The text, filled up with blanks to that many columns. */
    static String pad(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - of(text)));
    }

    /** One line of at most that many columns: what is cut off, and what would move the cursor, is marked. */
    static String fit(String text, int columns) {
        StringBuilder line = new StringBuilder();
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            int c = shown(text.codePointAt(i));
            i += Character.charCount(text.codePointAt(i));
            int room = i < text.length() ? columns - 1 : columns;
            if (width + of(c) > room) {
                return cut(line, width, columns);
            }
            line.appendCodePoint(c);
            width += of(c);
        }
        return line.toString();
    }

    private static String cut(StringBuilder line, int width, int columns) {
        return width < columns ? line.append('…').toString() : line.toString();
    }

    private static int shown(int c) {
        if (c == '\n' || c == '\r') {
            return '⏎';
        }
        return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '·' : c;
    }

    private static int of(int c) {
        if (c < FIRST_NOT_PLAIN) {
            return 1;
        }
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        int width = UCharacter.getIntPropertyValue(c, UProperty.EAST_ASIAN_WIDTH);
        return width == EastAsianWidth.WIDE || width == EastAsianWidth.FULLWIDTH ? 2 : 1;
    }
}
