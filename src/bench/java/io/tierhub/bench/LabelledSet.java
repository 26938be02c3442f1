package io.tierhub.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A public set of persons with labels, if the folder that {@code -Dtierhub.shared} names holds it. */
record LabelledSet(String name, Path source) {
    /** Its columns, in the order of {@link PersonFile#COLUMNS}. */
    private static final List<String> COLUMNS = List.of(
            "given_name",
            "surname",
            "street_number",
            "address_1",
            "address_2",
            "suburb",
            "postcode",
            "state",
            "date_of_birth",
            "soc_sec_id");

    static List<LabelledSet> all() {
        Path folder = Path.of(System.getProperty("tierhub.shared", "")).resolve("data/matching");
        return Stream.of("febrl1", "febrl2")
                .map(name -> new LabelledSet(name, folder.resolve(name + ".csv")))
                .filter(set -> Files.exists(set.source))
                .toList();
    }

    /** Writes it as a {@link PersonFile}; how many rows there are. */
    int write(Path file) throws IOException {
        Map<String, Integer> persons = new HashMap<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(source);
                BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
                BufferedWriter truth = Files.newBufferedWriter(PersonFile.truthOf(file), StandardCharsets.UTF_8)) {
            int n = 0;
            for (NamedCsvRecord row : rows) {
                List<String> cells = new ArrayList<>();
                for (String column : COLUMNS) {
                    cells.add(cell(column, row.getField(column)));
                }
                out.write(String.join(",", cells));
                out.newLine();
                Integer person = persons.computeIfAbsent(row.getField("cluster"), key -> persons.size());
                truth.write(person.toString());
                truth.newLine();
                n++;
            }
            return n;
        }
    }

    /** Cleansed for all contestants alike: a date that is none is left out. */
    private static String cell(String column, String text) {
        String clean = text.strip().toLowerCase(Locale.ROOT).replace(',', ' ');
        return column.equals("date_of_birth") && !clean.matches("\\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])")
                ? ""
                : clean;
    }
}
