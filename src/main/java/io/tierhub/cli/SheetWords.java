package io.tierhub.cli;

import io.tierhub.cli.Sheet.Column;
import io.tierhub.cli.Sheet.Share;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tables of a report as text, as values for JSON, and as CSV. */
final class SheetWords {
    /** Wide enough for a sentence. */
    private static final int WIDEST = 120;

    private SheetWords() {}

    static List<String> lines(List<Sheet> sheets) {
        List<String> lines = new ArrayList<>();
        for (Sheet sheet : sheets) {
            lines.add("");
            lines.add(PairText.both(sheet.title()));
            if (sheet.rows().isEmpty()) {
                lines.add("  none · 无");
                continue;
            }
            lines.add("  列: "
                    + sheet.columns().stream().map(each -> each.label().zh()).collect(Collectors.joining(" | ")));
            TextTable table = new TextTable(WIDEST);
            table.row(sheet.columns().stream().map(each -> each.label().en()).toList());
            sheet.rows()
                    .forEach(row -> table.row(row.stream().map(SheetWords::text).toList()));
            lines.addAll(table.lines("  "));
        }
        return lines;
    }

    /** As people read it. */
    static String text(@Nullable Object cell) {
        if (cell == null) {
            return "";
        }
        if (cell instanceof Share share) {
            return String.format(Locale.ROOT, "%.1f %%", 100 * share.of());
        }
        if (cell instanceof BigDecimal number) {
            return String.format(Locale.ROOT, "%,." + number.scale() + "f", number);
        }
        return cell instanceof Number number ? String.format(Locale.ROOT, "%,d", number.longValue()) : cell.toString();
    }

    static boolean number(@Nullable Object cell) {
        return cell instanceof Number || cell instanceof Share;
    }

    /** Adds each table as a list of objects. */
    static JsonMap json(JsonMap to, List<Sheet> sheets) {
        for (Sheet sheet : sheets) {
            to.list(sheet.key(), sheet.rows(), row -> {
                JsonMap object = new JsonMap();
                for (int i = 0; i < sheet.columns().size(); i++) {
                    object.put(sheet.columns().get(i).key(), value(row.get(i)));
                }
                return object;
            });
        }
        return to;
    }

    private static @Nullable Object value(@Nullable Object cell) {
        return cell instanceof Share share ? BigDecimal.valueOf(share.of()).setScale(4, RoundingMode.HALF_UP) : cell;
    }

    /** All tables in one: a row of it is one cell, named by its table, the first cell of its row, and its column. */
    static String csv(List<Sheet> sheets) {
        StringWriter out = new StringWriter();
        try (CsvRows csv = new CsvRows(out)) {
            csv.header(List.of("table", "row", "column", "value"));
            for (Sheet sheet : sheets) {
                List<Column> columns = sheet.columns();
                for (List<@Nullable Object> row : sheet.rows()) {
                    for (int i = 1; i < columns.size(); i++) {
                        csv.row(Sheet.row(
                                sheet.key(),
                                String.valueOf(row.get(0)),
                                columns.get(i).key(),
                                value(row.get(i))));
                    }
                }
            }
        }
        return out.toString();
    }
}
