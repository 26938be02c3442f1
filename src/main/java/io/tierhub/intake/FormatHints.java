package io.tierhub.intake;

import io.tierhub.vocabulary.Setting;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person says about a file's format; whatever is left out is found by looking at the file. */
public record FormatHints(
        @Setting("The charset, such as UTF-8, GB18030 or windows-1252; left out: found.") @Nullable String charset,

        @Setting("The delimiter: one character, or tab; left out: found.") @Nullable String delimiter,

        @Setting("The quote character, or none; left out: found.") @Nullable String quote,

        @Setting(value = "The line of the header row; 0: the file has none; -1: found.", def = "-1")
        int headerRow,

        @Setting(
                "The sheet of a workbook, the member of a JSON document that holds the rows, or the element of an XML document that is one; left out: found.")
        @Nullable String sheet,

        @Setting(
                "Columns of fixed width: how many characters each takes, a Chinese one counting as two; left out: found.")
        @Nullable List<Integer> widths) {

    /** Nothing is known. */
    public static final FormatHints NONE = new FormatHints(null, null, null, -1, null, null);

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
        if (widths != null) {
            widths = List.copyOf(widths);
            if (widths.isEmpty() || widths.stream().anyMatch(width -> width < 1) || widths.size() > Limits.COLUMNS) {
                throw new IllegalArgumentException(
                        "widths are whole numbers from 1, at most " + Limits.COLUMNS + " of them, not " + widths);
            }
            if (delimiter != null) {
                throw new IllegalArgumentException("a file has a delimiter or columns of fixed width: leave out one");
            }
        }
        if (headerRow < -1) {
            throw new IllegalArgumentException(
                    "header_row is a line number, 0 for none or -1 for found, not " + headerRow);
        }
    }

    /** The same for rows that have no header. */
    FormatHints positional() {
        return headerRow >= 0 ? this : new FormatHints(charset, delimiter, quote, 0, sheet, widths);
    }

    private static boolean known(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalCharsetNameException e) {
            return false;
        }
    }
}
