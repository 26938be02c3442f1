package io.tierhub.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.tierhub.vocabulary.SpreadsheetText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CSV in UTF-8: comma, quotes where needed, LF. Texts that a spreadsheet would run as a formula begin with {@code '}. */
final class CsvRows implements RowWriter {
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
        return cell instanceof String ? SpreadsheetText.harmless(text) : text;
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
