package io.tierhub.bench;

import io.tierhub.generator.Chance;
import io.tierhub.generator.Places;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The next export of the same customers: one row in a hundred is changed, and says that it is newer. */
final class ChangedExport {
    private static final double CHANGED = 1;

    private ChangedExport() {}

    /** Returns how many rows differ. */
    static long write(Path before, Path after, long seed) throws IOException {
        long changed = 0;
        try (BufferedReader in = Files.newBufferedReader(before, StandardCharsets.UTF_8);
                BufferedWriter out = Files.newBufferedWriter(after, StandardCharsets.UTF_8)) {
            out.append(in.readLine()).write('\n');
            long row = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                Chance chance = Chance.of(seed ^ 0xA0, ++row);
                boolean change = chance.percent(CHANGED);
                changed += change ? 1 : 0;
                out.append(change ? changed(line, chance) : line).write('\n');
            }
        }
        return changed;
    }

    /** Another phone, the seventh cell, and another day; a line with quoted cells gets the day alone. */
    private static String changed(String line, Chance chance) {
        String dated = line.substring(0, line.lastIndexOf(',')) + ",2026-01-" + chance.between(10, 28);
        if (line.indexOf('"') >= 0) {
            return dated;
        }
        int from = 0;
        for (int comma = 0; comma < 6; comma++) {
            from = dated.indexOf(',', from) + 1;
        }
        return dated.substring(0, from) + "139" + Places.digits(chance, 8) + dated.substring(dated.indexOf(',', from));
    }
}
