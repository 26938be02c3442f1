package io.tierhub.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;

/** DuckDB and PostgreSQL over the same raw orders; what they find is held against what the hub stored. */
final class GradePeers implements AutoCloseable {
    private static final int ROUNDS = 3;

    private final OrderBook book;
    private final Report report;
    private final Path folder = Files.createTempDirectory("tierhub-bench-orders");
    private final Path file = folder.resolve("orders.csv");

    GradePeers(OrderBook book, Report report) throws IOException {
        this.book = book;
        this.report = report;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int customer = 1; customer <= book.customers(); customer++) {
                write(out, customer);
            }
        }
    }

    private void write(BufferedWriter out, int customer) {
        StringBuilder lines = new StringBuilder();
        book.of(customer, (day, cents, counted) -> lines.append(customer)
                .append(',')
                .append(day)
                .append(',')
                .append(cents)
                .append(',')
                .append(counted ? "PAID" : "CANCELLED")
                .append('\n'));
        try {
            out.append(lines);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Seconds, the median of some rounds; with the memory that the hub has. */
    double duckDb(LocalDate day, ScoreTable hub) throws SQLException, IOException {
        try (SqlGrading sql = new SqlGrading(DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("orders.db")))) {
            sql.run("SET memory_limit = '" + (Runtime.getRuntime().maxMemory() >> 20) + "MiB'");
            return run("DuckDB", sql, day, hub);
        }
    }

    double postgreSql(LocalDate day, ScoreTable hub) throws SQLException, IOException {
        try (PostgresStore server = new PostgresStore();
                SqlGrading sql = new SqlGrading(server.database())) {
            sql.run("SET work_mem = '256MB'");
            return run("PostgreSQL", sql, day, hub);
        }
    }

    private double run(String name, SqlGrading sql, LocalDate day, ScoreTable hub) throws SQLException, IOException {
        sql.load(file);
        double[] times = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            times[i] = sql.grade(day);
        }
        Arrays.sort(times);
        double seconds = times[ROUNDS / 2];
        report.line(
                name + ", one script, median of " + ROUNDS,
                "%,9.2f s  %,12.0f customers/s  (%.2f to %.2f)",
                seconds,
                book.customers() / seconds,
                times[0],
                times[ROUNDS - 1]);
        ScoreTable scores = sql.scores(book.customers());
        int differences = hub.differences(scores);
        report.line(
                name + ", customers graded otherwise", "%,9d of %,d with a counted order", differences, scores.ranked());
        if (differences > 0) {
            throw new IllegalStateException(name + " and the hub do not agree: the figures compare nothing");
        }
        return seconds;
    }

    @Override
    public void close() throws IOException {
        BenchHome.delete(folder);
    }
}
