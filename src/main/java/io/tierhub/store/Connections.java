package io.tierhub.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementException;

/** Connections to the database, and what to say when there are none. */
final class Connections {
    /** Mastering, grading, deciding and four deliveries at once, and one export. */
    static final int MOST = 8;

    /** How long work waits for a connection. */
    static final int WAIT_SECONDS = 10;

    /** How long a server may take to answer one statement: an index over all source records is the longest. */
    static final int SILENT_SECONDS = 600;

    static {
        // H2 would look each value that it reads up in a cache, by a hash of all its bytes, and find few. It asks once,
        // when it is loaded.
        System.setProperty("h2.objectCache", "false");
    }

    private Connections() {}

    static HikariDataSource pool(StoreSettings settings, String node) {
        Dialect dialect = Dialect.of(settings.url());
        String url = dialect == Dialect.H2 ? Durability.url(settings.url()) : settings.url();
        Properties options = options(settings, dialect, node);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setDataSourceProperties(options);
        config.setConnectionTimeout(TimeUnit.SECONDS.toMillis(WAIT_SECONDS));
        config.setMinimumIdle(1);
        config.setMaximumPoolSize(MOST);
        config.setPoolName("store");
        if (dialect == Dialect.H2) {
            config.setMaxLifetime(0); // with its last connection the database would close, and begin anew with the next
        }
        try (var first = DriverManager.getConnection(url, options)) {
            return new HikariDataSource(config);
        } catch (SQLException fault) {
            // A pool would hide why it got no connection; one of our own tells.
            StoreException lost = StoreException.lost(fault);
            if (lost != null) {
                throw lost;
            }
            throw new StoreException("the database " + settings.url() + " cannot be opened: " + why(fault));
        }
    }

    private static Properties options(StoreSettings settings, Dialect dialect, String node) {
        Properties options = new Properties();
        options.setProperty("user", settings.user());
        options.setProperty("password", settings.password());
        if (dialect == Dialect.POSTGRESQL) {
            options.setProperty("ApplicationName", Lease.session(node));
            options.setProperty("connectTimeout", Integer.toString(WAIT_SECONDS));
            options.setProperty("socketTimeout", Integer.toString(SILENT_SECONDS));
            options.setProperty("tcpKeepAlive", "true");
            options.setProperty("logServerErrorDetail", "false"); // it quotes values of rows
        }
        return options;
    }

    private static String why(SQLException fault) {
        String state = String.valueOf(fault.getSQLState());
        if (fault.getErrorCode() == 90020) {
            return "another process has it open; stop that process, or send the command to it";
        }
        if (state.startsWith("28")) {
            return "the user or the password is wrong; correct the database settings";
        }
        if (state.equals("3D000")) {
            return "the server has no such database; create it first (CREATE DATABASE ... ENCODING 'UTF8')";
        }
        return String.valueOf(fault.getMessage());
    }

    static Jdbi jdbi(HikariDataSource pool) {
        return Jdbi.create(pool);
    }

    static String statementOf(JdbiException fault) {
        if (fault instanceof StatementException said && said.getStatementContext() != null) {
            return said.getStatementContext().getRawSql();
        }
        return "a transaction";
    }
}
