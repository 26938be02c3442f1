package io.tierhub.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A table of a hub in another database: its columns and primary key first, its other indexes after its rows. */
final class TableShape {
    private TableShape() {}

    static void copy(Connection source, Connection target, String table) throws SQLException {
        StringBuilder columns = new StringBuilder();
        try (PreparedStatement select =
                source.prepareStatement("SELECT column_name, data_type, is_nullable FROM information_schema.columns"
                        + " WHERE LOWER(table_name) = ? ORDER BY ordinal_position")) {
            select.setString(1, table);
            try (ResultSet answer = select.executeQuery()) {
                while (answer.next()) {
                    columns.append(columns.isEmpty() ? "" : ", ")
                            .append(answer.getString(1))
                            .append(' ')
                            .append(answer.getString(2))
                            .append(answer.getString(3).equals("NO") ? " NOT NULL" : "");
                }
            }
        }
        SqlText.run(target, "CREATE TABLE " + table + " (" + columns + ", PRIMARY KEY (id))");
        target.commit();
    }

    /** Builds the secondary indexes; the seconds that it took. */
    static double index(Connection target) throws SQLException {
        Watch watch = new Watch();
        for (String index : BenchStore.INDEXES) {
            SqlText.run(target, index);
        }
        target.commit();
        return watch.seconds();
    }
}
