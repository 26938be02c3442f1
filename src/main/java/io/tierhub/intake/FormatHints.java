package io.tierhub.intake;

import io.tierhub.vocabulary.Setting;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import org.jspecify.annotations.Nullable;

/** What a person says about a file's format; whatever is left out is found by looking at the file. */
public record FormatHints(
        @Setting("The charset, such as UTF-8, GB18030 or windows-1252; left out: found.") @Nullable String charset,

        @Setting("The delimiter: one character, or tab; left out: found.") @Nullable String delimiter,

        @Setting("The quote character, or none; left out: found.") @Nullable String quote,

        @Setting(value = "The line of the header row; 0: the file has none; -1: found.", def = "-1")
        int headerRow,

        @Setting("The sheet of a workbook, or the member of a JSON document that holds the rows; left out: found.")
        @Nullable String sheet) {

    /** Nothing is known. */
    public static final FormatHints NONE = new FormatHints(null, null, null, -1, null);

    public FormatHints {
        if (charset != null && !known(charset)) {
            throw new IllegalArgumentException(
                    "unknown charset '" + charset + "': use a name such as UTF-8, GB18030 or windows-1252");
        }
        if (delimiter != null && !delimiter.equals("tab") && delimiter.length() != 1) {
            throw new IllegalArgumentException(
                    "a delimiter is one character, or the word tab, not '" + delimiter + "'");
        }
        if (quote != null && !quote.equals("none") && quote.length() != 1) {
            throw new IllegalArgumentException("a quote is one character, or the word none, not '" + quote + "'");
        }
        if (headerRow < -1) {
            throw new IllegalArgumentException(
                    "header_row is a line number, 0 for none or -1 for found, not " + headerRow);
        }
    }

    private static boolean known(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalCharsetNameException e) {
            return false;
        }
    }
}
