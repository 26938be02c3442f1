package io.tierhub.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** One statement without parameters. */
final class SqlText {
    private SqlText() {}

    static void run(Connection on, String sql) throws SQLException {
        try (Statement statement = on.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The text in the only row and column. */
    static String text(Connection on, String sql) throws SQLException {
        try (Statement statement = on.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }

    /** The whole number there. */
    static long number(Connection on, String sql) throws SQLException {
        return Long.parseLong(text(on, sql));
    }
}
