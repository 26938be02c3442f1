package io.tierhub.bench;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What H2 alone takes: the rows of one database copied into another by batches of prepared statements, one transaction each. */
final class BareInserts {
    private final Connection source;
    private final Connection target;
    private long cpu;

    BareInserts(Connection source, Connection target) {
        this.source = source;
        this.target = target;
    }

    /** Nanoseconds of a processor that this thread has had. */
    static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Nanoseconds of a processor for all tables. */
    long cpu() {
        return cpu;
    }

    /** Seconds; reading the rows is not counted. */
    double table(String table) throws SQLException {
        double seconds = 0;
        long last = SqlText.number(source, "SELECT MAX(id) FROM " + table);
        TableShape.copy(source, target, table);
        try (PreparedStatement select =
                source.prepareStatement("SELECT * FROM " + table + " WHERE id BETWEEN ? AND ? ORDER BY id")) {
            int columns = select.getMetaData().getColumnCount();
            try (PreparedStatement insert =
                    target.prepareStatement("INSERT INTO " + table + " VALUES (?" + ", ?".repeat(columns - 1) + ")")) {
                for (long first = 1; first <= last; first += BenchStore.BATCH) {
                    select.setLong(1, first);
                    select.setLong(2, first + BenchStore.BATCH - 1);
                    seconds += batch(select, insert, columns);
                }
            }
        }
        return seconds;
    }

    private double batch(PreparedStatement select, PreparedStatement insert, int columns) throws SQLException {
        Object[][] rows = new Object[BenchStore.BATCH][];
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
        long from = cpuNanos();
        for (int r = 0; r < n; r++) {
            for (int i = 0; i < columns; i++) {
                insert.setObject(i + 1, rows[r][i]);
            }
            insert.addBatch();
        }
        insert.executeBatch();
        target.commit();
        cpu += cpuNanos() - from;
        return watch.seconds();
    }
}
