package io.tierhub.bench;

import io.tierhub.generator.Chance;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file of persons with duplicates, ready to be matched: lower case, trimmed, one row a line, cells parted by commas that
 * occur nowhere else, an empty cell for what is not known. Three in ten rows are further records of persons written before.
 * Beside it goes the truth, the number of the person on each line. The same seed gives the same bytes, and memory does not
 * grow with the rows.
 */
final class PersonFile {
    /** The cells of a row, by the names that the hub has for them. */
    static final List<String> COLUMNS = List.of(
            "given_name",
            "family_name",
            "house_number",
            "street",
            "unit",
            "city",
            "postcode",
            "region",
            "birth_date",
            "tax_id");

    private static final double FURTHER = 30;

    private PersonFile() {}

    static Path truthOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".truth");
    }

    static void write(long seed, int rows, Path file) throws IOException {
        PersonMaker maker = new PersonMaker(seed);
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
                BufferedWriter truth = Files.newBufferedWriter(truthOf(file), StandardCharsets.UTF_8)) {
            long known = 0;
            for (long n = 1; n <= rows; n++) {
                Chance chance = Chance.of(seed ^ 0x50, n);
                boolean further = known > 0 && chance.percent(FURTHER);
                long number = further ? chance.below(known) : known++;
                String[] person = maker.person(number);
                if (further) {
                    new PersonSlips(maker, chance).damage(person);
                }
                out.write(String.join(",", person));
                out.newLine();
                truth.write(Long.toString(number));
                truth.newLine();
            }
        }
    }

    static List<String> rows(Path file) throws IOException {
        return Files.readAllLines(file, StandardCharsets.UTF_8);
    }

    /** The cells of a row, in the order of {@link #COLUMNS}. */
    static String[] cells(String row) {
        return row.split(",", -1);
    }

    /** The person on each line. */
    static int[] truth(Path file) throws IOException {
        try (var lines = Files.lines(truthOf(file), StandardCharsets.UTF_8)) {
            return lines.mapToInt(Integer::parseInt).toArray();
        }
    }
}
