package io.tierhub.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** One row a commit, as durable as the hub's own, in an H2 file that holds nothing else. */
final class BareCommits implements AutoCloseable {
    private final Connection database;
    private final PreparedStatement insert;

    BareCommits(Path file) throws SQLException {
        database = DriverManager.getConnection("jdbc:h2:file:" + file.toAbsolutePath() + ";WRITE_DELAY=0");
        try (var statement = database.createStatement()) {
            statement.execute("CREATE TABLE event (id VARCHAR(40) PRIMARY KEY, content VARCHAR(1000))");
        }
        insert = database.prepareStatement("INSERT INTO event VALUES (?, ?)");
    }

    synchronized void commit(String id) throws SQLException {
        insert.setString(1, id);
        insert.setString(2, "x".repeat(600));
        insert.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
