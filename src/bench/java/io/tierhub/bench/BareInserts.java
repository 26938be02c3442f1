package io.tierhub.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What the database alone takes: the rows that a hub has stored, copied into an empty database of the same settings by
 * batches of prepared statements, one transaction each, the secondary indexes at the end. Reading them is not counted.
 */
final class BareInserts {
    /** Rows of a batch and of a transaction, as many as the hub's. */
    private static final int BATCH = 5_000;

    /** The settings of a hub's store. */
    private static final String OPTIONS =
            ";CACHE_SIZE=65536;LOCK_TIMEOUT=10000;COMPRESS=TRUE;DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0";

    private static final String[] INDEXES = {
        "CREATE UNIQUE INDEX source_record_key ON source_record (system_id, skey)",
        "CREATE INDEX source_record_customer ON source_record (customer_id)",
        "CREATE INDEX source_record_account ON source_record (account_record)"
    };

    private final Path from;
    private final Path to;
    private long cpu;

    /** Seconds for all rows, for the indexes, seconds of a processor for both, and bytes written. */
    record Took(double inserts, double indexes, double cpu, long bytesWritten) {
        double seconds() {
            return inserts + indexes;
        }
    }

    /** Both are files {@code NAME.mv.db}, given without that ending; the first is that of a hub which is closed. */
    BareInserts(Path from, Path to) {
        this.from = from;
        this.to = to;
    }

    Took run() throws SQLException {
        Watch written = new Watch();
        try (Connection source = connect(from);
                Connection target = connect(to)) {
            target.setAutoCommit(false);
            double inserts = table(source, target, "source_record") + table(source, target, "customer");
            Watch indexes = new Watch();
            long indexesFrom = cpuNow();
            try (Statement statement = target.createStatement()) {
                for (String index : INDEXES) {
                    statement.execute(index);
                }
            }
            target.commit();
            cpu += cpuNow() - indexesFrom;
            return new Took(inserts, indexes.seconds(), cpu / 1e9, written.bytesWritten());
        }
    }

    /** The size that a closed database comes to when it is compacted; changes the file. */
    static void compact(Path database) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN COMPACT");
        }
    }

    private static Connection connect(Path database) throws SQLException {
        return DriverManager.getConnection("jdbc:h2:file:" + database.toAbsolutePath() + OPTIONS, "tierhub", "");
    }

    /** Nanoseconds of a processor that this thread has had. */
    private static long cpuNow() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private double table(Connection source, Connection target, String table) throws SQLException {
        double seconds = 0;
        long last = number(source, "SELECT MAX(id) FROM " + table);
        TableShape.copy(source, target, table);
        try (PreparedStatement select =
                source.prepareStatement("SELECT * FROM " + table + " WHERE id BETWEEN ? AND ? ORDER BY id")) {
            int columns = select.getMetaData().getColumnCount();
            try (PreparedStatement insert =
                    target.prepareStatement("INSERT INTO " + table + " VALUES (?" + ", ?".repeat(columns - 1) + ")")) {
                for (long first = 1; first <= last; first += BATCH) {
                    select.setLong(1, first);
                    select.setLong(2, first + BATCH - 1);
                    seconds += batch(select, insert, columns, target);
                }
            }
        }
        return seconds;
    }

    private double batch(PreparedStatement select, PreparedStatement insert, int columns, Connection target)
            throws SQLException {
        Object[][] rows = new Object[BATCH][];
        int n = 0;
        try (ResultSet answer = select.executeQuery()) {
            while (answer.next()) {
                Object[] row = new Object[columns];
                for (int i = 0; i < columns; i++) {
                    row[i] = answer.getObject(i + 1);
                }
                rows[n++] = row;
            }
        }
        Watch watch = new Watch();
        long from = cpuNow();
        for (int r = 0; r < n; r++) {
            for (int i = 0; i < columns; i++) {
                insert.setObject(i + 1, rows[r][i]);
            }
            insert.addBatch();
        }
        insert.executeBatch();
        target.commit();
        cpu += cpuNow() - from;
        return watch.seconds();
    }

    private static long number(Connection source, String sql) throws SQLException {
        try (Statement statement = source.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getLong(1);
        }
    }
}
