package io.tierhub.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a file is read, taking nothing in.
 *
 * @param notes format, charset with evidence, dialect, skipped rows, warnings
 * @param first the first rows, with their faults
 * @param rows rows in all, faulty ones included
 * @param refused rows with a fault
 * @param faults the first faults, up to a hundred
 */
public record Inspection(Notes notes, Header header, List<Row> first, long rows, long refused, List<Rejection> faults) {

    /**
     * Reads a file to its end.
     *
     * @param first how many rows to keep
     * @param plain where to write all rows as plain CSV (UTF-8, comma, header as in the file), rows with a fault included
     *     as far as their cells could be made out; null: nowhere. Left behind only if the file could be read to its end
     * @throws RefusedFile if the file as a whole cannot be read
     */
    public static Inspection of(
            Path file, FormatHints hints, Limits limits, ExpectedColumns expected, int first, @Nullable Path plain)
            throws IOException {
        try (Table table = Tables.open(file, hints, limits, expected)) {
            if (plain == null) {
                return read(table, first, null);
            }
            try (PlainCsv out = new PlainCsv(plain)) {
                return read(table, first, out);
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(plain);
                throw e;
            }
        }
    }

    private static Inspection read(Table table, int first, @Nullable PlainCsv out) throws IOException {
        List<Row> kept = new ArrayList<>();
        List<Rejection> faults = new ArrayList<>();
        long rows = 0;
        long refused = 0;
        if (out != null) {
            out.write(table.header().texts());
        }
        for (Row row = table.next(); row != null; row = table.next()) {
            rows++;
            Rejection fault = row.fault();
            if (fault != null) {
                refused++;
                if (faults.size() < Limits.NOTES) {
                    faults.add(fault);
                }
            }
            if (kept.size() < first) {
                kept.add(row);
            }
            if (out != null) {
                out.write(Arrays.asList(row.cells()));
            }
        }
        return new Inspection(table.notes(), table.header(), kept, rows, refused, faults);
    }
}
