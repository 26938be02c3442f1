package io.tierhub.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementException;

/** Connections to the database, and what to say when there are none. */
final class Connections {
    /** Mastering, grading, deciding and four deliveries at once, and one export. */
    private static final int MOST = 8;

    private Connections() {}

    static HikariDataSource pool(StoreSettings settings) {
        String url = Durability.url(settings.url());
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMinimumIdle(1);
        config.setMaximumPoolSize(MOST);
        config.setPoolName("store");
        try (var first = DriverManager.getConnection(url, settings.user(), settings.password())) {
            return new HikariDataSource(config);
        } catch (SQLException fault) {
            // A pool would hide why it got no connection; one of our own tells.
            throw new StoreException("the database " + settings.url() + " cannot be opened: " + why(fault));
        }
    }

    private static String why(SQLException fault) {
        return switch (fault.getErrorCode()) {
            case 90020 -> "another process has it open; stop that process, or send the command to it";
            case 28000 -> "the user or the password is wrong; correct the database settings";
            case 90030 -> "its file is damaged; restore the last backup: tierhub restore FILE --replace";
            case 90028, 90031 ->
                "its file cannot be read (" + fault.getMessage()
                        + "); look at the disk and at who may read it, and if it is damaged restore the last backup:"
                        + " tierhub restore FILE --replace";
            default -> String.valueOf(fault.getMessage());
        };
    }

    static Jdbi jdbi(HikariDataSource pool) {
        Jdbi jdbi = Jdbi.create(pool);
        jdbi.registerArrayType(long.class, "int8");
        jdbi.registerArrayType(int.class, "int4");
        jdbi.registerArrayType(String.class, "varchar");
        return jdbi;
    }

    static String statementOf(JdbiException fault) {
        if (fault instanceof StatementException said && said.getStatementContext() != null) {
            return said.getStatementContext().getRawSql();
        }
        return "a transaction";
    }
}
