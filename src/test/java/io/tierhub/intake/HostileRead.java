package io.tierhub.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Reads files in a JVM of its own and prints a line for each: how long it took, and the verdict. */
public final class HostileRead {
    private HostileRead() {}

    public static void main(String[] files) throws IOException {
        for (String file : files) {
            long start = System.nanoTime();
            String verdict = verdict(Path.of(file));
            long ms = (System.nanoTime() - start) / 1_000_000;
            System.out.printf(Locale.ROOT, "%d\t%s\t%s%n", ms, Path.of(file).getFileName(), verdict);
        }
    }

    private static String verdict(Path file) throws IOException {
        long rows = 0;
        long refused = 0;
        String first = "";
        try (Table table = Tables.open(file, FormatHints.NONE, Limits.DEFAULT)) {
            for (Row row = table.next(); row != null; row = table.next()) {
                rows++;
                Rejection fault = row.fault();
                if (fault != null && refused++ == 0) {
                    first = ", first at " + fault.at().line() + ": " + fault.reason();
                }
            }
            return rows + " rows, " + refused + " refused" + first;
        } catch (RefusedFile e) {
            return e.getMessage();
        }
    }
}
