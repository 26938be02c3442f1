package io.tierhub.cli;

import io.tierhub.intake.Inspection;
import io.tierhub.intake.Notes;
import io.tierhub.intake.Rejection;
import io.tierhub.intake.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How a file is read, for people. */
final class ReadText {
    /** The most skipped rows, warnings or faults to show of a file; JSON lists up to a hundred. */
    private static final int LISTED = 10;

    private final List<String> lines = new ArrayList<>();

    private ReadText() {}

    static List<String> lines(FileReading reading) {
        ReadText text = new ReadText();
        Inspection read = reading.inspection();
        if (read != null) {
            text.inspection(read);
            text.columns(reading);
            text.firstRows(read);
        }
        if (reading.plain() != null) {
            text.lines.add("  written to " + reading.plain());
        }
        if (reading.refused() != null) {
            text.lines.add(
                    (read == null ? reading.file() + ": refused: " : "  would be refused: ") + reading.refused());
        }
        text.lines.add("");
        return text.lines;
    }

    private void inspection(Inspection read) {
        Notes notes = read.notes();
        lines.add(notes.file() + ": " + notes.format() + (notes.dialect().isEmpty() ? "" : ", " + notes.dialect()));
        if (!notes.charset().isEmpty()) {
            lines.add("  charset   " + notes.charset() + " (" + notes.charsetEvidence() + ")");
        }
        lines.add("  header    " + header(read));
        lines.add(String.format(Locale.ROOT, "  rows      %,d, %,d of them with a fault", read.rows(), read.refused()));
        list("skipped", notes.skipped(), notes.skippedRows(), each -> line(each.line(), each.why(), each.text()));
        list("warnings", notes.warnings(), notes.warningCount(), each -> each);
        list("faults", read.faults(), read.refused(), ReadText::fault);
    }

    private static String header(Inspection read) {
        int size = read.header().size();
        String columns = size + (size == 1 ? " column" : " columns");
        if (read.header().line() > 0) {
            return columns + ", line " + read.header().line();
        }
        return read.header().texts().isEmpty() ? columns + " by position, no header row" : columns;
    }

    private static String fault(Rejection fault) {
        String column = fault.column() == null ? "" : fault.column() + ": ";
        return line(fault.at().line(), column + fault.reason(), fault.value());
    }

    private static String line(long line, String what, @Nullable String text) {
        String shown = text == null || text.isBlank() ? "" : " [" + TextWidth.fit(text, 80) + "]";
        return "line " + line + ": " + what + shown;
    }

    private <T> void list(String heading, List<T> items, long count, Function<T, String> words) {
        if (count == 0) {
            return;
        }
        lines.add("  " + heading + " (" + count + ")");
        items.stream().limit(LISTED).forEach(item -> lines.add("    " + words.apply(item)));
        long more = count - Math.min(LISTED, items.size());
        if (more > 0) {
            lines.add("    and " + more + " more");
        }
    }

    private void columns(FileReading reading) {
        ColumnUse use = reading.use();
        if (use == null) {
            return;
        }
        TextTable table = new TextTable();
        table.row(List.of("column", use.entity().configName()));
        use.fields()
                .forEach((column, fields) ->
                        table.row(List.of(column, fields.isEmpty() ? "(not mapped)" : String.join(", ", fields))));
        use.constants().forEach((field, value) -> table.row(List.of("(always " + value + ")", field)));
        lines.addAll(table.lines("  "));
        list("warnings of the mapping", reading.warnings(), reading.warnings().size(), each -> each);
    }

    private void firstRows(Inspection read) {
        if (read.first().isEmpty()) {
            return;
        }
        TextTable table = new TextTable();
        List<String> header = new ArrayList<>(List.of("line"));
        header.addAll(read.header().names());
        table.row(header);
        for (Row row : read.first()) {
            List<String> cells = new ArrayList<>(List.of((row.fault() == null ? "" : "!") + row.line()));
            cells.addAll(Arrays.asList(row.cells()));
            table.row(cells);
        }
        lines.addAll(table.lines("  "));
    }
}
