package io.tierhub.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CSV in UTF-8: comma, quotes where needed, LF. Texts that a spreadsheet would run as a formula begin with {@code '}. */
final class CsvRows implements RowWriter {
    private static final String RISKY = "=+-@\t\r\n＝＋－＠";

    private final CsvWriter csv;

    CsvRows(Writer out) {
        this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(new Uncloseable(out));
    }

    @Override
    public void header(List<String> columns) {
        csv.writeRecord(columns);
    }

    @Override
    public void row(List<@Nullable Object> cells) {
        csv.writeRecord(cells.stream().map(CsvRows::text).toList());
    }

    private static String text(@Nullable Object cell) {
        if (cell == null) {
            return "";
        }
        if (cell instanceof Double number) {
            return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
        }
        String text = cell.toString();
        return cell instanceof String && risky(text) ? "'" + text : text;
    }

    /**
     * Phone numbers and amounts begin with a sign too; what is a number or a phone is no formula. An apostrophe of the
     * text's own before such a sign is doubled, so that what reads the export can tell the two apart.
     */
    private static boolean risky(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) == '\'') {
            at++;
        }
        return at < text.length() && RISKY.indexOf(text.charAt(at)) >= 0 && (at > 0 || !plainNumber(text));
    }

    private static boolean plainNumber(String text) {
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != '.') {
                return text.indexOf(';') > 0 && text.chars().allMatch(each -> "+0123456789;".indexOf(each) >= 0);
            }
        }
        return text.length() > 1 && (text.charAt(0) == '-' || text.charAt(0) == '+');
    }

    @Override
    public void close() {
        try {
            csv.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
