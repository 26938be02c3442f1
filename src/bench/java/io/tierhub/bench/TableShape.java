package io.tierhub.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The columns and the primary key of a table, without its other indexes, in another database. */
final class TableShape {
    private TableShape() {}

    static void copy(Connection source, Connection target, String table) throws SQLException {
        StringBuilder columns = new StringBuilder();
        try (PreparedStatement select = source.prepareStatement(
                        "SELECT column_name, data_type, is_nullable FROM information_schema.columns"
                                + " WHERE table_name = UPPER(?) ORDER BY ordinal_position");
                Statement create = target.createStatement()) {
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
            create.execute("CREATE TABLE " + table + " (" + columns + ", PRIMARY KEY (id))");
        }
        target.commit();
    }
}
