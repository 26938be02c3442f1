package io.tierhub.intake;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How well a file was read, by the ten measures of Pollock (Vitagliano et al., PVLDB 16(8), 2023), each from 0 to 1: that
 * it was read at all; precision, recall and F1 of the header's cells, of the records and of all cells, each as a multiset
 * beside the file's clean form. Cells are compared as written; the header and the records, each the cells in a row
 * without anything between, by their {@link ComparedCell value}.
 */
public final class LoadScore {
    /** The measures in the order of {@link #of}. */
    public static final List<String> MEASURES = List.of(
            "success",
            "header precision",
            "header recall",
            "header F1",
            "record precision",
            "record recall",
            "record F1",
            "cell precision",
            "cell recall",
            "cell F1");

    private LoadScore() {}

    /**
     * Reads a file without any hint and scores what came of it.
     *
     * @param scratch a file to write the rows to; overwritten
     */
    public static double[] of(Path polluted, Path clean, Path scratch) throws IOException {
        try {
            Inspection.of(polluted, FormatHints.NONE, Limits.DEFAULT, ExpectedColumns.NONE, 0, scratch);
        } catch (RefusedFile e) {
            return new double[MEASURES.size()];
        }
        return of(rows(clean), rows(scratch));
    }

    static double[] of(List<List<String>> clean, List<List<String>> loaded) {
        double[] score = new double[MEASURES.size()];
        Arrays.fill(score, 1);
        if (clean.isEmpty()) {
            return score;
        }
        measure(score, 1, headerCells(clean), headerCells(loaded));
        measure(score, 4, records(clean), records(loaded));
        measure(score, 7, cells(clean), cells(loaded));
        return score;
    }

    private static void measure(double[] score, int at, List<String> clean, List<String> loaded) {
        if (clean.isEmpty()) {
            return;
        }
        Map<String, Integer> left = new HashMap<>();
        loaded.forEach(text -> left.merge(text, 1, Integer::sum));
        int common = 0;
        for (String text : clean) {
            Integer more = left.computeIfPresent(text, (t, count) -> count - 1);
            common += more != null && more >= 0 ? 1 : 0;
        }
        double found = (double) common / clean.size();
        double right = common == 0 ? 0 : (double) common / loaded.size();
        score[at] = found;
        score[at + 1] = right;
        score[at + 2] = common == 0 ? 0 : 2 * found * right / (found + right);
    }

    private static List<String> headerCells(List<List<String>> rows) {
        return rows.isEmpty()
                ? List.of()
                : rows.get(0).stream().map(ComparedCell::of).toList();
    }

    private static List<String> records(List<List<String>> rows) {
        return rows.stream()
                .skip(1)
                .map(row -> String.join("", row.stream().map(ComparedCell::of).toList()))
                .toList();
    }

    private static List<String> cells(List<List<String>> rows) {
        return rows.stream().flatMap(List::stream).toList();
    }

    private static List<List<String>> rows(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (CsvReader<CsvRecord> in = CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(file, StandardCharsets.UTF_8)) {
            return in.stream().map(CsvRecord::getFields).toList();
        }
    }
}
