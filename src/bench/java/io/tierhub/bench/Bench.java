package io.tierhub.bench;

import io.tierhub.intake.PollutedFiles;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** {@code bin/bench NAME ...}: runs one benchmark, or makes its data. */
public final class Bench {
    private static final String USAGE = """
            usage: bin/bench NAME [ARGUMENT...]
              bulk [ROWS] [h2|postgresql] a load of messy customers and beside it its parts (1,000,000 rows, h2)
              restart [ROWS]              from start to ready, after a clean stop and after a kill (1,000,000 rows)
              cleanse [ROWS]              cleansing beside a bare loop of the libraries it uses (300,000 rows)
              lookup [ROWS]               candidates from the index in memory and from SQL (1,000,000 rows)
              match [ROWS...]             clusters and speed beside Duke and JedAI (50,000 200,000 rows); more than 200,000
                                          rows: the hub alone, and one new record against as many
              duke SEED ROWS HITS [fuzzy] Duke alone, with so many hits a search
              clv [CUSTOMERS...]          learning and forecasting beside plain loops (23,570 1,000,000 customers)
              grade [CUSTOMERS ORDERS]    grading beside one SQL script in DuckDB and PostgreSQL (1,000,000 10,000,000)
              scale [ROWS...]             load and grading of growing sizes (100,000 1,000,000 3,000,000 rows)
              push [EVENTS]               webhooks out of the outbox beside a bare HTTP loop (20,000 events a round)
              latency [ROWS]              from a posted record to its webhook, 50 records/s, beside a commit and a request
                                          (1,000,000 rows in the hub)
              pollock FOLDER [WEIGHTS]    how well polluted files are read beside their clean form (FOLDER/weights.json)
              pollute TABLE FOLDER        writes such a folder: a plain CSV file in each kind of pollution, on each row and cell
              generate ROWS FILE [SEED]   writes an export of messy customers, and FILE.truth beside it (seed 1)
            """;

    private Bench() {}

    public static void main(String[] args) throws IOException, SQLException {
        if (args.length >= 1 && args.length <= 3 && args[0].equals("bulk")) {
            bulk(args.length >= 2 ? number(args[1]) : 1_000_000, args.length == 3 ? args[2] : "h2");
        } else if (args.length >= 1 && args.length <= 2 && args[0].equals("restart")) {
            RestartBench.run(args.length == 2 ? number(args[1]) : 1_000_000);
        } else if (args.length >= 1 && args.length <= 2 && args[0].equals("cleanse")) {
            CleanseBench.run(args.length == 2 ? number(args[1]) : 300_000);
        } else if (args.length >= 1 && args.length <= 2 && args[0].equals("lookup")) {
            LookupBench.run(args.length == 2 ? number(args[1]) : 1_000_000);
        } else if (args.length >= 1 && args[0].equals("match")) {
            MatchBench.run(sizes(args, List.of(50_000L, 200_000L)));
        } else if ((args.length == 4 || args.length == 5 && args[4].equals("fuzzy")) && args[0].equals("duke")) {
            int rows = Math.toIntExact(number(args[2]));
            DukeBench.run(number(args[1]), rows, Math.toIntExact(number(args[3])), args.length == 5);
        } else if (args.length >= 1 && args[0].equals("clv")) {
            ClvBench.run(sizes(args, List.of(23_570L, 1_000_000L)));
        } else if ((args.length == 1 || args.length == 3) && args[0].equals("grade")) {
            int customers = args.length == 3 ? Math.toIntExact(number(args[1])) : 1_000_000;
            GradeBench.run(customers, args.length == 3 ? number(args[2]) : 10_000_000);
        } else if (args.length >= 1 && args[0].equals("scale")) {
            ScaleBench.run(sizes(args, List.of(100_000L, 1_000_000L, 3_000_000L)));
        } else if (args.length >= 1 && args.length <= 2 && args[0].equals("push")) {
            PushBench.run(args.length == 2 ? number(args[1]) : 20_000);
        } else if (args.length >= 1 && args.length <= 2 && args[0].equals("latency")) {
            LatencyBench.run(args.length == 2 ? number(args[1]) : 1_000_000);
            System.exit(0); // the HTTP server of a hub leaves threads behind that do not end by themselves
        } else if (args.length >= 2 && args.length <= 3 && args[0].equals("pollock")) {
            Path folder = Path.of(args[1]);
            PollockBench.run(folder, args.length == 3 ? Path.of(args[2]) : folder.resolve("weights.json"));
        } else if (args.length == 3 && args[0].equals("pollute")) {
            PollutedFiles.write(Path.of(args[1]), Path.of(args[2]));
        } else if (args.length >= 3 && args.length <= 4 && args[0].equals("generate")) {
            generate(number(args[1]), Path.of(args[2]), args.length == 4 ? number(args[3]) : 1);
        } else {
            throw usage("");
        }
    }

    private static void bulk(long rows, String store) throws IOException, SQLException {
        if (!BenchStore.NAMES.contains(store)) {
            throw usage("no such store: " + store + "\n");
        }
        try (BenchStore bench = BenchStore.of(store)) {
            BulkBench.run(rows, bench);
        }
    }

    private static void generate(long rows, Path file, long seed) throws IOException {
        long start = System.nanoTime();
        new MessyCustomers(seed).write(rows, file);
        double seconds = (System.nanoTime() - start) / 1e9;
        out().printf(
                        Locale.ROOT,
                        "%s: %,d rows, %,d bytes in %.1f s (%,.0f rows/s), seed %d%n",
                        file,
                        rows,
                        Files.size(file),
                        seconds,
                        rows / seconds,
                        seed);
    }

    private static List<Long> sizes(String[] args, List<Long> otherwise) {
        return args.length == 1
                ? otherwise
                : Arrays.stream(args).skip(1).map(Bench::number).toList();
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text.replace("_", ""));
        } catch (NumberFormatException e) {
            throw usage("not a whole number: " + text + "\n");
        }
    }

    /** Ends with the exit code of wrong usage; the return type lets callers throw it. */
    private static IllegalStateException usage(String complaint) {
        System.err.print(complaint + USAGE);
        System.exit(2);
        return new IllegalStateException("exited");
    }

    private static PrintStream out() {
        return new PrintStream(System.out, true, StandardCharsets.UTF_8);
    }
}
