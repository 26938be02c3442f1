package io.tierhub.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import org.postgresql.PGConnection;

/** R, F, M and ABC by one SQL script over a table of raw orders, the same in DuckDB and PostgreSQL. */
final class SqlGrading implements AutoCloseable {
    private static final String ORDERS =
            "CREATE TABLE orders (customer INT NOT NULL, day INT NOT NULL, cents BIGINT NOT NULL, status VARCHAR NOT NULL)";

    private final Connection database;

    SqlGrading(Connection database) {
        this.database = database;
    }

    void run(String statement) throws SQLException {
        SqlText.run(database, statement);
    }

    /** @param file {@code customer,day,cents,status} in lines, without a header */
    void load(Path file) throws SQLException, IOException {
        SqlText.run(database, ORDERS);
        if (database.isWrapperFor(PGConnection.class)) {
            try (InputStream rows = Files.newInputStream(file)) {
                database.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("COPY orders FROM STDIN (FORMAT csv)", rows, 1 << 20);
            }
            SqlText.run(database, "VACUUM ANALYZE orders");
        } else {
            SqlText.run(database, "COPY orders FROM '" + file + "' (FORMAT csv, HEADER false)");
            SqlText.run(database, "CHECKPOINT");
        }
    }

    /** Runs the script; the seconds that it took. */
    double grade(LocalDate day) throws SQLException {
        SqlText.run(database, "DROP TABLE IF EXISTS graded");
        String script = script()
                .replace(":as_of", Long.toString(day.toEpochDay()))
                .replace(":rfm_from", Long.toString(day.minusMonths(24).toEpochDay()))
                .replace(":abc_from", Long.toString(day.minusMonths(12).toEpochDay()));
        Watch watch = new Watch();
        SqlText.run(database, script);
        return watch.seconds();
    }

    ScoreTable scores(int customers) throws SQLException {
        ScoreTable scores = new ScoreTable(customers);
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("SELECT customer, r, f, m, abc FROM graded")) {
            while (row.next()) {
                scores.put(
                        row.getInt(1),
                        row.getInt(2),
                        row.getInt(3),
                        row.getInt(4),
                        row.getString(5).charAt(0));
            }
        }
        return scores;
    }

    private static String script() {
        try (InputStream script = SqlGrading.class.getResourceAsStream("grade.sql")) {
            if (script == null) {
                throw new IllegalStateException("grade.sql is not on the class path");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
