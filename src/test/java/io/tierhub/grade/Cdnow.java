package io.tierhub.grade;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The purchases of the CDNOW cohort, where they are at hand: -Dtierhub.shared names the folder. */
final class Cdnow {
    private static final Path FOLDER =
            Path.of(System.getProperty("tierhub.shared", "../shared")).resolve("data/grading");
    static final LocalDate CALIBRATION = LocalDate.parse("1997-09-30");

    private Cdnow() {}

    /** One customer a position, in weeks; the sum of repeat purchases is 0 where there is none. */
    record Summary(int[] x, double[] tx, double[] age, double[] mean) {
        PurchaseHistories histories() {
            return PurchaseHistories.of(x, tx, age);
        }
    }

    static List<String> lines(String file) throws IOException {
        Path path = FOLDER.resolve(file);
        assumeThat(Files.exists(path))
                .as(path + " is not there: say -Dtierhub.shared=FOLDER to run this test")
                .isTrue();
        return Files.readAllLines(path);
    }

    /** The published summary of the tenth of the cohort. */
    static Summary published() throws IOException {
        List<String> lines = lines("cdnow_customers_summary_with_transactions.csv");
        List<String[]> rows = lines.stream()
                .filter(line -> !line.startsWith("ID"))
                .map(line -> line.split(","))
                .toList();
        return new Summary(
                rows.stream().mapToInt(row -> Integer.parseInt(row[1])).toArray(),
                rows.stream().mapToDouble(row -> Double.parseDouble(row[2])).toArray(),
                rows.stream().mapToDouble(row -> Double.parseDouble(row[3])).toArray(),
                rows.stream().mapToDouble(row -> Double.parseDouble(row[4])).toArray());
    }

    /** The purchases of the tenth of the cohort: customer to day to dollars of that day. */
    static Map<Integer, TreeMap<LocalDate, Double>> sample() throws IOException {
        Map<Integer, TreeMap<LocalDate, Double>> customers = new TreeMap<>();
        for (String line : lines("CDNOW_sample.txt")) {
            String[] cells = line.strip().split("\\s+");
            customers
                    .computeIfAbsent(Integer.valueOf(cells[1]), id -> new TreeMap<>())
                    .merge(
                            LocalDate.parse(cells[2], DateTimeFormatter.BASIC_ISO_DATE),
                            Double.valueOf(cells[4]),
                            Double::sum);
        }
        return customers;
    }
}
