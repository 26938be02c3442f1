package io.tierhub.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/**
 * What PostgreSQL alone takes: the rows of one database copied into another by COPY in its binary format, the fastest, as
 * the bytes that COPY gave. Only handing them over and the commit are counted.
 */
final class BareCopy {
    private BareCopy() {}

    /** Seconds. */
    static double table(Connection source, Connection target, String table) throws SQLException {
        double seconds = 0;
        long last = SqlText.number(source, "SELECT MAX(id) FROM " + table);
        TableShape.copy(source, target, table);
        CopyManager from = source.unwrap(PGConnection.class).getCopyAPI();
        CopyManager to = target.unwrap(PGConnection.class).getCopyAPI();
        for (long first = 1; first <= last; first += BenchStore.BATCH) {
            byte[] rows = rows(from, table, first);
            Watch watch = new Watch();
            CopyIn copy = to.copyIn("COPY " + table + " FROM STDIN (FORMAT binary)");
            copy.writeToCopy(rows, 0, rows.length);
            copy.endCopy();
            target.commit();
            seconds += watch.seconds();
        }
        return seconds;
    }

    private static byte[] rows(CopyManager from, String table, long first) throws SQLException {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        long last = first + BenchStore.BATCH - 1;
        try {
            from.copyOut(
                    "COPY (SELECT * FROM " + table + " WHERE id BETWEEN " + first + " AND " + last
                            + " ORDER BY id) TO STDOUT (FORMAT binary)",
                    rows);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return rows.toByteArray();
    }
}
