package io.tierhub.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Blocking keys as a hub without an index in memory would keep them: a table of H2, indexed by key after it was filled. */
final class KeyTable implements AutoCloseable {
    private static final int BATCH = 50_000;

    private final Connection connection;
    private final PreparedStatement insert;
    private int open;

    KeyTable(Path file) throws SQLException {
        connection =
                DriverManager.getConnection("jdbc:h2:file:" + file + ";CACHE_SIZE=262144;WRITE_DELAY=0", "bench", "");
        connection.setAutoCommit(false);
        run("CREATE TABLE match_key (mkey BIGINT NOT NULL, record INT NOT NULL)");
        insert = connection.prepareStatement("INSERT INTO match_key VALUES (?, ?)");
    }

    void add(int record, long[] keys) throws SQLException {
        for (long key : keys) {
            insert.setLong(1, key);
            insert.setInt(2, record);
            insert.addBatch();
            if (++open == BATCH) {
                flush();
            }
        }
    }

    /** Ends the filling. */
    void index() throws SQLException {
        flush();
        run("CREATE INDEX match_key_key ON match_key (mkey, record)");
        run("ANALYZE");
        connection.commit();
    }

    private void flush() throws SQLException {
        insert.executeBatch();
        connection.commit();
        open = 0;
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** All (asking record, record) that share one of the keys; the arrays go in pairs. How many there are. */
    long shared(Integer[] records, Long[] keys) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT w.r, k.record FROM UNNEST(CAST(? AS INT ARRAY), CAST(? AS BIGINT ARRAY)) AS w(r, mkey)"
                        + " JOIN match_key k ON k.mkey = w.mkey")) {
            select.setObject(1, records);
            select.setObject(2, keys);
            long found = 0;
            try (ResultSet answer = select.executeQuery()) {
                while (answer.next()) {
                    found += answer.getInt(1) == answer.getInt(2) ? 0 : 1;
                }
            }
            return found;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
