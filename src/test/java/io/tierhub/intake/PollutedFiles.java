package io.tierhub.intake;

import de.siegmar.fastcsv.reader.CsvReader;
import io.tierhub.intake.PollutedRow.Cell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A table in every kind of pollution of the Pollock benchmark, with what a perfect reader makes of each: under its names,
 * so that its weights apply.
 */
public final class PollutedFiles {
    /** A polluted text, and the rows that it should be read as. */
    record Polluted(String name, String text, List<List<String>> clean) {}

    private static final String COMMA = ",";
    private static final String QUOTE = "\"";

    private final List<PollutedRow> rows;
    private final List<Polluted> files = new ArrayList<>();

    private PollutedFiles(List<PollutedRow> rows) {
        this.rows = rows;
    }

    /** A table with its header, each cell quoted where it must be; column 0 has no quotes to begin with. */
    static List<Polluted> of(List<List<String>> table) {
        return new PollutedFiles(
                        table.stream().map(r -> PollutedRow.plain(r, COMMA)).toList())
                .all();
    }

    /** Pollutes a plain CSV file: writes {@code csv} and {@code clean} into the folder. */
    public static void write(Path table, Path folder) throws IOException {
        List<PollutedRow> rows;
        try (CsvReader<List<Cell>> in = CsvReader.builder().build(new QuotedCells(), table, StandardCharsets.UTF_8)) {
            rows = in.stream().map(cells -> PollutedRow.of(cells, COMMA)).toList();
        }
        Files.createDirectories(folder.resolve("csv"));
        Files.createDirectories(folder.resolve("clean"));
        for (Polluted file : new PollutedFiles(rows).all()) {
            Files.writeString(folder.resolve("csv").resolve(file.name), file.text);
            try (PlainCsv clean = new PlainCsv(folder.resolve("clean").resolve(file.name))) {
                file.clean.forEach(clean::write);
            }
        }
    }

    private List<Polluted> all() {
        int last = rows.size() - 1;
        add("source.csv", rows);
        add("file_no_payload.csv", List.of());
        add("file_no_trailing_newline.csv", with(last, rows.get(last).ending("")));
        add("file_double_trailing_newline.csv", with(last, rows.get(last).ending("\r\n\r\n")));
        add("file_no_header.csv", rows.subList(1, rows.size()));
        add("file_header_only.csv", rows.subList(0, 1));
        add("file_one_data_row.csv", rows.subList(0, 2));
        headers();
        secondTables();
        dialects();
        for (int row = 0; row < rows.size(); row++) {
            brokenRow(row);
        }
        return files;
    }

    private void headers() {
        PollutedRow header = rows.get(0);
        int width = header.cells().size();
        List<PollutedRow> preamble = new ArrayList<>(rows);
        preamble.add(0, PollutedRow.plain(padded("", width), COMMA));
        preamble.add(0, PollutedRow.plain(padded("PREAMBLE", width), COMMA));
        add("file_preamble.csv", preamble, clean(rows));
        List<PollutedRow> repeated = new ArrayList<>(rows);
        List<List<String>> clean = clean(rows);
        for (int times = 2; times <= 3; times++) {
            repeated.add(0, header);
            int count = times;
            clean.set(
                    0,
                    header.texts().stream()
                            .map(t -> (t + " ").repeat(count).strip())
                            .toList());
            add("file_header_multirow_" + times + ".csv", repeated, List.copyOf(clean));
        }
    }

    private static List<String> padded(String first, int width) {
        List<String> cells = new ArrayList<>(List.of(first));
        while (cells.size() < width) {
            cells.add("");
        }
        return cells;
    }

    private void secondTables() {
        int width = rows.get(0).cells().size();
        secondTable("less", texts -> texts.subList(0, width - 1));
        secondTable("same", texts -> texts);
        secondTable("more", texts -> {
            List<String> more = new ArrayList<>(texts);
            more.add(texts.equals(rows.get(0).texts()) ? "col1" : texts.get(width - 1));
            return more;
        });
    }

    private void secondTable(String kind, UnaryOperator<List<String>> other) {
        List<PollutedRow> both = new ArrayList<>(rows);
        rows.subList(0, rows.size() - 1).forEach(row -> both.add(PollutedRow.plain(other.apply(row.texts()), COMMA)));
        add("file_multitable_" + kind + ".csv", both, clean(rows));
    }

    private void dialects() {
        add("file_record_delimiter_0xA.csv", each(row -> row.ending("\n")));
        add("file_record_delimiter_0xD.csv", each(row -> row.ending("\r")));
        add("file_field_delimiter_0x3B.csv", each(row -> row.delimited(";")));
        add("file_field_delimiter_0x9.csv", each(row -> row.delimited("\t")));
        add("file_field_delimiter_0x2C_0x20.csv", each(row -> row.delimited(", ")));
        add("file_field_delimiter_0x20.csv", each(row -> row.delimited(" ")));
        files.add(new Polluted("file_quotation_char_0x27.csv", apostrophes(), clean(rows)));
        files.add(new Polluted("file_escape_char_0x5C.csv", written(rows, QUOTE, "\\"), clean(rows)));
        files.add(new Polluted("file_escape_char_0x00.csv", written(rows, QUOTE, ""), clean(rows)));
    }

    /** In apostrophes, which are not escaped within, while quotes still are. */
    private String apostrophes() {
        String mark = "\u0001";
        return written(rows, mark, mark).replace(QUOTE, QUOTE + QUOTE).replace(mark, "'");
    }

    private void brokenRow(int at) {
        PollutedRow row = rows.get(at);
        for (int column = 0; column < row.cells().size(); column++) {
            String place = at + "_col" + column + ".csv";
            add("row_more_sep_row" + place, with(at, row.moreBefore(column, COMMA)));
            if (column > 0) {
                add("row_less_sep_row" + place, with(at, row.lessBefore(column)));
            }
            extraQuote("row_extra_quote" + place, at, column);
        }
        add("row_field_delimiter_" + at + "_0x20.csv", with(at, row.delimited(" ")));
    }

    /** A quote where the cell's text begins, and not doubled. */
    private void extraQuote(String name, int at, int column) {
        PollutedRow row = rows.get(at);
        Cell cell = row.cells().get(column);
        String mark = "\u0001";
        String text = written(with(at, row.with(column, new Cell(mark + cell.text(), cell.quoted()))), QUOTE, QUOTE);
        List<List<String>> clean = clean(with(at, row.with(column, new Cell(QUOTE + cell.text(), false))));
        files.add(new Polluted(name, text.replace(mark, QUOTE), clean));
    }

    private List<PollutedRow> with(int at, PollutedRow row) {
        List<PollutedRow> other = new ArrayList<>(rows);
        other.set(at, row);
        return other;
    }

    private List<PollutedRow> each(UnaryOperator<PollutedRow> change) {
        return rows.stream().map(change).toList();
    }

    private void add(String name, List<PollutedRow> polluted) {
        add(name, polluted, clean(polluted));
    }

    private void add(String name, List<PollutedRow> polluted, List<List<String>> clean) {
        files.add(new Polluted(name, written(polluted, QUOTE, QUOTE), clean));
    }

    private static String written(List<PollutedRow> rows, String quote, String escape) {
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> text.append(row.written(quote, escape)));
        return text.toString();
    }

    private static List<List<String>> clean(List<PollutedRow> rows) {
        List<List<String>> clean = new ArrayList<>();
        rows.forEach(row -> clean.add(row.texts()));
        return clean;
    }
}
